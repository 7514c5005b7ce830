import { describe, expect, it } from 'vitest';
import { TRACE_VERSION } from '../../src/model/trace.ts';
import { readTrace, splitRuns } from '../../src/trace/read.ts';
import { chat } from '../support/trace.ts';

const HEADER = JSON.stringify({ kind: 'trace', version: TRACE_VERSION, tool: '0', lab: 'x', seed: 1 });
const EVENTS = chat()
  .say('server', 'halo')
  .build()
  .events.map((event) => JSON.stringify(event));

describe('a trace file', () => {
  it('is read run by run', () => {
    const { header, runs } = readTrace([HEADER, ...EVENTS, ''].join('\n'));
    expect(header.lab).toBe('x');
    expect(runs).toHaveLength(1);
    expect(runs[0]?.events).toHaveLength(EVENTS.length);
  });

  it('is read without its last line where that was cut off', () => {
    const cut = [HEADER, ...EVENTS].join('\n').slice(0, -5);
    expect(readTrace(cut).runs[0]?.events).toHaveLength(EVENTS.length - 1);
  });

  it('is read without records of unknown kinds', () => {
    const odd = ['{"kind":"dreamt","run":"scene","n":9}', '{"kind":"toString","run":"scene","n":10}'];
    const [run] = readTrace([HEADER, ...EVENTS, ...odd].join('\n')).runs;
    expect(run?.events).toHaveLength(EVENTS.length);
  });

  it('is refused where a line before the last is corrupted', () => {
    expect(() => readTrace([HEADER, '{"kind":', ...EVENTS].join('\n'))).toThrow('trace.not-json {"line":2}');
  });

  it('is refused kindly where a newer giliran wrote it', () => {
    const newer = JSON.stringify({ kind: 'trace', version: TRACE_VERSION + 1 });
    expect(() => readTrace(newer)).toThrow('trace.too-new');
  });

  for (const text of ['', '{}', '[1]', 'null', '"trace"', EVENTS.join('\n')])
    it(`is refused where its header is missing: ${text.slice(0, 20)}`, () => {
      expect(() => readTrace(text)).toThrow('trace.no-header');
    });

  it('may hold runs that went on side by side', () => {
    const one = chat().build().events;
    const two = chat(1)
      .build()
      .events.map((event) => ({ ...event, run: 'other' }));
    const mixed = one.flatMap((event, index) => [event, ...two.slice(index, index + 1)]);
    expect(splitRuns(mixed).map(({ run, events }) => [run.run, events.length])).toEqual([
      ['scene', one.length],
      ['other', two.length],
    ]);
  });

  it('leaves a run out whose opening is missing', () => {
    expect(splitRuns(chat().build().events.slice(1))).toEqual([]);
  });
});
