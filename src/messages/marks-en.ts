/** English: what is said of marks, and of the sheets that take them back to an LMS. Part of `en.ts`. */
export const marksEn = {
  'marks.points': '{score} of {max} {max|point|points}',
  'marks.points-shown': '{score} of {max} {max|point|points} of the checks that are shown',
  'marks.points-alone': '{score} {score|point|points}',
  'marks.withheld': 'the score is withheld until a person has looked at it',
  'marks.ungraded': 'could not be graded',
  'marks.undecided': '{count} {count|check|checks} could not be decided, so a person has to look at it',
  'marks.all-well': 'Everything works',
  'marks.more-checks': 'And {count} more {count|check|checks}',
  'marks.nobody-named': 'cannot be told from this run',
  'marks.again': 'To see the same run again:',
  'marks.submission': 'the submission',
  'marks.set-by-person': 'The score was set by a person',
  'marks.a-person': 'a person',
  'marks.label-expected': 'Expected',
  'marks.label-seen': 'Seen',
  'marks.label-who': 'Who',
  'marks.label-why': 'Why',
  'marks.label-decided': 'Decided',
  'marks.label-hint': 'Hint',
  'marks.label-note': 'Note',
  'marks.label-not-yet': 'Not yet',
  'marks.label-problem': 'Reason',
  'marks.label-set-by': 'Set by',
  'marks.label-reason': 'Reason',
  'marks.label-before': 'Before that',
  'marks.label-total': 'In all',
  'marks.label-comment': 'Comment from a person',
  'marks.label-comment-by': 'Comment from {by}',
  'marks.label-late': 'Late',
  'marks.label-penalty': 'After the penalty',
  'marks.late-somehow': 'by how much is not known',
  'marks.late-minutes': 'by {minutes} {minutes|minute|minutes}',
  'marks.late-hours': 'by {hours} {hours|hour|hours} and {minutes} {minutes|minute|minutes}',
  'marks.late-days': 'by {days} {days|day|days} and {hours} {hours|hour|hours}',
  'marks.after-penalty': '{points} ({rule})',
  'marks.penalty-open': 'to be decided by a person ({rule})',
  'marks.table-no-column':
    'Expected a table with columns for {columns}, found {headings}. Give its first row these headings.',

  'marks.sheet-filled': '{count} {count|mark|marks} filled into the {lms} sheet.',
  'marks.sheet-replaced': '{count} {count|mark takes|marks take} the place of what the sheet had: {names}.',
  'marks.sheet-scaled': 'Points of {from} were scaled to what the sheet says its marks are out of: {to}.',
  'marks.sheet-not-scaled':
    'Points of {from} were written as they are; the sheet says its marks are out of {to}.',
  'marks.sheet-no-maximum':
    'The sheet does not say what its marks are out of: points of {max} were written as they are.',
  'marks.sheet-no-row':
    'No row of the sheet is about {names}: no id, address or name of theirs stands in it. Fill in by hand.',
  'marks.sheet-several-rows':
    'Several rows of the sheet could be about {names}, or one row about several of them. Fill in by hand.',
  'marks.sheet-withheld': 'No mark was filled in for {names}: there is none yet. A person has to look at it.',
  'marks.sheet-before-due':
    'No mark was filled in for {names}: some of their checks are shown after the due date, and the marks would give them away. Say when that is (giliran grade --due), or grade again after it.',
  'marks.sheet-above-maximum':
    'No mark was filled in for {names}: it would be above the maximum, and Moodle takes no such mark.',
  'marks.sheet-locked': 'No mark was filled in for {names}: the sheet says that the grade cannot be changed.',
  'marks.sheet-excused': 'No mark was filled in for {names}: excused (EX) in the sheet.',
  'marks.sheet-not-assigned': 'No mark was filled in for {names}: not assigned (N/A) in the sheet.',
  'marks.sheet-unknown-rows':
    '{count} {count|row|rows} of the sheet without a submission stayed as before: {names}.',
  'marks.sheet-other-name':
    '{name} was found by id in row {row}, where the name is {inSheet}. See that it is right.',
  'marks.sheet-other-names':
    '{count} more {count|was|were} found by id in {count|a row|rows} with another name: {names}. See that it is right.',
  'marks.sheet-no-comments':
    'The sheet has no column for feedback that giliran knows, so only marks were filled in.',
  'marks.sheet-kept-comments':
    '{count} {count|comment|comments} in the sheet {count|is|are} not by giliran and stayed as before: {names}.',
  'marks.names-more': '{count} more',
  'marks.sheet-encoding':
    'Expected a sheet in UTF-8, found another encoding. Save it as "CSV UTF-8", or download it again.',
  'marks.sheet-empty':
    'Expected a sheet with a row for each student, found an empty file. Download it again.',
  'marks.sheet-broken':
    'Expected a table of values with a delimiter between them, found a broken one ({reason}). Download it again.',
  'marks.sheet-unknown':
    "Expected Moodle's grading worksheet or Canvas's gradebook, found a table with {headings}. Give the sheet as the LMS made it.",
  'marks.sheet-no-grade':
    'Expected a column for the grade, found {headings}. Say which it is with --grade-column HEADING.',
  'marks.sheet-no-column': 'Expected a column {heading}, found {headings}.',
  'marks.sheet-scale':
    'Expected an assignment that is graded in points, found one with a scale ({heading}). Set it to points in Moodle.',
  'marks.sheet-read-only':
    'Expected a column that can be changed, found {heading}, which Canvas says is read only.',
  'marks.sheet-no-assignments':
    'Expected an assignment in the gradebook, found none. Make it in Canvas, then export the gradebook again.',
  'marks.sheet-which-assignment':
    'Expected to know which assignment is meant, found {assignments}. Say which with --assignment TITLE.',
  'marks.sheet-no-assignment': 'Expected the assignment {assignment}, found {assignments}.',
} as const;
