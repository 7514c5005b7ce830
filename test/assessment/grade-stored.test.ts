import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { gradeStored } from '../../src/assessment/grade-stored.ts';
import { loadLab } from '../../src/lab/load.ts';
import { message } from '../../src/model/message.ts';
import type { EndRecord, RunTrace } from '../../src/model/trace.ts';
import type { TraceFile } from '../../src/trace/read.ts';
import { anyMessage } from '../support/any-message.ts';
import { chat } from '../support/trace.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);

/** A try at the conversation that ended in some way, settled once. */
function tried(attempt: number, because: EndRecord['because'], detail = ''): RunTrace {
  const run = attempt === 0 ? 'conversation' : `conversation#${attempt + 1}`;
  const { events, run: opening } = chat().build();
  const named = events.map((event) => (event.kind === 'end' ? { ...event, because, detail } : event));
  return { run: { ...opening, run, scenario: 'conversation', attempt }, events: named };
}

function stored(...runs: readonly RunTrace[]): TraceFile {
  return {
    header: {
      kind: 'trace',
      version: 2,
      tool: 'test',
      lab: LAB.id,
      seed: 7,
      machine: { platform: 'linux', arch: 'x64', release: '6', node: 'v20', cores: 2 },
    },
    submission: { kind: 'submission', problems: [], notes: [anyMessage('grade.late')] },
    runs,
  };
}

describe('a stored trace that is graded again', () => {
  it('still says which run broke off, and what was found before the runs', () => {
    const { notes } = gradeStored(
      stored(tried(0, 'error', 'first'), tried(1, 'error', 'the probe helper has ended')),
      LAB,
      graders,
    );
    expect(notes).toEqual([
      anyMessage('grade.late'),
      message('note.run-failed', { run: 'conversation', reason: 'the probe helper has ended' }),
    ]);
  });

  it('counts the moves of runs that came to their end, as the check did', () => {
    const whole = tried(1, 'done');
    const settles = whole.events.filter(({ kind }) => kind === 'settled').length;
    const { settled, notes } = gradeStored(stored(tried(0, 'error'), whole), LAB, graders);
    expect(settled.kernel).toBe(settles);
    expect(notes).toEqual([anyMessage('grade.late')]);
  });
});
