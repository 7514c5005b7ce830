import { readFileSync } from 'node:fs';
import { gradeTrace } from '../../src/cli/grade-trace.ts';
import { findLab } from '../../src/cli/labs.ts';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import { say } from '../../src/messages/say.ts';
import { message } from '../../src/model/message.ts';
import type { CheckDocument } from '../../src/model/result.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { readTrace } from '../../src/trace/read.ts';
import type { Fixture } from './fixtures.ts';

/** Begins a line between two reports, so that it is recognised. */
const RULE = '━━';

/** Matches ports that the kernel has chosen. */
const CHOSEN_PORT = /\bport (?:3[2-9]|[4-6]\d)\d{3}\b/g;

/** The reports of submissions that students see, on a page for each lab and language. */
export class LabReports {
  /** For each lab and language, reports by the submissions' names. */
  private readonly pages = new Map<string, Map<string, string>>();

  /** Adds the terminal's report of a check, in every language. */
  async add({ name, about }: Fixture, { lab: id, trace }: CheckDocument): Promise<void> {
    const lab = await findLab(id);
    const stored = readTrace(readFileSync(trace ?? '', 'utf8'));
    for (const language of LANGUAGES) {
      const report = terminalReport(steady(gradeTrace(stored, lab, 'trace.jsonl', language), language), lab, {
        language,
        color: false,
        width: null,
      });
      const page = this.pages.get(`${id} ${language}`) ?? new Map<string, string>();
      this.pages.set(`${id} ${language}`, page.set(name.replaceAll('\\', '/'), `${about}\n\n${report}`));
    }
  }

  /** Names of the submissions with a report for a lab. */
  names(lab: string): readonly string[] {
    return [...(this.pages.get(`${lab} en`)?.keys() ?? [])].sort();
  }

  /** All reports of a lab in a language, in the order of the submissions' names. */
  page(lab: string, language: Language): string {
    const reports = [...(this.pages.get(`${lab} ${language}`) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const page = reports.map(([name, report]) => `${RULE} ${name}\n${report}`).join('\n');
    return page.replace(/ +$/gm, '').replace(CHOSEN_PORT, 'port (any)');
  }
}

/** A result without what differs from run to run: its duration, and how many moves were settled by waiting. */
function steady(document: CheckDocument, language: Language): CheckDocument {
  const weak = say(message('note.weak', { count: document.settled.idle }), language);
  return { ...document, durationMs: 0, notes: document.notes.filter((note) => note !== weak) };
}
