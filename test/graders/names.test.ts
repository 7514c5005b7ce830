import { describe, expect, it } from 'vitest';
import { names } from '../../graders/names.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { chat, claim, PROBE, role, TraceBuilder } from '../support/trace.ts';

const CLIENTS = { client1: PROBE, client2: PROBE, client3: PROBE };
const ALL = ['client1', 'client2', 'client3'];

function told(more: Readonly<Record<string, GraderParam>>) {
  return claim({ by: ['server'], to: ALL, parts: ['stop'], of: ['client3'], ...more });
}

/** Client 3 leaves, and the others hear this. */
function gone(...heard: readonly string[]) {
  const builder = chat(3, CLIENTS).stop('client3');
  for (const [index, text] of heard.entries()) builder.hears(`client${index + 1}`, 'tcp', text, index + 1);
  return builder.build();
}

describe('a line that names a role', () => {
  it.each([
    'Client_3 keluar',
    'klien ke-3 pergi',
    '* client 3 has left',
    '3 pergi',
    'Client_3 left',
    'client 3 left the chat',
    'Left: Client_3',
    'Client left: Client 3',
    'Now offline: client-3, still online: Client_1',
    'online total: Client_1; gone: Client_3',
    'Client_3 remaining no more',
  ])('may have any words: %s', (line) => {
    expect(names.grade(gone(`${line}\n`, `${line}\n`), told({})).status).toBe('pass');
  });

  it('comes to all other roles', () => {
    expect(names.grade(gone('Client_3 keluar\n'), told({}))).toMatchObject({
      cause: 'not-told',
      message: { params: { role: 'client2', whom: 'client3' } },
    });
  });

  it.each([
    'seseorang keluar',
    'Client_1 keluar',
    'sisa klien: 3',
    'total client 3',
    '3 left',
    'client: 3 lagi',
  ])('is not one that names no one, or another: %s', (line) => {
    expect(names.grade(gone(`${line}\n`, `${line}\n`), told({}))).toMatchObject({
      cause: 'names-nobody',
      actual: { params: { seen: line } },
    });
  });

  it('comes as often as the lab says', () => {
    const twice = gone('Client_3 keluar\nClient_3 keluar\n', 'Client_3 keluar\n');
    expect(names.grade(twice, told({})).status).toBe('pass');
    expect(names.grade(twice, told({ times: 1 }))).toMatchObject({
      cause: 'told-twice',
      message: { params: { role: 'client1' } },
    });
  });

  it('is not missing where there was nobody to name', () => {
    const once = gone('Client_3 keluar\n', 'Client_3 keluar\n');
    expect(names.grade(once, told({ times: 2 }))).toMatchObject({
      cause: 'not-told',
      actual: { params: { seen: 'Client_3 keluar' } },
    });
  });

  it('is not a typed line, with its author’s name before it', () => {
    const trace = chat(3, CLIENTS)
      .say('client3', 'nasi kuning', { part: 'stop' })
      .hears('client1', 'tcp', 'Client_3 : nasi kuning\n', 1)
      .build();
    expect(names.grade(trace, told({ to: ['client1'] }))).toMatchObject({ cause: 'not-told' });
  });
});

describe('a line that names something', () => {
  /** A line is said in a made-up group, and a client hears this. */
  function said(heard: string) {
    return new TraceBuilder(
      [
        role('server', 'listens', 'tcp:8080'),
        role('client1', 'connects', 'tcp:8080'),
        role('client2', 'connects', 'tcp:8080', PROBE),
      ],
      null,
      { values: { room: 'bado' } },
    )
      .start('server', { bound: ['tcp:8080'] })
      .start('client1', { bound: ['tcp:8080'], connections: 1 })
      .start('client2', { bound: ['tcp:8080'], connections: 2 })
      .say('client1', 'nasi kuning')
      .hears('client2', 'tcp', heard)
      .build();
  }
  const notice = claim({
    by: ['server'],
    to: ['client2'],
    parts: ['main'],
    name: '{room}',
    'without-text': true,
  });

  it('holds the name that was made up', () => {
    expect(names.grade(said('ada pesan baru di Bado\n'), notice).status).toBe('pass');
    expect(names.grade(said('ada pesan baru\n'), notice)).toMatchObject({ cause: 'names-nobody' });
  });

  it('does not contain the text that it reports', () => {
    expect(names.grade(said('[bado] Client_1 : nasi kuning\n'), notice)).toMatchObject({
      cause: 'tells-text',
      expected: { params: { text: 'nasi kuning' } },
    });
  });
});
