/** English: giliran where graders already run. Part of `en.ts`. */
export const exportEn = {
  'help.export': 'write what a system takes that runs graders itself',
  'help.export-system': 'gradescope',
  'help.export-out': 'the zip to write (default: giliran-LAB.zip)',
  'help.gradescope': "also write the result as Gradescope's results.json",
  'help.classroom': "also add the result, for GitHub Classroom, to a step's outputs ($GITHUB_OUTPUT)",
  'export.bad-target': 'Expected one of {known}, found "{found}".',
  'export.no-folder':
    'Expected to write {file}, found no folder {folder}. Make it, or choose another file with --out.',
  'export.written': '{file}: the autograder for {lab}, {megabytes} MB. Upload it to Gradescope as it is.',
  'export.ended-early':
    'giliran was ended before it was done: the programs took too long, or the machine did. Hand in again, or ask whoever teaches the course.',
} as const;
