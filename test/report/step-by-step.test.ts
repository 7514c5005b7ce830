import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { loadLab } from '../../src/lab/load.ts';
import { checksOf } from '../../src/model/lab.ts';
import { message } from '../../src/model/message.ts';
import type { Status } from '../../src/model/verdict.ts';
import { buildDocument } from '../../src/report/document.ts';
import type { ReportStyle } from '../../src/report/report-page.ts';
import { type StudentState, stepByStepReport } from '../../src/report/step-by-step.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);

/** Decisions for some checks, by their ids; all others hold. */
type Decided = Readonly<Record<string, Partial<Decision> & { readonly status: Status }>>;

const CRASH = {
  status: 'fail',
  cause: 'crash',
  blame: ['server'],
  message: message('cause.crash', { roles: ['server'] }),
  expected: null,
  actual: message('actual.shown-nothing', { role: 'server' }),
} as const;
const NOBODY = {
  status: 'fail',
  cause: 'missing-program',
  message: message('cause.missing-program'),
} as const;
const waits = (check: string) =>
  ({ status: 'skipped', message: message('skipped.needs', { check }) }) as const;

function report(
  decided: Decided,
  state: Partial<StudentState> = {},
  style: Partial<ReportStyle> = {},
): string {
  const decisions = checksOf(LAB).map((check): Decision => {
    const blank = { cause: null, blame: [], message: null, expected: null, actual: null, why: [] };
    return { ...blank, check, status: 'pass', evidence: [], run: 'scene', cast: {}, ...decided[check.id] };
  });
  const document = buildDocument(
    { decisions, settled: { kernel: 1, timer: 0, idle: 0 }, notes: [] },
    {
      lab: LAB.id,
      submission: '/x',
      seed: 1,
      durationMs: 2,
      trace: '/t.jsonl',
      language: style.language ?? 'en',
    },
  );
  return stepByStepReport(
    document,
    LAB,
    { language: 'en', color: false, width: null, ...style },
    { notBegun: [], heldBefore: LAB.steps.map(({ id }) => id), isStuck: false, notKept: null, ...state },
  );
}

describe('the report for a student who builds step by step', () => {
  it('explains the first step that does not hold, and summarises the others in a line each', () => {
    const text = report({
      'welcome.sent': CRASH,
      'relay.passed': CRASH,
      'labels.named': waits('relay.passed'),
    });
    expect(text).toContain('\nStep 2 of 8: Announce and welcome (welcome)\n');
    expect(text.match(/seen: /g)).toHaveLength(1);
    expect(text.split('\n').filter((line) => /^ {2}\S \d\. /.test(line))).toEqual([
      '  ✓ 1. The server listens 5/5',
      '  ✗ 2. Announce and welcome 5/10 · see above',
      '  ✓ 3. The clients connect 10/10',
      '  ✓ 4. The server speaks to all 15/15',
      '  ✗ 5. The server passes lines on 15/25 · server crashed',
      '  – 6. Who said it 0/10 · after step 5',
      '  ✓ 7. One at a time 15/15',
      '  ✓ 8. Whole and unchanged 10/10',
    ]);
  });

  it('celebrates a new step in a line, with what comes next', () => {
    const text = report({ 'welcome.sent': CRASH }, { heldBefore: [] });
    expect(text).toContain('✓ Steps 1, 3, 4, 5, 6, 7 and 8: right! Next: Announce and welcome\n');
    const heldBefore = LAB.steps.slice(1).map(({ id }) => id);
    expect(report({ 'turns.order': CRASH }, { heldBefore })).toContain(
      '✓ The server listens: right! Next: One at a time\n',
    );
    expect(report({}, { heldBefore })).toContain('✓ The server listens: right! That was the last step.\n');
  });

  it('celebrates nothing that held before, and says what no longer holds', () => {
    const text = report({ 'welcome.sent': CRASH });
    expect(text).not.toContain('right!');
    expect(text).toContain('This step held when it was last checked.');
  });

  it('calls missing programs not begun, and not failures', () => {
    const nobody = ['client1', 'client2'];
    const text = report(
      {
        'connect.shown': NOBODY,
        'broadcast.shown': waits('connect.shown'),
        'labels.named': waits('broadcast.shown'),
      },
      { notBegun: nobody },
      { folder: "sari's work" },
    );
    expect(text).not.toContain('✗');
    expect(text).toContain('      not begun: client1 and client2\n      Write a client that connects');
    expect(text).toContain('  · 6. Who said it 0/10 · not begun: client1 and client2\n');
    expect(text).toContain("\nfiles to begin with: giliran start turn-chat 'sari'\\''s work'\n");
    expect(text).not.toContain('giliran hint');
  });

  it('shows what fails in a step next to what is not begun', () => {
    const text = report(
      { 'broadcast.sent': CRASH, 'broadcast.shown': NOBODY },
      { notBegun: ['client1', 'client2'] },
    );
    expect(text).toContain("✗ the server's line reaches every client once 0/10\n      server crashed\n");
    expect(text).toContain('giliran hint turn-chat broadcast\n');
  });

  it('says that nothing is begun where nothing is, and does not mention a withheld score', () => {
    const untried = { status: 'inconclusive', message: message('inconclusive.not-run') } as const;
    const all = Object.fromEntries(checksOf(LAB).map(({ id }) => [id, untried]));
    const text = report(all, { notBegun: LAB.roles.map(({ id }) => id) });
    expect(text).toContain('· not begun yet: 100 points to earn\n');
    expect(text).not.toMatch(/withheld|could not/);
  });

  it('offers the guide first where the same check has failed often', () => {
    expect(report({ 'relay.passed': CRASH }, { isStuck: true })).toMatch(
      /\nfailed often, so read: +giliran guide turn-chat relay\nmore hints: +giliran hint turn-chat relay\n/,
    );
  });

  it('prints commands that lead to the same lab and folder', () => {
    const text = report({ 'relay.passed': CRASH }, {}, { labName: './labku/lab.yaml', folder: '-kerja ü' });
    expect(text).toContain("giliran hint ./labku/lab.yaml relay --folder './-kerja ü'\n");
    expect(text).toContain("giliran check ./labku/lab.yaml './-kerja ü' --all\n");
    expect(text).toContain('giliran show /t.jsonl --lab ./labku/lab.yaml\n');
  });

  it('says what could not be saved', () => {
    expect(report({}, { notKept: 'EROFS' })).toContain('could not be kept in this folder (EROFS)');
  });

  for (const language of ['en', 'id'] as const)
    it(`fits 60 columns in ${language}, except for commands and paths`, () => {
      const text = report(
        { 'welcome.sent': CRASH, 'relay.passed': CRASH },
        { notKept: 'EROFS' },
        {
          language,
          width: 60,
        },
      );
      const prose = text.split('\n').filter((line) => !/giliran |\.jsonl/.test(line));
      expect(prose.filter((line) => [...line].length > 60)).toEqual([]);
    });
});
