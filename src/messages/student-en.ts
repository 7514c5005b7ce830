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
} as const;
