import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../kept/write-atomically.ts';

/** What is known of a student's hand-in, besides what was in it. */
export interface RollEntry {
  /** When it was handed in: ISO 8601; null where it is not known. */
  readonly handedIn: string | null;
  /** Whether a person has said so: that stays, whatever the LMS says later. */
  readonly isTold: boolean;
  /** Whether the LMS marked it as late. */
  readonly late: boolean;
}

/** By students' keys. */
export type Roll = ReadonlyMap<string, RollEntry>;

/** What a batch knows of hand-ins. */
export function readRoll(out: string): Roll {
  if (!existsSync(rollFile(out))) return new Map();
  const kept: Record<string, RollEntry> = JSON.parse(readFileSync(rollFile(out), 'utf8'));
  return new Map(Object.entries(kept));
}

/** Keeps what is known now; what was known of students who are no longer there stays. */
export function keepRoll(out: string, entries: Roll): void {
  const isTelling = [...entries.values()].some(({ handedIn, late }) => handedIn !== null || late);
  if (!isTelling && !existsSync(rollFile(out))) return;
  const all = new Map([...readRoll(out), ...entries]);
  writeAtomically(rollFile(out), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

function rollFile(out: string): string {
  return join(out, 'class', 'roll.json');
}
