/** English: giliran where graders already run. Part of `en.ts`. */
export const exportEn = {
  'help.export':
    'write what a system takes: the autograder for Gradescope, or the feedback of a batch for Moodle',
  'help.export-system': 'gradescope, or moodle',
  'help.export-out': 'the zip to write (default: giliran-LAB.zip, or moodle-feedback.zip in the batch)',
  'help.export-what': 'gradescope: a lab; moodle: the folder of a batch',
  'help.gradescope': "also write the result as Gradescope's results.json",
  'help.classroom': "also add the result, for GitHub Classroom, to a step's outputs ($GITHUB_OUTPUT)",
  'export.bad-target': 'Expected one of {known}, found "{found}".',
  'export.no-folder':
    'Expected to write {file}, found no folder {folder}. Make it, or choose another file with --out.',
  'export.written': '{file}: the autograder for {lab}, {megabytes} MB. Upload it to Gradescope as it is.',
  'export.moodle-written':
    '{file}: a page of feedback for {count} {count|student|students}. In Moodle: Upload multiple feedback files in a zip.',
  'export.no-participant':
    'No page for {names}: nothing tells {count|the number|the numbers} that Moodle knows {count|this participant|these participants} by. Grade with --sheet and Moodle’s worksheet.',
  'export.no-participants':
    'Expected numbers of Moodle’s participants, found none in the batch {folder}. Grade what Moodle gave out, or with --sheet and its worksheet.',
  'export.ended-early':
    'giliran was ended before it was done: the programs took too long, or the machine did. Hand in again, or ask whoever teaches the course.',
} as const;
