import { message } from '../../model/message.ts';
import type { Intake } from '../intake/intake.ts';
import type { MapFile } from '../intake/map/map-file.ts';
import { unknownStudents } from '../intake/map/map-for.ts';
import type { Journal } from '../journal/journal.ts';
import type { BatchOrder } from './batch-order.ts';

/** Says of a class that has been opened what it is, and what is odd about it, before anything is run. */
export function logIntake(
  { format, formatWhy, students, remarks }: Intake,
  journal: Journal,
  map: MapFile | null,
  { audience: { log }, outName, isolation, jobs, queue }: BatchOrder,
): void {
  log(message('grade.class', { count: students.length, path: outName, seed: journal.header.seed }));
  log(
    formatWhy === null
      ? message('grade.format', { format })
      : message('grade.format-why', { why: formatWhy }),
  );
  for (const remark of remarks) log(remark);
  const known = students.map(({ student }) => student);
  const unknown = map === null ? [] : unknownStudents(map, known);
  if (unknown.length > 0) log(message('grade.map-unknown', { names: unknown }));
  if (journal.corruptLines > 0) log(message('grade.corrupt-lines', { count: journal.corruptLines }));
  if (queue === null && isolation === 'none' && (jobs ?? 1) > 1) log(message('grade.one-job'));
}
