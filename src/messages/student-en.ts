/** English: what is said to a student who builds step by step. Part of `en.ts`. */
export const studentEn = {
  'help.check-all': 'show every check of every step, not only the step at hand',

  'report.step-at-hand': 'Step {number} of {count}: {title} ({step})',
  'report.steps': 'Steps {numbers}',
  'report.now-holds': '{steps}: right! Next: {next}',
  'report.all-hold': '{steps}: right! That was the last step.',
  'report.held-before': 'This step held when it was last checked.',
  'report.step-not-begun': 'not begun: {roles}',
  'report.after-step': 'after step {number}',
  'report.see-above': 'see above',
  'report.not-begun': 'not begun yet: {most} points to earn',
  'report.next-guide': 'what to build:',
  'report.next-start': 'files to begin with:',
  'report.next-all': 'every check:',

  'progress.not-kept':
    'How far you are could not be kept in this folder ({reason}): steps that held before and hints that you have seen are forgotten. The result is the same.',

  'hints.read-guide': 'This has failed {times} times running, so here is what the guide says of it.',

  'help.start': 'lay out files to begin with',
  'help.start-folder': 'where to (default: this folder); made where it is not there',
  'help.start-language': 'typescript, javascript, python, java, c or go (default: typescript)',

  'use.no-starter-language': 'There are no starters in "{found}". {advice}',
  'use.cannot-write-folder':
    'Expected to be able to write in "{folder}", found that it cannot be ({reason}). Choose another folder.',
  'advice.languages': 'Languages: {names}.',

  'start.written': 'wrote {file}',
  'start.written-shared': 'wrote {file}: it plays {roles}, and is told its number',
  'start.kept': '{file} is there already: left as it is',
  'start.read': 'read the first step:',
  'start.check': 'check your programs:',

  'starter.numbered':
    'This file plays {kind} 1 to {kind} {count}: it is started with its number and the count.',
  'starter.how': 'Fill in step by step. What each step asks for: {command}',
  'starter.step': 'Step {number} of {count} ({step}): {title}',

  'guide.picture': 'Who talks to whom',
  'guide.bytes': 'What goes over the socket',
  'guide.build': 'What to build',
  'guide.checked': 'What is checked',
  'guide.by-hand': 'Try it by hand, in {count} {count|terminal|terminals}',
  'guide.row-listens': 'listens on {endpoint}',
  'guide.row-joins': 'joins {endpoint}',
  'guide.row-connects': 'connects',
  'guide.row-welcome': 'the welcome',
  'guide.row-line': 'a line typed at {role}',
  'guide.row-line-to': 'a line, to {endpoint}',
  'guide.row-passed-on': 'the same line, passed on',
  'guide.row-no-echo': 'never back to its author',
  'guide.sample': '{from} to {to}, {count} bytes: {text}',
  'guide.newline': 'The last byte, 0a, is the newline: send it or leave it out.',
  'guide.place': 'In {files}; in a starter, below the comment "Step {number}" ({step}).',
  'guide.stand-in': 'The line for {roles} stands in for a program that a later step builds (in bash).',
  'guide.try-waits': 'Terminal {number} keeps running: {role} waits.',
  'guide.try-welcome': 'The welcome appears in terminal {numbers}.',
  'guide.try-line': 'Type {text} in terminal {number}: it appears in terminal {numbers}.',
  'guide.try-passed-on': 'And it appears in terminal {numbers}.',
  'guide.try-no-echo': 'It does not appear in terminal {numbers} again.',
  'guide.end-by-hand': 'Ctrl-C ends each of them.',
  'guide.to-read-a-step': 'Read a step:',
  'guide.to-start': 'Files to begin with:',
  'guide.to-go-on': 'When it is right:',
} as const;
