/** English: what is said of hand-ins and of what an LMS gave out. Part of `en.ts`. */
export const intakeEn = {
  'intake.why-moodle': 'taken for Moodle’s "Download all submissions", by names like "{example}"',
  'intake.why-canvas': 'taken for Canvas’s "Download submissions", by names like "{example}"',
  'intake.why-gradescope': 'taken for Gradescope’s export, by names like "{example}"',
  'intake.why-github': 'taken for GitHub Classroom’s clones: "{example}" has a .git folder',
  'intake.why-folders': 'taken for a folder or an archive of each student’s own, like "{example}"',

  'intake.not-there': 'Expected a zip or a folder with the hand-ins, found nothing at "{path}".',
  'intake.class-unreadable':
    'Expected a zip or a folder with the hand-ins, found that "{path}" may not be read. Change its permissions.',
  'intake.class-other-archive':
    'Expected a zip or a folder with the hand-ins, found a {kind} archive ({path}). Unpack it, and give its folder.',
  'intake.class-damaged':
    'Expected a zip with the hand-ins, found that "{path}" is damaged, cut short, or no zip. Download it again.',
  'intake.class-too-many':
    'Expected at most {limit} names in "{path}", found more. Unpack it, and give its folder.',
  'intake.no-students':
    'Expected a class’s hand-ins in "{path}", found no folder and no archive of any student. One submission alone is graded with giliran check.',
  'intake.wrong-format':
    'Expected "{path}" to look like what {format} gives out, found that it does not. Leave --format out, and giliran recognises it.',
  'intake.bad-metadata':
    'Expected {file} to say who the submissions are from, found that it cannot be read: {reason}. Export it again.',
  'intake.loose': '{files} {files|belongs|belong} to no student and {files|was|were} not graded',
  'intake.nameless': 'The metadata names no student for {files}',

  'intake.empty': 'Expected programs, found nothing in the hand-in. Ask for it again.',
  'intake.only-documents':
    'Expected programs, found only documents: {files}. Code inside a document cannot be run; ask for the files themselves.',
  'intake.online-text': 'Expected files, found only text typed into the LMS. Ask for the programs as files.',
  'intake.online-link': 'Expected files, found only a link. Ask for the programs as files.',
  'intake.other-archive':
    'Expected a zip, found a {kind} archive: {files}. It was not opened; ask for a zip, or for the files themselves.',
  'intake.damaged-archive':
    'Expected a zip, found that {files} {files|is|are} damaged, cut short, or no zip at all. Ask for it again.',
  'intake.cut-archive':
    'The list of files in {files} breaks off; what it names before that was taken. Ask for it again.',
  'intake.huge-archive': 'Expected at most {limit} names in {files}, found more; the rest was left out.',
  'intake.huge-folder': 'Expected at most {limit} names in {files}, found more; the rest was left out.',
  'intake.zip-in-zip':
    'An archive within an archive within an archive is not opened: {files}. Ask for one zip with the files in it.',
  'intake.damaged-file':
    'Left out because {files|it is|they are} damaged: {files}. Ask for the hand-in again.',
  'intake.encrypted':
    'Left out because {files|it needs|they need} a password: {files}. Ask for a zip without one.',
  'intake.unknown-compression':
    'Left out because {files|it is|they are} packed in an unusual way: {files}. Ask for a plain zip.',
  'intake.unreadable': 'Left out because {files|it|they} cannot be read: {files}.',
  'intake.unwritable': 'Left out because this disk cannot hold {files|its name|their names}: {files}.',
  'intake.too-many-archives':
    'Left out because a hand-in may hold {limit} archives: {files}. Ask for one zip with the files in it.',
  'intake.bomb':
    'Left out because more than {ratio} bytes came out of each one packed: {files}. No program needs that; look at it with care.',
  'intake.too-big':
    'Left out because a hand-in may hold {limit} MB: {files}. Ask for the programs alone, without data or libraries.',
  'intake.too-many':
    'Left out, the deepest first, because a hand-in may hold {limit} files: {files}. Ask for the programs alone, without libraries.',
  'intake.outside':
    'Left out because {files|its name leads|their names lead} out of the student’s folder: {files}. Look at the archive with care.',
  'intake.link':
    'Left out because {files|it is a link|they are links}: {files}. Ask for the files themselves.',
  'intake.special':
    'Left out because {files|it is|they are} no plain {files|file|files} (a device, a pipe): {files}.',
  'intake.special-mode':
    '{files} {files|asks|ask} to be run with somebody else’s rights; {files|it was|they were} unpacked without.',
  'intake.bad-name': 'Left out because control characters are in the name: {files}. Ask for plain names.',
  'intake.long-name': 'Left out because the name is too long: {files}. Ask for shorter names.',
  'intake.not-for-windows':
    'Left out because Windows cannot hold a file of that name: {files}. Ask for another name, or grade on Linux.',
  'intake.odd-for-windows': 'Taken, though Windows could not hold a file of that name: {files}.',
  'intake.backslash': 'Backslashes in names were read as separators of folders: {files}.',
  'intake.twice': 'There more than once, and the last was taken: {files}.',
  'intake.collision':
    'Left out because {files|its name|their names} and another’s are the same on Windows or macOS: {files}. Ask for names that differ in more than case.',
  'intake.utf-16':
    'Saved as UTF-16, which neither Python nor node reads: {files}. Ask for UTF-8; nothing was changed.',
  'intake.versions':
    'Several versions were handed in. Graded was {taken}, {why}; not graded {others|was|were} {others}.',
  'intake.version-by-times': 'the newest by the times of its files',
  'intake.version-by-names': 'the newest by its name',
  'intake.version-by-old-name': 'as the other names say that they are old',
  'intake.version-by-outermost': 'which lies outermost',
  'intake.version-by-map': 'which a person has chosen',
  'intake.renamed':
    'The LMS had renamed files that were handed in again; they have their own names again: {files}.',

  'intake.map-heading': 'Names similar to those that giliran looks for, found where a role had no program.',
  'intake.map-use':
    'Look through it, remove what is wrong, and grade again with --map and this file; or add it to the map that you have.',
  'intake.map-for': '{count}: {students}',
  'intake.map-nothing': '{student}, {lab}: nothing like {roles} among {files}',
} as const;
