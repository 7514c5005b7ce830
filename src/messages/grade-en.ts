/** English: what is said of batches: grading a class, grading it again, marks that people set. Part of `en.ts`. */
export const gradeEn = {
  'help.grade': 'grade a whole class: folders, or what the LMS gave out',
  'help.grade-labs': 'a lab, or several with commas between',
  'help.grade-submissions': 'the zip or the folder with the hand-ins',
  'help.grade-out': 'the folder of the batch; the same command again goes on where it stopped',
  'help.grade-format': 'moodle, canvas, gradescope, github or folders (default: recognised by the names)',
  'help.grade-map': 'a file that says which file names are for which roles; it is kept with the batch',
  'help.no-map': 'forget the map that is kept with the batch',
  'help.accept-suggestions':
    'take a file with an odd name where only one can be meant; each is printed, and kept in the map of the batch',
  'help.grade-sheet': "the LMS's own grading sheet, to be filled in",
  'help.grade-column': "the heading of the sheet's column for marks (Moodle)",
  'help.comment-column': "the heading of the sheet's column for feedback (Moodle)",
  'help.assignment': "the assignment's title in the gradebook (Canvas)",
  'help.no-scale': "write points as they are, whatever the sheet's maximum",
  'help.grade-jobs': 'submissions at once (default: by processors and memory)',
  'help.grade-seed': 'the seed of a new batch',
  'help.grade-isolation': 'sandbox, network or none (default: sandbox)',
  'help.repeat': 'check each submission so many times, and report what is not stable',
  'help.due': 'when hand-ins were due: 2025-11-20T23:59, in local time or with a zone; none removes it',
  'help.late':
    'what is taken off for being late, in a column of its own: 10%/day, 5/hour, or 10%/day,50% (50% at most); none removes it',
  'help.late-counts': 'fill the marks after that penalty into the sheet',
  'help.no-late-counts': 'fill the marks before that penalty into the sheet',
  'help.times': 'a table of your own that says when students handed in: columns student and time',
  'help.regrade': 'grade the stored traces of a batch again, after a change to points or checks',
  'help.batch': 'the folder of a batch, as giliran grade wrote it',
  'help.override': 'set a mark in place of the one that giliran gave',
  'help.override-student': 'a student by key, id, address or name; STUDENT:LAB where there are several labs',
  'help.override-score': 'the points',
  'help.override-reason': 'why: it is shown to the student',
  'help.override-by': 'who decided it',
  'help.override-remove': "take it back: giliran's mark counts again",
  'help.override-from': 'a table of many marks: columns student, score, reason, and where needed lab and by',
  'help.comment': 'write a comment of your own to a student, beside what giliran says',
  'help.comment-text': 'what the student is to read',
  'help.comment-by': 'who wrote it',
  'help.comment-remove': 'take it back',
  'help.comment-from': 'a table of many comments: columns student and comment, and if you like by',
  'help.pass': 'the mark from which a student has passed: 60, 60%; none removes it',
  'help.groups':
    'a table of groups, Moodle’s or Canvas’s or your own (columns student and group): one hand-in for all members; none forgets it',

  'grade.class': '{count} {count|student|students}; results go to {path} (seed of the batch: {seed}).',
  'grade.format': 'The hand-ins are read as {format}.',
  'grade.format-why': 'The hand-ins are {why}.',
  'grade.progress': '{done}/{total}',
  'grade.progress-rate': '{rate} a minute',
  'grade.progress-left': '{left} left',
  'grade.progress-failures': '{count} could not be graded',
  'grade.kept': '{count} {count|result was|results were} there already and still {count|holds|hold}.',
  'grade.again-submission': '{count} graded again: what was handed in has changed.',
  'grade.again-lab': '{count} graded again: the lab has changed.',
  'grade.again-tool': '{count} graded again: this is another version of giliran.',
  'grade.again-options': '{count} graded again: the options or the map have changed.',
  'grade.again-failed': '{count} tried again: giliran itself had failed at {count|it|them}.',
  'grade.interrupted':
    'Interrupted; every program has been ended. {count} {count|result is|results are} kept: the same command goes on from there.',
  'grade.out-removed':
    '{folder} was removed while the class was graded. The marks are written again; pages and traces of results from before are lost. To have them again, remove the folder and give the same command.',
  'grade.suggestions':
    'For some files it is not clear which role they are for. Suggestions are in {file}: look through it, and grade again with --map.',
  'grade.more-suggestions':
    'For some files it is still not clear which role they are for. Suggestions are in {file}: add what is right to {map}, and grade again without --map.',
  'grade.accepted': '{student}, {lab}: taken as suggested: {taken}.',
  'grade.accepted-kept':
    'What was taken is kept with the batch, in {file}: remove there what is wrong, and grade again.',
  'grade.kept-map':
    'The map that is kept with the batch is used: {file}. --map FILE uses another, --no-map none.',
  'grade.map-unknown': 'The map file names students who are not in this class: {names}.',
  'grade.corrupt-lines':
    '{count} {count|line|lines} of the journal could not be read; what is missing is graded again.',
  'grade.one-job': 'Without private networks one run goes on at a time; --jobs changes nothing.',

  'grade.warn-network':
    'Warning: with --isolation network programs run as you, and can read and change your files. --isolation sandbox keeps them from that.',
  'grade.warn-none':
    'Warning: with --isolation none programs run as you, on this machine’s own network. --isolation sandbox keeps them from your files.',
  'grade.no-sandbox':
    'Expected a sandbox for programs that are not yours, but {reason}. Without one, say so: --isolation network.',
  'grade.no-network':
    'Expected a private network, but {reason}. Run giliran doctor, or use --isolation none.',
  'grade.held':
    'Expected to have {folder} to itself, found another giliran at work there (process {pid} on {host}, since {at}). Wait for it, or end it. If it is certainly gone, remove {file}.',
  'grade.no-batch':
    'Expected the folder of a batch, found no journal in {folder}. giliran grade makes one with --out.',
  'grade.no-journal':
    'Expected the journal of a batch in {folder}, found a file that is not one. Choose another folder with --out.',
  'grade.too-new':
    'This batch has version {found}, and this giliran reads up to {known}. Update giliran to go on with it.',
  'grade.other-seed':
    'The batch in {folder} has the seed {seed}, found --seed {found}. Leave --seed out, or choose another folder with --out.',
  'grade.lab-twice': 'Expected each lab once, found {lab} twice.',
  'grade.no-sheet': 'Expected the sheet that the LMS gave out, found no file "{file}".',
  'grade.no-map': 'Expected a map file, found no file "{file}".',
  'grade.out-inside':
    'Expected --out outside of the hand-ins, found {folder} within {path}: it would be taken for a student’s. Choose another folder.',
  'grade.filled-out':
    'Expected --out to name a new folder, an empty one or the folder of a batch, found "{first}"{count|| and more} in {folder}, and no journal. Choose a new folder, or an empty one.',
  'grade.bad-format': 'Expected --format to be one of {known}, found "{found}".',
  'grade.bad-number': 'Expected {option} to be a whole number from {least}, found "{found}".',

  'grade.no-programs':
    'Expected programs for {lab}, found nothing that could be one: {files}. Say with --map which file is which, or ask for the programs.',
  'grade.odd-names':
    'Expected programs that are named after the roles of {lab}, found {files}, and roles without a program. Say with --map which file is which, or ask for the programs.',
  'grade.which-version':
    'Expected one version of the programs for {lab}, found several, and neither times nor names tell which is the newest: {folders}. Say which counts, with --map and "{line}".',
  'grade.no-version':
    'The map says that the folder "{wanted}" counts, but there is none of that name, only {folders}. Correct the map.',
  'map.no-file': 'The file must be a map of roles to names of files.',
  'map.no-map': '"{about}" must be a map of roles to names of files.',
  'map.no-name': '"{about}" must be a file name, or a list of file names.',
  'map.no-folder': '"{about}" must be a file name alone, without a folder.',
  'map.unknown-key': 'Unknown key "{key}". {advice}',
  'map.known': 'Known here: {known}.',
  'grade.no-out': 'Expected --out to name a folder that can be made, found that "{folder}" cannot: {reason}',
  'grade.workers-closed': 'The workers were closed before they got to it.',
  'grade.worker-died':
    'giliran itself failed at this submission, twice ({how}: {reason}). Grade again to try once more; if it fails again, look at it by hand.',
  'grade.no-isolation':
    'The programs could not be started in isolation: {reason}. Grade again to try once more.',
  'grade.unexpected': 'giliran itself failed at this submission ({reason}). Grade again to try once more.',
  'grade.unstable':
    '{count} checks with different seeds did not all come out the same ({checks}); the score is withheld until a person has looked at it',
  'grade.unstable-check': 'not the same every time: {outcomes}',

  'grade.bad-moment': 'Expected {option} to be a time like 2025-11-20T23:59, found "{found}".',
  'grade.bad-late': 'Expected --late to be like 10%/day, 5/hour or 10%/day,50%, found "{found}".',
  'grade.no-table': 'Expected a table for {option}, found no file "{file}".',
  'grade.times-nobody':
    'The table of times names students who are not in this class, or whom several could be: {names}.',
  'grade.times-unread': 'Times that could not be read: {names}. Write them like 2025-11-20T23:59.',
  'grade.bad-pass': 'Expected --pass to be like 60 or 60%, found "{found}".',
  'grade.absent': '{count} in the sheet handed in nothing: {names}.',
  'grade.passed': '{lab}: {passed} of {of} have passed ({mark})',
  'grade.late-count':
    '{count} handed in late (for {open} of them it is not known how late); results.csv has it in columns of its own.',
  'grade.late-no-time':
    'It is not known when {count} {count|student|students} handed in, so it cannot be said whether that was late. Give the times with --times FILE.',

  'grade.who-ungraded': '{count} could not be graded:',
  'grade.who-unstable': '{count} did not come out the same every time:',
  'grade.who-inconclusive':
    '{count} {count|has a check|have checks} that could not be decided, and no score yet:',
  'grade.and-more': 'and {count} more: see results.csv',
  'grade.who-noted':
    '{count} {count|hand-in has|hand-ins have} notes (to grade another of several versions: --map, "{line}"):',
  'grade.counts':
    '{results} {results|result|results}, by what the programs did: {pass} right, {fail} with failures, {inconclusive} inconclusive, {ungraded} not graded.',
  'grade.mean': '{lab}: mean {mean} of {max}, over {marks} {marks|mark|marks}',
  'grade.overridden':
    'Of these, {count} {count|has a mark|have marks} that a person has set: {pass} right, {fail} with failures, {inconclusive} inconclusive, {ungraded} not graded.',
  'grade.causes': 'What went wrong most:',
  'grade.cause': '{count} {count|student|students}: {cause}',
  'grade.cause-told': '{count} {count|student|students}: {example} ({cause})',
  'grade.written': 'Everything is in {folder}: open index.html first.',

  'regrade.done':
    '{count} {count|result|results} graded again from {count|its trace|their traces}; {moved} {moved|has|have} moved.',
  'regrade.moved': '{student}, {lab}: {old} → {now}',
  'regrade.no-lab': 'The lab {lab} was not found here; its results stay as they were.',
  'regrade.left-scenes':
    'The lab’s scenes have changed since these were run, so they stay as they were: {names}. giliran grade runs them again.',
  'regrade.left-no-trace':
    'The traces of these are missing, so they stay as they were: {names}. giliran grade runs them again.',

  'override.set': '{student}, {lab}: the mark is now {score}.',
  'override.removed': '{student}, {lab}: giliran’s own mark counts again.',
  'override.none': 'Expected a mark of {student} for {lab} that was set by a person, found none.',
  'override.later': 'This batch is being graded just now: the outputs will show it when that is done.',
  'override.note': 'The score was set by {by}: {reason} (before that: {before})',
  'override.no-student': 'There is no student "{student}" in this batch. {advice}',
  'override.see-results': 'Their keys are in results.csv.',
  'override.several': 'Expected one student, found several for "{student}": {keys}. Give the key.',
  'override.which-lab': 'Expected STUDENT:LAB, found "{student}" with {labs}. Say which lab.',
  'override.bad-score': 'Expected a score from 0 to {most}, found "{found}".',
  'override.comma':
    'Expected a score from 0 to {most} with a point before the decimals, found "{found}": write {pointed}.',
  'override.no-reason': 'Expected --reason TEXT with the mark, found none: it is what the student is told.',
  'override.from-alone': 'Expected either a student or --from FILE, found both.',
  'override.bad-row': 'row {row}: {said}',
  'override.bad-rows': 'Nothing was set: {count} {count|row|rows} of {file} {count|needs|need} correcting.',
  'override.empty-table': 'Expected a table with something in it, found no row to take from {file}.',
  'comment.set': '{student}: the comment is kept, and stands apart from what giliran says.',
  'comment.removed': '{student}: the comment is taken back.',
  'comment.none': 'Expected a comment to {student}, found none.',
  'comment.no-text': 'Expected the text of a comment, found none.',
  'group.remark': 'One hand-in of the group {group}, for {names}',
  'group.several':
    'In the group {group} several have handed in ({names}): each keeps their own, and the others get the newest.',
} as const;
