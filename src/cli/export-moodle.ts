import { join, resolve } from 'node:path';
import { Journal } from '../batch/journal/journal.ts';
import { readBeside, resultsOf } from '../batch/marks/results.ts';
import { sheetParticipants } from '../batch/outputs/read-sheet.ts';
import { moodleFeedbackEntries } from '../export/moodle-feedback.ts';
import { writeZip } from '../export/zip.ts';
import { feedbackHtml } from '../gradebook/feedback-html.ts';
import { byStudent } from '../gradebook/student-marks.ts';
import { say } from '../messages/say.ts';
import { firstNames } from '../model/first-names.ts';
import { message } from '../model/message.ts';
import { type Terminal, UseError } from './io.ts';

/**
 * Writes a batch's feedback as the zip that Moodle takes.
 * @param target the zip; left out for one in the batch's folder
 * @returns 0 where there is a file for every student, 1 where a student has no number of Moodle's
 */
export async function exportMoodle(
  folder: string,
  target: string | undefined,
  io: Terminal,
): Promise<number> {
  const out = resolve(folder);
  const file = target ?? join(folder, 'moodle-feedback.zip');
  const journal = new Journal(out, { to: 'read' });
  try {
    const students = byStudent(resultsOf(journal, readBeside(out)));
    const numbers = sheetParticipants(
      out,
      students.map(({ student }) => student),
    );
    const isMoodles = journal.session?.format === 'moodle';
    const left: string[] = [];
    const feedback = students.flatMap((marks) => {
      const { key, name, id } = marks.student;
      const participant = numbers.get(key) ?? (isMoodles ? id : null);
      if (participant !== null && /^\d+$/.test(participant))
        return [{ name: name || key, participant, html: feedbackHtml(marks, io.language) }];
      left.push(name || key);
      return [];
    });
    if (feedback.length === 0) throw new UseError(message('export.no-participants', { folder }));
    await writeZip(resolve(file), moodleFeedbackEntries(feedback));
    io.out(`${say(message('export.moodle-written', { file, count: feedback.length }), io.language)}\n`);
    if (left.length === 0) return 0;
    const names = firstNames(left);
    io.err(`${say(message('export.no-participant', { count: left.length, names }), io.language)}\n`);
    return 1;
  } finally {
    journal.close();
  }
}
