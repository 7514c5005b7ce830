import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HELPER_ENDED, startHelperAt } from '../../../src/run/probe/probe-helper.ts';

const WHOLE = { kind: 'heard', role: 'client1' };

describe('a probe helper that is ended in the middle of a line', () => {
  it('has reported what it wrote before, and answers nothing more', async () => {
    const text = `${JSON.stringify(WHOLE)}\n${JSON.stringify(WHOLE).slice(0, -5)}`;
    const script = `process.stdout.write(${JSON.stringify(text)}, () => process.kill(process.pid, 'SIGKILL'))`;
    const reported: unknown[] = [];
    const helper = startHelperAt(
      { command: process.execPath, args: ['-e', script], cwd: process.cwd(), env: {} },
      (report) => reported.push(report),
    );
    const answer = await helper.order({ do: 'close', role: 'client1' });
    expect(answer).toEqual({ ok: false, detail: HELPER_ENDED });
    while (reported.length === 0) await turn();
    for (let turns = 0; turns < 10; turns++) await turn();
    expect(reported).toEqual([WHOLE]);
  });
});
