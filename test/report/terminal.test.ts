import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import type { Decision } from '../../src/grade/decide.ts';
import { loadLab } from '../../src/lab/load.ts';
import { checksOf } from '../../src/model/lab.ts';
import { message } from '../../src/model/message.ts';
import type { Status } from '../../src/model/verdict.ts';
import { buildDocument } from '../../src/report/document.ts';
import { terminalReport } from '../../src/report/terminal.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);
const PARTS = { lab: LAB.id, submission: '/x', seed: 1, durationMs: 1.6, trace: null };
const SETTLED = { kernel: 1, timer: 0, idle: 0 };

/** Decisions about all checks: these statuses for the first ones, a pass for the rest. */
function decisions(...statuses: readonly Status[]): readonly Decision[] {
  return checksOf(LAB).map((check, index) => ({
    check,
    status: statuses[index] ?? 'pass',
    cause: statuses[index] === 'fail' ? 'crash' : null,
    blame: statuses[index] === 'fail' ? ['server'] : [],
    message: message('cause.crash', { roles: ['server'] }),
    expected: null,
    actual:
      statuses[index] === 'fail' ? message('actual.printed', { role: 'server', seen: '\x1b[2J' }) : null,
    evidence: [],
    run: null,
  }));
}

function document(...statuses: readonly Status[]) {
  return buildDocument({ decisions: decisions(...statuses), settled: SETTLED, notes: [] }, PARTS);
}

describe('the result document', () => {
  it('passes where every check does, with all points', () => {
    expect(document()).toMatchObject({ verdict: 'pass', score: 100, maxScore: 100, durationMs: 2 });
  });

  it('fails where one check does, whatever else could not be told', () => {
    expect(document('inconclusive', 'fail', 'skipped')).toMatchObject({ verdict: 'fail' });
  });

  it('withholds the score where nothing failed and something could not be told', () => {
    expect(document('inconclusive')).toMatchObject({ verdict: 'inconclusive', score: null });
  });

  it('gives no points for what was skipped', () => {
    const { checks } = document('fail', 'skipped');
    expect(checks.slice(0, 2).map(({ score }) => score)).toEqual([0, 0]);
  });
});

describe('the report on a terminal', () => {
  it('shows the steps, the reason and who is to blame', () => {
    const text = terminalReport(document('fail'), LAB, false);
    expect(text).toContain('The server listens');
    expect(text).toMatch(/✗ the server listens on port 8080 0\/5\n {6}server crashed\n/);
    expect(text).toContain('who:      server');
    expect(text).toContain('not yet: 95 of 100 points');
  });

  it('lets nothing of what a student printed reach the terminal as a control character', () => {
    expect(terminalReport(document('fail'), LAB, false)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('is coloured only where it is asked to', () => {
    expect(terminalReport(document(), LAB, true)).toContain('\x1b[');
    expect(terminalReport(document(), LAB, false)).not.toContain('\x1b[');
  });

  it('shows no score where it is withheld', () => {
    expect(terminalReport(document('inconclusive'), LAB, false)).toContain('the score is withheld (of 100)');
  });
});
