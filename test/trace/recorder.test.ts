import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../src/trace/read.ts';
import { Recorder, type Unnumbered } from '../../src/trace/recorder.ts';

/** A record of the end of a run. */
function end(run: string): Unnumbered {
  return { kind: 'end', run, move: 0, t: 1, because: 'done', detail: '' };
}

describe('records that are held', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-recorder-')), 'trace.jsonl');

  it('have numbers of their own among the others, and are written when they count', () => {
    const recorder = new Recorder(file, 'lab', 1, 'test');
    const [kept, left] = [recorder.hold(), recorder.hold()];
    expect([recorder, kept, left, recorder].map((records) => records.record(end('a')).n)).toEqual([
      1, 2, 3, 4,
    ]);
    kept.flush();
    recorder.flush();
    const numbers = (): number[] =>
      readFileSync(file, 'utf8')
        .match(/"n":\d+/g)
        ?.map((n) => Number(n.slice(4))) ?? [];
    expect(numbers()).toEqual([1, 4]);
    kept.release();
    expect(numbers()).toEqual([1, 4, 2]);
    recorder.close();
    expect(numbers()).toEqual([1, 4, 2]);
  });
});

describe('scenes that were not played', () => {
  it('are in the trace, with the reason, and are none of its runs', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'giliran-recorder-')), 'trace.jsonl');
    const recorder = new Recorder(file, 'lab', 1, 'test');
    recorder.unplayed({ scene: 'alone~unnumbered', because: 'start-decided' });
    recorder.close();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('{"kind":"unplayed","scene":"alone~unnumbered","because":"start-decided"}\n');
    expect(readTrace(text).runs).toEqual([]);
  });
});
