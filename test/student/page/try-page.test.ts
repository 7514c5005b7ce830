import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { gradeByHand } from '../../../src/assessment/by-hand/grade-by-hand.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { buildDocument } from '../../../src/report/document.ts';
import { type GradedByHand, TryPage } from '../../../src/student/page/try-page.ts';
import { chat } from '../../support/trace.ts';

const LAB = loadLab(join(import.meta.dirname, '../../../labs/turn-chat/lab.yaml'), graders);
const nothing = (): void => {};

/** A conversation of which client 2 shows nothing. */
const TRACE = chat().say('server', 'halo semua').prints('client1', 'Server : halo semua').settled().build();

function opened(graded: () => GradedByHand | null): TryPage {
  return new TryPage({
    lab: LAB,
    folder: mkdtempSync(join(tmpdir(), 'giliran-test-')),
    language: 'en',
    trying: {
      roles: ['server', 'client1', 'client2'],
      problems: [],
      type: nothing,
      start: nothing,
      stop: nothing,
    },
    typed: nothing,
    graded,
  });
}

function gradedAs(isOpen: boolean): GradedByHand {
  const document = buildDocument(
    {
      decisions: gradeByHand(TRACE, LAB, graders).decisions,
      settled: { kernel: 1, timer: 0, idle: 0 },
      notes: [],
    },
    { lab: LAB.id, submission: '', seed: 7, durationMs: 0, trace: null, language: 'en' },
  );
  return { document, parting: 'from there on it is free talk', isOpen };
}

it('shows the steps that the conversation decides, and leaves the others', () => {
  const page = opened(() => gradedAs(true));
  for (const event of TRACE.events) page.take(event);
  const verdicts = page.feed.everything().steps.map(({ id, verdict }) => `${id} ${verdict}`);
  expect(verdicts).toContain('listen pass');
  expect(verdicts).toContain('broadcast fail');
  expect(verdicts).toContain('texts open');
});

it('says once where it left the script, and grades no further', () => {
  let asked = 0;
  const page = opened(() => {
    asked++;
    return gradedAs(false);
  });
  for (const event of TRACE.events) page.take(event);
  const notes = page.feed.everything().log.filter(({ text }) => text === 'from there on it is free talk');
  expect(notes).toHaveLength(1);
  expect(asked).toBe(1);
});
