import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckDocument, CheckResult } from '../../src/model/result.ts';
import type { RunEvent, RunTrace } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { checkJson } from '../support/run.ts';

/** The result of a program of `test/programs` in one of the labs next to this file. */
export interface Played {
  readonly document: CheckDocument;
  /** The first run that was made of it. */
  readonly trace: RunTrace;
  /** The folder that it ran in, whose name is unique on the machine. */
  readonly folder: string;
}

export async function play(
  lab:
    | 'typed'
    | 'moves'
    | 'served'
    | 'hurried'
    | 'paired'
    | 'received'
    | 'crowd'
    | 'late'
    | 'impatient'
    | 'commanded',
  program: string,
  ...flags: readonly string[]
): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), `giliran-${program}-`));
  cpSync(join(import.meta.dirname, '../programs', program), folder, { recursive: true });
  const document = await checkJson(join(import.meta.dirname, 'labs', `${lab}.yaml`), folder, ...flags);
  const [trace] = readTrace(readFileSync(document.trace ?? '', 'utf8')).runs;
  if (!trace) throw new Error(`no run of ${program}`);
  return { document, trace, folder };
}

export function statusOf({ document }: Played, check: string): CheckResult['status'] | undefined {
  return document.checks.find(({ id }) => id === `work.${check}`)?.status;
}

export function checkOf({ document }: Played, check: string): CheckResult {
  const found = document.checks.find(({ id }) => id === `work.${check}`);
  if (!found) throw new Error(`no check ${check}`);
  return found;
}

/** Records of one kind, in order. */
export function eventsOf<K extends RunEvent['kind']>(
  { trace }: Played,
  kind: K,
): readonly Extract<RunEvent, { readonly kind: K }>[] {
  return trace.events.filter(
    (event): event is Extract<RunEvent, { readonly kind: K }> => event.kind === kind,
  );
}

/** Texts of the lines that the program printed on its standard output. */
export function printed(played: Played): readonly string[] {
  return eventsOf(played, 'print')
    .filter(({ stream }) => stream === 'out')
    .map(({ text }) => text);
}
