import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Override, StudentResult } from '../model/batch.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { classPage } from '../picture/class/class-page.ts';
import type { PageAssets } from '../picture/page/assets.ts';
import { readTrace } from '../trace/read.ts';
import type { Journal } from './journal/journal.ts';
import { writePage } from './outputs/page.ts';
import { keptSheet } from './outputs/sheet-choice.ts';
import { type Outputs, writeOutputs } from './outputs/write-outputs.ts';
import { readOverrides } from './overrides.ts';
import { resultsOf, unstableIn } from './results.ts';
import { writeAside } from './write-aside.ts';

export interface FinishOrder {
  readonly journal: Journal;
  /** The batch's folder. */
  readonly out: string;
  /** The labs that are known here, by their ids. */
  readonly labs: ReadonlyMap<string, Lab>;
  readonly language: Language;
  /** For students' pages. */
  readonly assets: PageAssets;
  /** For the page of the class. */
  readonly classAssets: PageAssets;
}

export interface Finished extends Outputs {
  readonly results: readonly StudentResult[];
}

/** Writes everything that a batch gives out, from its journal and from the marks that people have set. */
export function finishBatch(order: FinishOrder): Finished {
  const { journal, out, labs, language, classAssets } = order;
  const results = resultsOf(journal, readOverrides(out));
  for (const result of results) if (result.override !== null) rewritePage(order, result);
  const last = journal.briefs().reduce((latest, { at }) => (at > latest ? at : latest), journal.header.at);
  const outputs = writeOutputs(out, { results, language, sheet: keptSheet(out), at: new Date(last) });
  const page = { results, labs, unstableOf: unstableIn(journal), language, assets: classAssets };
  writeAside(join(out, 'index.html'), classPage(page));
  return { ...outputs, results };
}

/**
 * Writes the page of one result again, with the mark that counts; left as it is where the lab or the trace is
 * gone.
 */
export function rewritePage(
  { out, labs, language, assets }: Omit<FinishOrder, 'classAssets'>,
  result: StudentResult,
): void {
  const lab = labs.get(result.lab);
  if (result.status === 'ungraded' || result.page === null || !lab) return;
  const runs = runsOf(join(out, result.document.trace ?? ''));
  if (runs === null) return;
  const document = withOverride(result.document, result.override, language);
  writePage(join(out, result.page), { student: result.student, lab, document, runs, language }, assets);
}

function runsOf(trace: string): ReturnType<typeof readTrace>['runs'] | null {
  try {
    return readTrace(readFileSync(trace, 'utf8')).runs;
  } catch {
    return null;
  }
}

function withOverride(document: CheckDocument, override: Override | null, language: Language): CheckDocument {
  if (override === null) return document;
  const { score, reason, by } = override;
  const params = { reason, by: by ?? message('marks.a-person'), before: document.score ?? '?' };
  return { ...document, score, notes: [say(message('override.note', params), language), ...document.notes] };
}
