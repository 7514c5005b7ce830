import { describe, expect, it } from 'vitest';
import { Reports } from '../../../../src/run/probe/helper/reports.ts';

/** Reports, and the lines that were written for them. */
function written() {
  const lines: string[] = [];
  return { reports: new Reports((line) => lines.push(line)), lines };
}

describe('the reports of the probe helper', () => {
  it('are a line of JSON each', () => {
    const { reports, lines } = written();
    reports.done(3, '40001');
    expect(lines).toEqual(['{"kind":"done","id":3,"ok":true,"detail":"40001"}\n']);
  });

  it('give the reason why something could not be done, whatever was thrown', () => {
    const { reports, lines } = written();
    reports.refused(1, new Error('no such place'));
    reports.refused(2, 'gone');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { kind: 'done', id: 1, ok: false, detail: 'no such place' },
      { kind: 'done', id: 2, ok: false, detail: 'gone' },
    ]);
  });

  it('keep every byte that was heard, and leave out what is unknown', () => {
    const { reports, lines } = written();
    const data = Buffer.from([0, 10, 255]);
    reports.heard('server', 'tcp', { data, channel: 1, answered: 0 });
    reports.heard('server', 'broadcast', { data, channel: 2, answered: 2, at: '10.0.0.255' });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { kind: 'heard', role: 'server', via: 'tcp', channel: 1, base64: 'AAr/' },
      {
        kind: 'heard',
        role: 'server',
        via: 'broadcast',
        channel: 2,
        at: '10.0.0.255',
        base64: 'AAr/',
        answered: 2,
      },
    ]);
  });

  it('give each connection a number of its own', () => {
    const { reports } = written();
    expect([reports.newChannel(), reports.newChannel()]).toEqual([1, 2]);
  });
});
