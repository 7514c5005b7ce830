import { readPeopleTable, studentsMeant } from '../../gradebook/sheet/people-table.ts';
import type { Student } from '../../model/batch.ts';
import { firstNames } from '../../model/first-names.ts';
import { type Message, message } from '../../model/message.ts';
import { parseMoment } from '../../model/moment.ts';
import type { Handed } from '../intake/intake.ts';
import type { Roll, RollEntry } from './roll.ts';

/** When students handed in, by their keys, and what is to be said of it. */
export interface Times {
  readonly times: ReadonlyMap<string, Date>;
  readonly remarks: readonly Message[];
}

const COLUMNS = {
  time: [
    ...[
      'time',
      'handed in',
      'submitted',
      'submitted at',
      'submission time',
      'last modified (submission)',
      'date',
    ],
    ...['waktu', 'dikumpulkan', 'waktu pengumpulan', 'terakhir diubah (pengajuan)', 'tanggal'],
  ],
} as const;

/**
 * Reads when students handed in, from a table of a person's own.
 * @throws MessageError where it is no table with students and times
 */
export function readTimes(bytes: Uint8Array, students: readonly Student[]): Times {
  const times = new Map<string, Date>();
  const [nobody, unread]: [string[], string[]] = [[], []];
  for (const { who, cell } of readPeopleTable(bytes, COLUMNS, ['time'])) {
    const [student, ...others] = studentsMeant(who, students);
    const written = cell('time');
    const time = parseMoment(written);
    if (student === undefined || others.length > 0) nobody.push(who[0] ?? '');
    else if (time !== null) times.set(student.key, time);
    else if (written !== '' && written !== '-') unread.push(`${student.key} (${written})`);
  }
  return {
    times,
    remarks: [...listing('grade.times-nobody', nobody), ...listing('grade.times-unread', unread)],
  };
}

function listing(
  id: 'grade.times-nobody' | 'grade.times-unread',
  names: readonly string[],
): readonly Message[] {
  return names.length === 0 ? [] : [message(id, { names: firstNames(names) })];
}

/** What says when students handed in, by their keys. */
export interface TimeSources {
  /** A table of a person's own: it counts before everything else. */
  readonly table: ReadonlyMap<string, Date>;
  /** What was known before: of that, what a person has said stays. */
  readonly before: Roll;
  /** The LMS's sheet: it counts where nothing else tells. */
  readonly sheet: ReadonlyMap<string, Date>;
}

/** What is known of hand-ins now. */
export function rollOf(handed: readonly Handed[], { table, before, sheet }: TimeSources): Roll {
  return new Map(
    handed.map(({ student: { key }, group, late, handedIn }): [string, RollEntry] => {
      // The time of a group's hand-in may be known only for the member who has handed it in.
      const timeIn = (times: ReadonlyMap<string, Date>): string | undefined =>
        (times.get(key) ?? times.get(group?.by?.key ?? key))?.toISOString();
      const old = before.get(key);
      const told = timeIn(table) ?? (old?.isTold ? old.handedIn : null);
      const time = told ?? handedIn ?? timeIn(sheet) ?? null;
      return [key, { handedIn: time, isTold: told !== null, late }];
    }),
  );
}
