/** English: a conversation that becomes a scene, and a submission that becomes a fixture. */
export const recordEn = {
  'help.lab-record': 'make a scene and checks from a conversation, or a fixture from what a submission gets',
  'help.record-trace': 'use a conversation that giliran try --save has kept, instead of typing one',
  'help.record-programs': 'type into the programs in this folder (default: the lab’s reference)',
  'help.record-scene': 'what the scene is called (default: recorded)',
  'help.record-write': 'put it into the lab’s file, behind what is there',
  'help.record-fixture': 'check the programs in this folder, and write what they get to its fixture.yaml',
  'help.record-about': 'what is wrong with those programs, in a sentence',
  'record.bad-name':
    'expected a name for the scene in lower-case letters, digits and hyphens, found "{name}". Give one with --scene.',
  'record.no-reference':
    'expected right programs to type into, found no reference in {lab}. Name a folder with --programs.',
  'record.other-lab': 'expected a conversation of {lab} in {file}, found one of {found}',
  'record.nothing':
    'expected a conversation that was typed by hand in {file}, found none. giliran try --save keeps one.',
  'record.unreadable': '{file} cannot be read: {reason}',
  'record.cannot-write': '{file} cannot be written: {reason}',
  'record.written': 'added to {file}. See what it says of it: {command}',
  'record.taken': 'expected a name that is free, found "{name}" in {file}. Give another one with --scene.',
  'record.in-braces':
    'expected "{key}:" in {file} with its entries on lines of their own, found none. Paste what is printed above.',
  'record.fixture-of': 'expected a fixture of {lab}, found that {file} is for {labs}',
  'record.withheld':
    'not everything could be decided, so {file} stays as it is: {checks}. A fixture holds what is sure; try again, and if it stays so, write it by hand.',
  'record.fixture-new': '{file} is written. Say in it, as "about", what the programs do wrong.',
  'record.fixture-right':
    '{file} is written: its programs get all points. Say in it, as "about", what such programs are there for.',
  'record.fixture-written': '{file} is written.',
  'record.fixture-same': '{file} says so already',
  'record.fixture-changed': '{file} is written anew. Look at the difference before you keep it.',
} as const;
