import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, vi } from 'vitest';
import { readTrace } from '../../../src/trace/read.ts';
import { checkJson, giliran } from '../../support/run.ts';
import { needs } from '../../support/tools.ts';

const { it } = needs('namespaces', 'python3', 'dumpcap');
const anywhere = needs('namespaces', 'python3');
const LAB = join(import.meta.dirname, '../labs/wired.yaml');
const CHAT = join(import.meta.dirname, '../labs/wired-chat.yaml');
const PYTHON = join(import.meta.dirname, '../../../fixtures/multicast-chat/python');

afterEach(() => vi.unstubAllEnvs());

/** A submission whose sender does something with each line. */
function sending(...lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-wired-'));
  cpSync(join(PYTHON, 'receiver1.py'), join(folder, 'receiver.py'));
  const loop = lines.map((line) => `    ${line}\n`).join('');
  writeFileSync(
    join(folder, 'sender.py'),
    `import socket\nsock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nwhile True:\n    text = input().encode()\n${loop}`,
  );
  return folder;
}

/** A submission whose server does something for each client with each line that is typed at it. */
function serving(...lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-wired-'));
  const loop = lines.map((line) => `        ${line}\n`).join('');
  writeFileSync(
    join(folder, 'server.py'),
    `import socket\nserver = socket.create_server(('', 8080))\nclients = [server.accept()[0] for _ in range(2)]\nnewline = b'\\n'\nwhile True:\n    text = input().encode()\n    for c in clients:\n${loop}`,
  );
  writeFileSync(
    join(folder, 'client.py'),
    `import socket\nsock = socket.create_connection((socket.gethostname(), 8080))\nwhile True:\n    sock.sendall(input().encode() + b'\\n')\n`,
  );
  return folder;
}

const SEND = "sock.sendto(text, ('224.1.1.1', 5004))";

describe('a check of what was recorded', () => {
  for (const [what, lines, fails] of [
    ['what is right', [SEND], {}],
    [
      'a socket that is gone at once',
      [SEND.replace('sock', 'socket.socket(socket.AF_INET, socket.SOCK_DGRAM)')],
      {},
    ],
    [
      'a copy to somebody',
      [SEND, SEND.replace('224.1.1.1', 'receiver')],
      {
        'work.way': 'wire-address',
        'work.once': 'wire-times',
        'work.ttl': 'wire-ttl',
        'work.only': 'wire-else',
      },
    ],
    ['another port', [SEND.replace('5004', '5005')], { 'work.way': 'wire-port', 'work.only': 'wire-else' }],
    ['everything twice', [SEND, SEND], { 'work.once': 'wire-times' }],
    [
      'a longer way',
      ['sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 3)', SEND],
      { 'work.ttl': 'wire-ttl' },
    ],
    [
      'nothing',
      ['pass'],
      {
        'work.way': 'wire-nothing',
        'work.once': 'wire-nothing',
        'work.ttl': 'wire-nothing',
        'work.only': 'wire-nothing',
      },
    ],
  ] as const)
    it(`finds ${what}`, async () => {
      const { checks } = await checkJson(LAB, sending(...lines));
      const failed = checks.filter(({ status }) => status !== 'pass');
      expect(Object.fromEntries(failed.map(({ id, cause }) => [id, cause]))).toEqual(fails);
      for (const { blame } of failed) expect(blame).toEqual(['sender']);
    });

  for (const [what, sends, fails] of [
    ['one segment to each', ['c.sendall(text + newline)'], {}],
    [
      'a line in two segments',
      ['c.sendall(text)', 'c.sendall(newline)'],
      { 'work.each': 'wire-times', 'work.among-probes': 'wire-times' },
    ],
    [
      'one client alone',
      ['c is clients[0] and c.sendall(text + newline)'],
      { 'work.each': 'wire-nothing', 'work.among-probes': 'wire-nothing' },
    ],
  ] as const)
    it(`finds segments of connections: ${what}`, async () => {
      const { checks } = await checkJson(CHAT, serving(...sends));
      const failed = checks.filter(({ status }) => status !== 'pass');
      expect(Object.fromEntries(failed.map(({ id, cause }) => [id, cause]))).toEqual(fails);
      for (const { blame } of failed) expect(blame).toEqual(['server']);
    });

  it('keeps the packets next to the trace', async () => {
    const { trace } = await checkJson(LAB, sending(SEND));
    const [run] = readTrace(readFileSync(trace ?? '', 'utf8')).runs;
    const capture = run?.events.find((event) => event.kind === 'capture');
    expect(capture).toMatchObject({ state: 'whole' });
    expect(existsSync(join(dirname(trace ?? ''), capture?.file ?? '?'))).toBe(true);
  });

  it('records nothing unless a check needs it, and everything with --capture', async () => {
    const captures = async (...flags: string[]) => {
      const { trace } = await checkJson('turn-chat', join(PYTHON, '../../turn-chat/python'), ...flags);
      const { runs } = readTrace(readFileSync(trace ?? '', 'utf8'));
      return runs.flatMap(({ events }) => events.filter(({ kind }) => kind === 'capture'));
    };
    expect(await captures()).toEqual([]);
    expect((await captures('--capture')).length).toBeGreaterThan(0);
  });
});

describe('a check of what cannot be recorded here', () => {
  anywhere.it('is left out, openly, and the lab is passed', async () => {
    vi.stubEnv('GILIRAN_INTERFACE', 'none');
    const { code, out } = await giliran('check', 'multicast-chat', PYTHON);
    expect(code).toBe(0);
    expect(out).toContain('left out: packets cannot be recorded here');
    expect(out).toContain('passed: 100 of 100 points');
    expect(out).toContain('of its 5 points you get the same share as of all others');
  });
});
