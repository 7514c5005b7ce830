/** English: what `watch` and `try` say. Part of `en.ts`. */
export const watchEn = {
  'help.watch': 'check again whenever something is saved, the step at hand first',

  'watch.title': 'Watching {folder}. Ctrl-C ends it.',
  'watch.saved': 'saved: {files}',
  'watch.checking': 'checking …',
  'watch.others': 'checking the other steps …',
  'watch.waiting': 'Waiting for you to save.',
  'watch.does-not-compile': 'Nothing was run. Mend this and save:',
  'watch.right': 'Now right: {checks}.',
  'watch.broken': 'No longer right: {checks}.',
  'watch.otherwise': 'Fails otherwise than before: {checks}.',
  'watch.as-before': 'As in the last check.',
  'watch.step-holds': 'Step {number} holds: {title}',
  'watch.step-fails': 'Step {number} does not hold yet: {title}',
  'watch.step-open': 'Step {number} could not be decided: {title}',
  'watch.left': 'Watching has ended.',
};
