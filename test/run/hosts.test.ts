import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { settledOf } from '../../src/trace/queries.ts';
import { readTrace } from '../../src/trace/read.ts';
import { copyFixture } from '../support/copy-fixture.ts';
import { checkJson, giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');
const sandboxed = needs('namespaces', 'python3', 'bwrap');
const FIXTURES = join(import.meta.dirname, '../../fixtures');
const labNamed = (name: string): string => join(import.meta.dirname, 'labs', `${name}.yaml`);

/** A submission in whose files some words are replaced. */
function changed(fixture: string, change: (text: string, file: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-hosts-'));
  copyFixture(fixture, folder);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(file, 'utf8'), name));
  }
  return folder;
}

/** Clients of the Python reference look for the server by its host's name. */
function chat(): string {
  return changed('turn-chat/python', (text, file) =>
    file.startsWith('client') ? text.replaceAll('socket.gethostname()', "'server'") : text,
  );
}

describe('a lab with a host for each role', () => {
  for (const [level, make] of [
    ['network', it],
    ['sandbox', sandboxed.it],
  ] as const)
    make(`is played on one network, and settles by the kernel’s word (${level})`, async () => {
      const document = await checkJson(labNamed('chat-on-hosts'), chat(), '--isolation', level);
      expect([document.verdict, document.settled.idle, document.settled.timer]).toEqual(['pass', 0, 0]);
      const [trace] = readTrace(readFileSync(document.trace ?? '', 'utf8')).runs;
      const { hosts = {} } = trace?.run ?? {};
      expect(Object.keys(hosts)).toEqual(['server', 'client1', 'client2']);
      const started = trace?.events.findLast((event) => event.kind === 'move' && event.do === 'start');
      const waits = (trace && settledOf(trace, started?.move ?? 0)?.waits) ?? [];
      expect(waits.find(({ role }) => role === 'client1')?.on).toContainEqual({
        for: 'message',
        from: 'server',
      });
    });

  it('refuses clients that look for the server on their own machine', async () => {
    const document = await checkJson(labNamed('chat-on-hosts'), join(FIXTURES, 'turn-chat/python'));
    expect(document.verdict).toBe('fail');
    const failed = document.checks.filter(({ status }) => status === 'fail');
    expect(failed.flatMap(({ blame }) => blame)).toEqual(expect.arrayContaining(['client1', 'client2']));
    expect(failed.flatMap(({ blame }) => blame)).not.toContain('server');
  });

  it('delivers groups to every host that has joined, and to no other', async () => {
    const right = await checkJson(labNamed('multicast-on-hosts'), join(FIXTURES, 'multicast-chat/python'));
    expect([right.verdict, right.settled.idle]).toEqual(['pass', 0]);
    const wrong = await checkJson(
      labNamed('multicast-on-hosts'),
      join(FIXTURES, 'multicast-chat/faulty/receiver2-never-joins'),
    );
    expect(wrong.checks.find(({ id }) => id === 'receive.joined')).toMatchObject({
      status: 'fail',
      blame: ['receiver2'],
    });
  });

  it('has a broadcast address that reaches all, and finds a wrong one', async () => {
    const right = await checkJson(labNamed('broadcast-on-hosts'), join(FIXTURES, 'broadcast-chat/python'));
    expect([right.verdict, right.settled.idle]).toEqual(['pass', 0]);
    const wrong = changed('broadcast-chat/python', (text) =>
      text.replace('network.broadcast_address', 'network.network_address'),
    );
    const { checks } = await checkJson(labNamed('broadcast-on-hosts'), wrong);
    expect(checks.find(({ id }) => id === 'send.address')).toMatchObject({
      status: 'fail',
      cause: 'wrong-broadcast-address',
      blame: ['sender'],
    });
  });

  needs('namespaces', 'python3', 'ipv6').it(
    'is reached over IPv6, and distinguishes both kinds of addresses',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'giliran-hosts-6-'));
      writeFileSync(
        join(folder, 'server.py'),
        `import socket, sys, threading
sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.bind(("", 9100))
last = [None]
def listen():
    while True:
        data, last[0] = sock.recvfrom(4096)
        print(data.decode(), flush=True)
threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    sock.sendto(line.encode(), last[0])
`,
      );
      writeFileSync(
        join(folder, 'client.py'),
        `import os, socket, sys, threading
sock = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
sock.connect((sys.argv[1], int(sys.argv[2])))
print(len(sys.argv), os.environ["LABEL"], flush=True)
def listen():
    while True:
        print(sock.recv(4096).decode(), flush=True)
threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    sock.send(line.encode())
`,
      );
      const document = await checkJson(labNamed('datagrams-6-on-hosts'), folder);
      expect([document.verdict, document.settled.idle]).toEqual(['pass', 0]);
      const { runs } = readTrace(readFileSync(document.trace ?? '', 'utf8'));
      const alone = runs.find(({ run }) => run.scenario === 'client-alone');
      const heard = alone?.events.flatMap((event) => (event.kind === 'heard' ? [event.at] : [])) ?? [];
      // The server's name resolves to its address on the network.
      expect(new Set(heard)).toEqual(new Set([alone?.run.hosts6?.server?.[0]]));
      expect(heard.length).toBeGreaterThan(0);
    },
  );

  it('is not played where roles must share a machine, and says why', async () => {
    const { code, err } = await giliran('check', labNamed('chat-on-hosts'), chat(), '--isolation', 'none');
    expect(code).toBe(2);
    expect(err).toContain('a network with a host for each role');
  });
});
