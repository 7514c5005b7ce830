/** English: writing a lab. Part of `en.ts`. What is wrong with a lab file is said in English alone, and not here. */
export const authoringEn = {
  'help.authoring': 'write a lab: begin one, and see what is wrong with it',
  'help.lint': 'list everything that is wrong or worth a look in labs; no submission is needed',
  'help.labs-folder':
    "a folder of your course's labs, known by name beside giliran's own; npm:PACKAGE for those of a package (or GILIRAN_LABS)",
  'use.no-labs-folder':
    'Expected a folder of labs for --labs (or GILIRAN_LABS), found "{folder}": there is no such folder.',
  'use.bad-package':
    'Expected npm:PACKAGE or npm:PACKAGE/FOLDER, with a folder within the package, found "{found}".',
  'use.no-package':
    'There is no package with "{name}" in node_modules here, or in any folder above: npm install it first.',
  'help.lint-labs': 'labs, or folders that hold labs (default: all that come with giliran)',
  'help.lint-strict': 'warnings count as errors, too',
  'lint.clean': '{count} {count|lab|labs}: nothing to fix.',
  'lint.found':
    '{errors} {errors|error|errors} and {warnings} {warnings|warning|warnings} in {count} {count|lab|labs}.',
  'lint.no-labs': 'Expected labs in {folder}, found none: neither a lab.yaml there nor in a folder of it.',
  'lint.unreadable': 'Expected to read {file}, found that the system refuses it ({reason}).',
  'help.new':
    'begin a lab of your own: a folder with a lab file, programs to fill in, and submissions that try it',
  'help.new-folder': 'the folder to write, which must not be there, or be empty',
  'help.new-id': "the lab's id: lower-case letters, digits and hyphens (default: the folder's name)",
  'help.new-title-en': 'what the lab is called, in English',
  'help.new-title-id': 'what the lab is called, in Indonesian',
  'help.new-clients': 'how many clients there are, 1 to 20 (default: 2)',
  'help.new-port': 'the port that the server listens on, 1024 to 65535 (default: 9000)',
  'help.new-language': 'the language of the programs: typescript or python',
  'new.ask-id': 'The id of the lab',
  'new.ask-title-en': 'What it is called, in English',
  'new.ask-title-id': 'What it is called, in Indonesian',
  'new.ask-clients': 'How many clients',
  'new.ask-port': 'The port of the server',
  'new.ask-language': 'The language of your programs',
  'new.unanswered': 'Expected {options} on the command line: without a terminal nobody can be asked.',
  'new.bad-id':
    'Expected an id of lower-case letters, digits and hyphens, with a letter first, found "{found}".',
  'new.bad-title': 'Expected a title, found an empty text.',
  'new.bad-number': 'Expected a whole number from {least} to {most} for {name}, found "{found}".',
  'new.bad-language': 'Expected one of {known} for --language, found "{found}". {advice}',
  'new.taken':
    'Expected a folder that is not there, or is empty, found {folder} in use: nothing is overwritten. Choose another.',
  'new.unwritable': 'Expected to write {folder}, found that the system refuses it ({reason}).',
  'new.left': 'Nothing was written.',
  'new.written': 'Written to {folder}:',
  'new.lab-file': 'the lab, with comments on every part of it',
  'new.schema': 'what may stand in it, for editors that complete it',
  'new.reference': 'right programs, to be filled in',
  'new.silent': 'programs that say nothing, and what they must get',
  'new.faulty': 'programs with one mistake, and what they must get',
  'new.next': 'What to do next:',
  'help.new-like': 'begin as a lab that comes with giliran, with its roles, scenarios and checks',
  'new.not-with-like':
    'Expected no {option} beside --like, which brings its own roles: leave it out, and change lab.yaml.',
} as const;
