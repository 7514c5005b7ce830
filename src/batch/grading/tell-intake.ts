import { message } from '../../model/message.ts';
import type { Intake } from '../intake/intake.ts';
import type { MapFile } from '../intake/map/map-file.ts';
import { unknownStudents } from '../intake/map/map-for.ts';
import type { Journal } from '../journal/journal.ts';
import type { BatchOrder } from './batch-order.ts';

/** Says of a class that has been opened what it is, and what is odd about it, before anything is run. */
export function tellIntake(
  { format, formatWhy, students, remarks }: Intake,
  journal: Journal,
  map: MapFile | null,
  { audience: { tell }, outName, isolation, jobs, queue }: BatchOrder,
): void {
  tell(message('grade.class', { count: students.length, path: outName, seed: journal.header.seed }));
  tell(
    formatWhy === null
      ? message('grade.format', { format })
      : message('grade.format-why', { why: formatWhy }),
  );
  for (const remark of remarks) tell(remark);
  const known = students.map(({ student }) => student);
  const unknown = map === null ? [] : unknownStudents(map, known);
  if (unknown.length > 0) tell(message('grade.map-unknown', { names: unknown }));
  if (journal.corruptLines > 0) tell(message('grade.spoiled', { count: journal.corruptLines }));
  if (queue === null && isolation === 'none' && (jobs ?? 1) > 1) tell(message('grade.one-job'));
}
