import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../messages/language.ts';
import type { Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import type { KeptDocument } from '../../model/result.ts';
import type { RunTrace } from '../../model/trace.ts';
import type { PageAssets } from '../../pages/conversation/assets.ts';
import { conversationPage } from '../../pages/conversation/conversation-page.ts';
import { readTrace } from '../../trace/read.ts';
import type { Job } from '../job.ts';
import { writeAtomically } from '../write-atomically.ts';

export interface StudentPage {
  readonly student: Student;
  readonly lab: Lab;
  readonly document: KeptDocument;
  readonly runs: readonly RunTrace[];
  readonly language: Language;
}

/** Writes the page of one student's conversation, fit to be handed out: nobody else is in it. */
export function writePage(file: string, page: StudentPage, assets: PageAssets): void {
  const { student, lab, document, runs, language } = page;
  // Neither the folder nor the trace of the batch is the student's business.
  const shown = { ...document, submission: '', trace: null };
  const name = student.name || student.key;
  writeAtomically(
    file,
    conversationPage({ document: shown, lab, runs, language, student: { name }, assets }),
  );
}

/** The same from a trace that is stored already. */
export function writeStoredPage(
  out: string,
  { student, lab, language, traces, page }: Pick<Job, 'student' | 'lab' | 'language' | 'traces' | 'page'>,
  document: KeptDocument,
  assets: PageAssets,
): void {
  const { runs } = readTrace(readFileSync(join(out, traces[0] ?? ''), 'utf8'));
  writePage(join(out, page), { student, lab, document, runs, language }, assets);
}

/** What a student's page runs. @throws the file system's error where giliran has not been built */
export function readPageAssets(projectFolder: string): PageAssets {
  return readAssets(projectFolder, 'page.json');
}

/** What the page of the class runs. @throws the file system's error where giliran has not been built */
export function readClassAssets(projectFolder: string): PageAssets {
  return readAssets(projectFolder, 'class-page.json');
}

function readAssets(projectFolder: string, name: string): PageAssets {
  const assets: PageAssets = JSON.parse(readFileSync(join(projectFolder, 'dist', name), 'utf8'));
  return assets;
}
