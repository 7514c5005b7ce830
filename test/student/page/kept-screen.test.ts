import { expect, it } from 'vitest';
import type { LiveScreen } from '../../../src/pages/live/live-data.ts';
import { KeptScreen } from '../../../src/student/page/kept-screen.ts';
import { chat, type TraceBuilder } from '../../support/trace.ts';

/** A screen on which everything of a role has been put. */
function kept(trace: TraceBuilder, role = 'server'): KeptScreen {
  const screen = new KeptScreen(role, 1);
  for (const event of trace.build().events) if ('role' in event && event.role === role) screen.take(event);
  return screen;
}

/** Its lines by their numbers, what was typed in brackets. */
function textOf(screen: LiveScreen | null): Readonly<Record<number, string>> {
  return Object.fromEntries(
    (screen?.lines ?? []).map(({ at, pieces }) => [
      at,
      pieces.map(({ text, as }) => (as === 'typed' ? `[${text}]` : text)).join(''),
    ]),
  );
}

it('puts what is typed after the prompt, and sends only changed lines', () => {
  const trace = chat().prints('server', 'siap').prompts('server', '> ');
  const screen = kept(trace);
  expect(textOf(screen.changes())).toEqual({ 0: 'siap', 1: '> ' });
  expect(screen.changes()).toBeNull();
  const typed = chat().say('server', 'halo').build().events;
  for (const event of typed) if (event.kind === 'move' && event.do === 'say') screen.take(event);
  expect(textOf(screen.changes())).toEqual({ 1: '> [halo]' });
  expect(textOf(screen.whole())).toEqual({ 0: 'siap', 1: '> [halo]' });
});

it('keeps the last lines, by the numbers that they have', () => {
  const lines = Array.from({ length: 1203 }, (_, index) => `baris ${index}`);
  const screen = kept(chat().prints('server', ...lines));
  const whole = screen.whole();
  expect({ first: whole.first, count: whole.lines.length }).toEqual({ first: 703, count: 500 });
  expect(textOf(whole)[703]).toBe('baris 703');
  expect(screen.changes()?.lines.length).toBe(500);
});

it('keeps the end of a very long line, and the beginning of a text without an end', () => {
  const pieces = Array.from({ length: 50_000 }, (_, index) => `${index} `);
  const screen = kept(chat().printsInPieces('server', ...pieces));
  const [line] = screen.whole().lines;
  const text = line?.pieces.map((piece) => piece.text).join('') ?? '';
  expect(text.length).toBeLessThan(9000);
  expect(text.trimEnd().endsWith('49999')).toBe(true);
  const [long] = kept(chat().prints('server', 'x'.repeat(1_000_000))).whole().lines;
  expect(long?.pieces.map((piece) => piece.text.length)).toEqual([4001]);
});
