import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import type { SettledRecord } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { anyMessage } from '../support/any-message.ts';
import { claim } from '../support/trace.ts';

/** A trace as version 1 wrote it. */
const { header, submission, runs } = readTrace(
  readFileSync(join(import.meta.dirname, 'assets/version-1.jsonl'), 'utf8'),
);

function settledRecords(): readonly SettledRecord[] {
  return runs.flatMap(({ events }) => events.filter((event) => event.kind === 'settled'));
}

describe('a trace of version 1', () => {
  it('is read whole, and keeps the version that it was written in', () => {
    expect(header.version).toBe(1);
    expect(submission).toBeNull();
    expect(runs).toHaveLength(1);
    expect(runs[0]?.events.at(-1)).toMatchObject({ kind: 'end', because: 'done' });
  });

  it('has no facts about what programs waited for, or what went over the network', () => {
    expect(settledRecords()).toHaveLength(5);
    for (const settled of settledRecords())
      expect(settled).toMatchObject({ waits: null, unread: [], traffic: null });
  });

  it('replaced nobody, and its probes ended their messages with a newline', () => {
    expect(runs[0]?.run).toMatchObject({ replaced: [], unterminated: false });
  });

  it('keeps its ports, and has no addresses', () => {
    expect(settledRecords()[1]).toMatchObject({
      ports: { bound: ['tcp:8080'], connections: 1, addresses: [] },
      portsBefore: { bound: ['tcp:8080'], connections: 0, addresses: [] },
    });
    expect(settledRecords()[2]?.ports).toBeNull();
  });

  it('has no network except loopback', () => {
    expect(runs[0]?.run.host).toBeNull();
    expect(settledRecords()[1]?.ports?.membersOnLoopback).toBeNull();
  });

  for (const [grader, params] of [
    ['listening', { role: 'server' }],
    ['delivery', { from: ['client'], to: ['server'], parts: ['lines'] }],
  ] as const)
    it(`can be graded: ${grader}`, () => {
      const [run] = runs;
      expect(run && graders[grader]?.grade(run, claim(params)).status).toBe('pass');
    });
});

describe('a trace of version 3', () => {
  it('gets the present name of messages without a newline', () => {
    const stamp = { n: 1, t: 0, move: -1, run: 'talk~bare' };
    const roles: readonly never[] = [];
    const lines = [
      { kind: 'trace', version: 3, lab: 'turn-chat', seed: 1 },
      {
        ...stamp,
        kind: 'run',
        scenario: 'talk',
        subject: null,
        attempt: 0,
        host: null,
        replaced: [],
        bare: true,
        roles,
      },
      { ...stamp, n: 2, kind: 'end', because: 'done', detail: '' },
    ];
    const read = readTrace(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(read.runs[0]?.run).toMatchObject({ run: 'talk~no-newline', unterminated: true });
    expect(read.runs[0]?.run).not.toHaveProperty('bare');
    expect(read.runs[0]?.events.at(-1)?.kind).toBe('end');
  });
});

describe('what was found before anything was run', () => {
  const line = (cause: string): string =>
    JSON.stringify({
      kind: 'submission',
      problems: [{ role: 'server', cause, message: anyMessage('problem.x') }],
      notes: [],
    });
  const causeIn = (cause: string): string | undefined => {
    const head = JSON.stringify({ kind: 'trace', version: 3, tool: '9', lab: 'x', seed: 1 });
    return readTrace(`${head}\n${line(cause)}\n`).submission?.problems[0]?.cause;
  };

  for (const cause of ['missing-program', 'syntax-error', 'untried'])
    it(`is kept: ${cause}`, () => {
      expect(causeIn(cause)).toBe(cause);
    });

  // A reader cannot know whether an unknown cause is the author's fault.
  for (const cause of ['no-more-there', 'crash', 'toString'])
    it(`costs no points where this version does not know it: ${cause}`, () => {
      expect(causeIn(cause)).toBe('untried');
    });
});
