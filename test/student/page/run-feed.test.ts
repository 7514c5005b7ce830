import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../../src/pages/live/live-data.ts';
import { LiveFeed } from '../../../src/student/page/live-feed.ts';
import { RunFeed } from '../../../src/student/page/run-feed.ts';
import { chat, type TraceBuilder } from '../../support/trace.ts';

/** The page's view of a run. */
function shown(trace: TraceBuilder, isLive = true): LiveState {
  const feed = new LiveFeed({ text: '', reasons: [] });
  const run = new RunFeed({ feed, language: 'en', isLive });
  for (const event of trace.build().events) run.take(event);
  return feed.everything();
}

const said = ({ log }: LiveState): readonly string[] => log.map(({ text }) => text);

describe('a run on the page', () => {
  it('says once, when the programs rest, which roles show what was typed, and which do not', () => {
    const trace = chat()
      .say('server', 'halo semua')
      .prints('client1', 'Server : halo semua')
      .prints('client2', 'Server : halo semua')
      .settled()
      .say('client1', 'tidak ada')
      .settled()
      .settled();
    expect(said(shown(trace)).filter((text) => text.startsWith('"'))).toEqual([
      '"halo semua" from server is shown by client1 and client2.',
      '"tidak ada" from client1 is shown by nobody.',
    ]);
  });

  it('reports a line that is shown later, by any role', () => {
    const trace = chat()
      .say('client2', 'terlalu awal')
      .prints('server', 'Client_2 : terlalu awal')
      .settled()
      .say('client1', 'giliran saya')
      .prints('client1', 'Client_2 : terlalu awal')
      .settled();
    expect(said(shown(trace)).filter((text) => text.startsWith('"'))).toEqual([
      '"terlalu awal" from client2 is shown by server.',
      '"terlalu awal" from client2 is shown by client1.',
      '"giliran saya" from client1 is shown by nobody.',
    ]);
  });

  it('reports what a program waits for only when that changes', () => {
    const wait = { role: 'client1', stopped: false, sockets: 1, pending: false, ran: false };
    const keyboard = { ...wait, on: [{ for: 'keyboard' }] } as const;
    const reads = { ...wait, on: [{ for: 'message', from: 'server' }] } as const;
    const trace = chat()
      .say('server', 'a')
      .settled({}, { waits: [keyboard] })
      .say('server', 'b')
      .settled({}, { waits: [keyboard] })
      .say('server', 'c')
      .settled({}, { waits: [reads] });
    const state = shown(trace);
    expect(state.log.filter(({ as }) => as === 'waits').map(({ text }) => text)).toEqual([
      'client1 is waiting for its keyboard',
      'client1 is waiting to read from server',
    ]);
    expect(state.programs.find(({ role }) => role === 'client1')?.note).toBe(
      'client1 is waiting to read from server',
    );
  });

  it('says who runs, and who has ended and how', () => {
    const state = shown(chat().exits('client1', 3));
    expect(state.programs.map(({ role, isRunning }) => [role, isRunning])).toEqual([
      ['server', true],
      ['client1', false],
      ['client2', true],
    ]);
    expect(said(state).at(-1)).toBe('client1 ends with exit code 3');
  });

  it('keeps only as many entries as a new tab gets', () => {
    const trace = chat();
    for (let count = 0; count < 1000; count++) trace.prints('client1', `baris ${count}`);
    const { log } = shown(trace);
    expect(log.length).toBe(300);
    expect(log.at(-1)?.text).toBe('client1: baris 999');
  });

  it('shows the screens of a finished run without its log', () => {
    const state = shown(chat().prints('client1', 'Selamat datang'), false);
    expect(state.log).toEqual([]);
    expect(state.screens.find(({ role }) => role === 'client1')?.lines).toEqual([
      { at: 0, pieces: [{ text: 'Selamat datang', as: 'out' }] },
    ]);
  });
});
