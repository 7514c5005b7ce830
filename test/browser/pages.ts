import { join } from 'node:path';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import type { CheckDocument, CheckResult } from '../../src/model/result.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { conversationPage, type PageOptions } from '../../src/pages/conversation/conversation-page.ts';
import { chat } from '../support/trace.ts';
import { pageAssets } from './browser.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);

/** A page of literal runs. */
export function pageOf(
  runs: readonly RunTrace[],
  checks: readonly CheckResult[] = [],
  more: Partial<PageOptions> = {},
): string {
  const document: CheckDocument = {
    schema: 1,
    lab: 'turn-chat',
    submission: '/home/budi/tugas11',
    seed: 7,
    verdict: checks.some(({ status }) => status === 'fail') ? 'fail' : 'pass',
    score: 70,
    maxScore: 100,
    durationMs: 1,
    trace: null,
    settled: { kernel: 1, timer: 0, idle: 0 },
    notes: [],
    checks,
  };
  return conversationPage({ document, lab: LAB, runs, language: 'en', assets: pageAssets(), ...more });
}

/** A trace under another name. */
export function named(run: string, { events, run: opening }: RunTrace): RunTrace {
  return { run: { ...opening, run }, events };
}

/** A chat of some rounds: each line is shown by both others. */
export function rounds(count: number) {
  const trace = chat();
  for (let round = 1; round <= count; round++)
    for (const speaker of ['server', 'client1', 'client2']) {
      const text = `${String(round).padStart(5, '0')} kata ${speaker}`;
      trace.say(speaker, text, { part: 'rounds' });
      for (const hearer of ['server', 'client1', 'client2'])
        if (hearer !== speaker) trace.prints(hearer, `${speaker} : ${text}`);
      trace.settled();
    }
  return trace;
}
