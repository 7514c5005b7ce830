import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../src/diagram/build-conversation.ts';
import { lineAt, linesUntil, screenOf } from '../../src/diagram/screen.ts';
import { chat, group, PROBE, type TraceBuilder } from '../support/trace.ts';

/** A role's terminal as text: typed pieces in brackets. */
function screen(trace: TraceBuilder, lane: number): readonly string[] {
  return screenOf(buildConversation(trace.build(), []), lane).lines.map((line) =>
    line.map(({ text, as }) => (as === 'typed' ? `[${text}]` : text)).join(''),
  );
}

describe('a role’s terminal', () => {
  it('shows what was typed after the prompt, and what is printed next on a new line', () => {
    const trace = chat()
      .printsInPieces('server', 'Server : ')
      .say('server', 'halo')
      .prints('server', 'Client_1 : hai');
    // A line without its end is a prompt.
    const conversation = buildConversation(trace.build(), []);
    const rows = conversation.rows.map((row) =>
      row.kind === 'print' && row.text === 'Server : ' ? { ...row, ended: false } : row,
    );
    const lines = screenOf({ rows }, 0).lines.map((line) => line.map(({ text }) => text).join(''));
    expect(lines).toEqual(['Server : halo', 'Client_1 : hai']);
  });

  it('shows what was typed on a line of its own where there is no prompt', () => {
    expect(screen(chat().prints('client1', 'Selamat datang').say('client1', 'halo'), 1)).toEqual([
      'Selamat datang',
      '[halo]',
    ]);
  });

  it('puts the pieces of a line together', () => {
    expect(screen(chat().printsInPieces('client1', 'se', 'la', 'mat'), 1)).toEqual(['selamat']);
  });

  it('shows errors among the rest, and nothing of other roles', () => {
    expect(
      screen(chat().complains('server', 'galat').prints('client1', 'lain').prints('server', 'lagi'), 0),
    ).toEqual(['galat', 'lagi']);
  });

  it('of a scripted role is what it received, a line for each message', () => {
    const trace = group(1, { receiver1: PROBE })
      .hears('receiver1', 'group', 'satu\n')
      .hears('receiver1', 'group', 'dua');
    expect(screen(trace, 1)).toEqual(['satu', 'dua']);
  });

  it('can be shown at any moment', () => {
    const conversation = buildConversation(
      chat().prints('server', 'a', 'b').printsInPieces('server', 'c', 'd').build(),
      [],
    );
    const whole = screenOf(conversation, 0);
    expect([2, 3, 4, 5].map((row) => linesUntil(whole, row))).toEqual([0, 1, 2, 3]);
    const last = whole.lines.at(-1) ?? [];
    expect(lineAt(last, 5).map(({ text }) => text)).toEqual(['c']);
    expect(lineAt(last, 6).map(({ text }) => text)).toEqual(['c', 'd']);
  });
});
