import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { type Audience, labFor, runsFor } from '../../model/audience.ts';
import type { Override, Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import { message } from '../../model/message.ts';
import type { KeptDocument } from '../../model/result.ts';
import type { RunTrace } from '../../model/trace.ts';
import type { PageAssets } from '../../pages/conversation/assets.ts';
import { conversationPage } from '../../pages/conversation/conversation-page.ts';
import { documentFor } from '../../report/document-for.ts';
import { readTrace } from '../../trace/read.ts';
import type { Job } from '../job/job.ts';
import { writeAtomically } from '../kept/write-atomically.ts';

export interface StudentPage {
  readonly student: Student;
  readonly lab: Lab;
  readonly document: KeptDocument;
  readonly runs: readonly RunTrace[];
  readonly language: Language;
  /** The audience that it is for; students before the due date unless given. */
  readonly audience?: Audience;
  /** A mark that a person has set; null, or left out, where there is none. */
  readonly override?: Override | null;
  /** When it was due, as the batch has it; null, or left out, where the lab alone may say. */
  readonly due?: string | null;
}

/**
 * Writes the page of one student's conversation, fit to be handed out: it names no other student, and holds nothing
 * that is kept from students.
 */
export function writePage(file: string, page: StudentPage, assets: PageAssets): void {
  const { student, lab, runs, language, audience = 'before-due', override = null, due } = page;
  const document = withOverride(documentFor(page.document, audience, language, due), override, language);
  // Neither the folder nor the trace of the batch is the student's business.
  const shown = { ...document, submission: '', trace: null };
  const name = student.name || student.key;
  writeAtomically(
    file,
    conversationPage({
      ...{ document: shown, language, student: { name }, assets },
      lab: labFor(lab, audience),
      runs: runsFor(runs, lab, audience),
    }),
  );
}

function withOverride(document: KeptDocument, override: Override | null, language: Language): KeptDocument {
  if (override === null) return document;
  const { score, reason, by } = override;
  const params = { reason, by: by ?? message('marks.a-person'), before: document.score ?? '?' };
  return {
    ...document,
    score,
    // A person's mark is of the whole lab.
    maxScore: document.maxScore + (document.hidden?.points ?? 0),
    notes: [say(message('override.note', params), language), ...document.notes],
  };
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
