import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { settledOf } from '../../src/trace/queries.ts';
import { readTrace } from '../../src/trace/read.ts';
import { checkJson, giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');
const sandboxed = needs('namespaces', 'python3', 'bwrap');
const FIXTURES = join(import.meta.dirname, '../../fixtures');
const labNamed = (name: string): string => join(import.meta.dirname, 'labs', `${name}.yaml`);

/** A submission in whose files some words are others. */
function changed(fixture: string, change: (text: string, file: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-hosts-'));
  cpSync(join(FIXTURES, fixture), folder, { recursive: true });
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
      // Who waits for whom is known across hosts.
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

  it('has groups heard on every host that has joined, and by nobody else', async () => {
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

  it('is not played where roles must share a machine, and says why', async () => {
    const { code, err } = await giliran('check', labNamed('chat-on-hosts'), chat(), '--isolation', 'none');
    expect(code).toBe(2);
    expect(err).toContain('a network with a host for each role');
  });
});
