import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { RunTrace } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { checkJson } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');
const LAB = join(import.meta.dirname, 'labs/datagrams.yaml');
const LAB6 = join(import.meta.dirname, 'labs/datagrams-by-6.yaml');

const SERVER = `import socket, sys, threading
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", 9100))
last = [None]
def listen():
    while True:
        data, last[0] = sock.recvfrom(4096)
        print(data.decode(), flush=True)
threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    sock.sendto(line.encode(), last[0])
`;
const CLIENT = `import os, socket, sys, threading
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.connect((sys.argv[1], int(sys.argv[2])))
print(len(sys.argv), os.environ["LABEL"], flush=True)
def listen():
    while True:
        print(sock.recv(4096).decode(), flush=True)
threading.Thread(target=listen, daemon=True).start()
for line in sys.stdin:
    sock.send(line.encode())
`;

/** A check of both programs, together and each with a scripted end; its runs by their scenes' names. */
async function runs(
  lab = LAB,
  change: (text: string) => string = (text) => text,
): Promise<{
  readonly verdict: string;
  readonly named: (name: string) => RunTrace | undefined;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-datagrams-'));
  writeFileSync(join(folder, 'server.py'), change(SERVER));
  writeFileSync(join(folder, 'client.py'), change(CLIENT));
  const document = await checkJson(lab, folder);
  const all = readTrace(readFileSync(document.trace ?? '', 'utf8')).runs;
  return { verdict: document.verdict, named: (name) => all.find(({ run }) => run.scenario === name) };
}

describe('scripted ends of datagrams', () => {
  it('answer the last sender, and have different ports', async () => {
    const { verdict, named } = await runs();
    expect(verdict).toBe('pass');
    for (const [scene, probe] of [
      ['client-alone', 'server'],
      ['server-alone', 'client'],
    ] as const) {
      const events = named(scene)?.events ?? [];
      const said = events.flatMap((event) => (event.kind === 'move' && event.do === 'say' ? [event] : []));
      expect(said.map(({ done }) => done)).toEqual(said.map(() => true));
      const heard = events.flatMap((event) =>
        event.kind === 'heard' && event.role === probe ? [event.text] : [],
      );
      expect(heard.map((text) => text.trim())).toEqual(
        said.filter(({ role }) => role !== probe).map(({ text }) => text),
      );
    }
  });

  it('are started with the lab’s arguments, and nothing else', async () => {
    const { named } = await runs();
    const trace = named('both');
    expect(trace?.run.roles.find(({ id }) => id === 'client')?.told).toMatch(/^client\.py \S+ 9100$/);
    const shown = trace?.events.flatMap((event) => (event.kind === 'print' ? [event.text] : [])) ?? [];
    expect(shown).toContain('3 1 of 1');
  });

  it('are reached over IPv6 where the lab says so', async () => {
    const by6 = await runs(LAB6, (text) => text.replace('AF_INET,', 'AF_INET6,'));
    expect(by6.verdict).toBe('pass');
    const heard = by6.named('client-alone')?.events.filter((event) => event.kind === 'heard') ?? [];
    expect(heard.map((event) => event.kind === 'heard' && event.at)).toEqual(['::1', '::1', '::1']);
  });
});
