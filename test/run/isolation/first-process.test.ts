import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseReady, readReady } from '../../../src/run/isolation/first-process.ts';

describe('the report of the namespaces’ first process', () => {
  it('is empty until a whole line has come', () => {
    expect(parseReady('', 0)).toBeNull();
    expect(parseReady('ready 17 eth', 0)).toBeNull();
  });

  it('has its pid, and whether there is an interface besides loopback', () => {
    expect(parseReady('ready 17 eth0\n', 0)).toEqual({ pid: 17, hasInterface: true, holders: new Map() });
    expect(parseReady('ready 17 \n', 0)).toEqual({ pid: 17, hasInterface: false, holders: new Map() });
  });

  it('is complete only with a process for each host', () => {
    const text = 'host 1 5\nready 17 eth0\n';
    expect(parseReady(text, 2)).toBeNull();
    expect(parseReady(`host 0 4\n${text}`, 2)).toMatchObject({
      holders: new Map([
        [0, '4'],
        [1, '5'],
      ]),
    });
  });

  it('has the reason why there is no network', () => {
    expect(parseReady('host 0 4\nfailed\n', 1)).toBe('failed');
    expect(parseReady('no-version-6\nfailed\n', 1)).toBe('no-version-6');
  });

  it('is read in any pieces', async () => {
    const stdout = new PassThrough();
    const reading = readReady({ stdout }, new Promise(() => {}), 1);
    for (const piece of ['ho', 'st 0 4\nrea', 'dy 17 eth0', '\n']) stdout.write(piece);
    expect(await reading).toEqual({ pid: 17, hasInterface: true, holders: new Map([[0, '4']]) });
  });

  it('is a failure where it has ended without output', async () => {
    expect(await readReady({ stdout: new PassThrough() }, Promise.resolve(), 0)).toBe('failed');
  });
});
