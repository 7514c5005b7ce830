/** English: what is said of checks that students do not see. Part of `en.ts`. */
export const shownEn = {
  'note.hidden':
    'this lab has {count} more {count|check|checks} worth {points} {points|point|points} that {count|is|are} not shown: the points here are those of the checks that are',
  'note.hidden-until-due':
    'this lab has {count} more {count|check|checks} worth {points} {points|point|points}, shown after the due date: the points here are those of the checks that are shown now',
  'note.hidden-until':
    'this lab has {count} more {count|check|checks} worth {points} {points|point|points}, shown after {due}: the points here are those of the checks that are shown now',
  'note.shows-hidden':
    '{count} of these checks {count|is|are} hidden from students, or not shown before the due date',
  'use.hidden-classroom':
    '--hidden does not go with --classroom: students read everything that a workflow writes. Keep the hidden checks to "giliran grade".',
  'help.hidden': 'also the checks that students do not see: for whoever grades',
} as const;
