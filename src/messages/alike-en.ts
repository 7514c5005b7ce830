/** English: look-alikes. Part of `en.ts`. */
export const alikeEn = {
  'help.starter':
    'a folder with what everybody was given to begin with, left out where hand-ins are compared; it is kept with the batch ("none" forgets it)',
  'help.no-alike': 'do not compare hand-ins with each other',
  'alike.no-starter': 'Expected a folder for --starter, found none at "{folder}".',
  'alike.bad-starter':
    'Expected a folder with sources for --starter, found none in "{folder}" that can be compared.',
  'alike.comparing': 'Comparing hand-ins',
  'alike.found':
    '{count} {count|group|groups} of hand-ins that look alike: see {file}. That is a place to look, never a verdict.',
  'alike.title': 'Look-alikes',
  'alike.title-of': 'Look-alikes {number}: {lab}',
  'alike.note':
    'Where sources are alike there is a place to look, and no verdict: programs for one lab look alike for many reasons, a common course text or an example among them. Names, numbers, texts, comments, white space and order do not count; what everybody was given and what nearly everybody has is left out.',
  'alike.compared': '{lab}: {compared} {compared|hand-in|hand-ins} compared',
  'alike.none': 'No two look alike.',
  'alike.same': 'The same but for comments and white space',
  'alike.near': 'Near-identical',
  'alike.percent': '{percent} % in common',
  'alike.and-more': 'and {count} more',
  'alike.not-compared': 'Not compared: {count}',
  'alike.why-large': 'too much of it',
  'alike.why-binary': 'no sources that can be read, only what was made of them',
  'alike.why-nothing': 'no sources',
  'alike.why-short': 'too short to tell anything',
  'alike.why-given': 'nothing but what everybody was given',
  'alike.why-unread': 'its sources were not kept; grade again with the hand-ins',
  'alike.back': 'The class at a glance',
  'alike.group-has': 'Each hand-in stands beside the one that is nearest to it.',
  'alike.click': 'What corresponds has the same colour; choose a stretch to see the one on the other side.',
  'alike.pairs-left': '{count} more {count|pair is|pairs are} not shown side by side: {names}.',
  'alike.cut': '… the rest is left out here.',
  'alike.sources-of': 'Sources of {name}',
} as const;
