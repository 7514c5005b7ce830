import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseRows } from '../../src/run/kernel/socket-row.ts';
import { classOf, ONE_LINE, scoresOf, temporaryFolder } from '../batch/class.ts';
import { readFixture } from '../support/fixtures.ts';
import { checkJson, giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';
import { checkOf, eventsOf, play } from './play.ts';
import { becomes, processesWith } from './processes.ts';

/** These tests use the machine's own ports: they are in one file, and run one after another. */

const ROOT = join(import.meta.dirname, '../..');
const python = needs('python3');
const TIME_WAIT = 0x06;

function listen(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** Connections in TIME_WAIT whose own end is at a port. */
function restingAt(port: number): readonly string[] {
  if (process.platform !== 'linux') return [];
  return parseRows(readFileSync('/proc/net/tcp', 'latin1'), 'tcp')
    .filter((row) => row.localPort === port && row.state === TIME_WAIT)
    .map((row) => JSON.stringify(row));
}

describe("on the machine's own network", () => {
  for (const [name, lab] of [
    ['turn-chat/python', 'turn-chat'],
    ['turn-chat/reference', 'turn-chat-4'],
    ['multicast-chat/reference', 'multicast-chat'],
    ['broadcast-chat/reference', 'broadcast-chat'],
  ] as const)
    python.it(`${name} is right, and its port is free again after the run`, async () => {
      const { folder, verdict } = readFixture(join(ROOT, 'fixtures', name));
      const document = await checkJson(lab, folder, '--isolation', 'none');
      expect(document.verdict).toBe(verdict);
      await close(await listen(8080));
    });

  python.it('scripted clients leave before the server, so that nothing is left at its port', async () => {
    const { folder } = readFixture(join(ROOT, 'fixtures/turn-chat/faulty/never-welcomes'));
    const { verdict } = await checkJson('turn-chat', folder, '--isolation', 'none');
    expect(verdict).toBe('fail');
    expect(restingAt(8080)).toEqual([]);
  });

  python.it('the lab with the most scenes and programs is right, with a hundred clients', async () => {
    const { folder } = readFixture(join(ROOT, 'fixtures/group-chat/python'));
    const { verdict, score, maxScore } = await checkJson('group-chat', folder, '--isolation', 'none');
    expect({ verdict, score }).toEqual({ verdict: 'pass', score: maxScore });
  });

  python.it('a class is graded, one submission after another', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'alsoRight', Citra: 'silent' });
    const out = join(temporaryFolder(), 'out');
    const { code, err } = await giliran('grade', ONE_LINE, folder, '--out', out, '--isolation', 'none');
    expect(code).toBe(0);
    expect(err).toContain('Warning: with --isolation none');
    expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 100, Citra: 70 });
    expect(restingAt(9000)).toEqual([]);
  });

  python.it('a program that crashes is reported before the scene counts as settled', async () => {
    const played = await play('typed', 'crashes-at-start', '--isolation', 'none');
    expect(eventsOf(played, 'exit')).toMatchObject([{ code: 1, because: 'itself', move: 0 }]);
    expect(checkOf(played, 'port')).toMatchObject({ cause: 'crash', blame: ['server'] });
  });

  for (const program of ['ignores-sigterm', 'stops-itself', 'exits-while-a-child-holds-its-output'])
    python.it(`nothing outlives its run: ${program}`, async () => {
      const played = await play('typed', program, '--isolation', 'none');
      expect(eventsOf(played, 'end')).toMatchObject([{ because: 'done' }]);
      expect(await becomes(() => processesWith(played.folder).length === 0)).toBe(true);
    });

  it('a port that is taken ends the check in a line that says who has it', async () => {
    const taken = await listen(8080);
    try {
      const folder = join(ROOT, 'fixtures/turn-chat/reference');
      const trace = join(mkdtempSync(join(tmpdir(), 'giliran-test-')), 'trace.jsonl');
      const { code, out, err } = await giliran(
        'check',
        'turn-chat',
        folder,
        '--isolation',
        'none',
        '--trace',
        trace,
      );
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^giliran: Expected TCP port 8080 to be free, found it taken[^\n]*\n$/);
      if (process.platform === 'linux') expect(err).toContain(`(kill ${process.pid})`);
    } finally {
      await close(taken);
    }
  });
});

describe('without kernel evidence', () => {
  beforeEach(() => {
    vi.stubEnv('GILIRAN_EVIDENCE', 'idle');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  for (const [name, lab] of [
    ['turn-chat/reference', 'turn-chat'],
    ['multicast-chat/python', 'multicast-chat'],
  ] as const)
    python.it(`${name} is right by waiting`, async () => {
      const document = await checkJson(lab, readFixture(join(ROOT, 'fixtures', name)).folder);
      expect(document.verdict).toBe('pass');
      expect(document.settled).toMatchObject({ kernel: 0, timer: 0 });
    });

  python.it('a program that never rests is as right as any', async () => {
    const { document } = await play('served', 'polls-without-blocking');
    expect(document.verdict).toBe('pass');
  });

  python.it('a program that crashes is reported all the same', async () => {
    const played = await play('typed', 'crashes-at-start');
    expect(checkOf(played, 'port')).toMatchObject({ cause: 'crash', blame: ['server'] });
  });
});
