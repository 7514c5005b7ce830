import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../../src/diagram/build-conversation.ts';
import { type DiagramOptions, diagram } from '../../../src/diagram/terminal/diagram.ts';
import { cellsOf } from '../../../src/model/cells.ts';
import type { CheckResult } from '../../../src/model/result.ts';
import type { RunTrace } from '../../../src/model/trace.ts';
import { chat, PROBE } from '../../support/trace.ts';
import { failed, oneMisses, waiting, withWaits } from '../scenes.ts';

function draw(
  trace: RunTrace,
  checks: readonly CheckResult[] = [],
  more: Partial<DiagramOptions> = {},
): readonly string[] {
  const conversation = buildConversation(trace, checks);
  const options = { conversation, checks, language: 'en', width: 80, color: false } as const;
  return diagram({ ...options, ...more }).split('\n');
}

describe('the diagram on a terminal', () => {
  it('has a column for each role, a row for each event, moves as bands and messages as arrows', () => {
    expect(draw(oneMisses().exits('client2', 1).build())).toEqual([
      '     server  client1 client2  ── start ─────────────────────────────────────────',
      '   2 ╌╌╌┬╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  server starts',
      '   4 ╌╌╌│╌╌╌╌╌╌╌┬╌╌╌╌╌╌╌╌╌╌╌  client1 starts',
      '   6 ╌╌╌│╌╌╌╌╌╌╌│╌╌╌╌╌╌╌┬╌╌╌  client2 starts',
      '        │       │       │     ── rounds ────────────────────────────────────────',
      '   8 ╌╌╌●╌╌╌╌╌╌╌│╌╌╌╌╌╌╌│╌╌╌  > halo semua',
      '   9    ├──────▶│       │     Server : halo semua',
      '  11 ╌╌╌│╌╌╌╌╌╌╌●╌╌╌╌╌╌╌│╌╌╌  > apa kabar',
      '  12    │◀──────┤       │     Client_1 : apa kabar',
      '  13    │       ├──────▶│     Client_1 : apa kabar',
      '  15    │       │       ✕     client2 ends with exit code 1',
      '  16    ┴       ┴             the end',
      '',
    ]);
  });

  it('crosses the lines between, and shows a role its own text as a loop', () => {
    const lines = draw(
      chat().say('client2', 'halo').prints('server', 'halo').prints('client2', 'halo').build(),
    );
    expect(lines).toContain('   9    │◀──────┼───────┤     halo');
    expect(lines).toContain('  10    │       │       ↺     halo');
  });

  it('shows side by side what is done at once, above what each role does', () => {
    const lines = draw(
      chat().together(['client1', 'satu'], ['server', 'dua']).prints('client2', 'satu').build(),
    );
    expect(lines.slice(5, 9)).toEqual([
      '     ╌╌╌●╌╌╌╌╌╌╌●╌╌╌╌╌╌╌│╌╌╌  at once:',
      '   8    │       ●       │     > satu',
      '   9    ●       │       │     > dua',
      '  10    │       ├──────▶│     satu',
    ]);
  });

  it('gives names colours of their own, and leaves the texts as they are', () => {
    const trace = chat()
      .say('client1', '/create kuku')
      .say('client1', '/list kuku')
      .prints('client1', 'kukus kuku')
      .build();
    const named = { ...trace, run: { ...trace.run, values: { group: 'kuku' } } };
    const colored = draw(named, [], { color: true });
    expect(colored.filter((line) => line.includes('\x1b[93mkuku\x1b[')).length).toBe(3);
    expect(draw(named)).toContain('  10    │       ○       │     kukus kuku');
  });

  it('draws a paused role with a broken line', () => {
    const lines = draw(chat(1).pause('server').say('client1', 'x').resume('server').build());
    expect(lines).toContain('  6 ╌╌╌╤╌╌╌╌╌╌╌│╌╌╌  server is held');
    expect(lines).toContain('  7 ╌╌╌┆╌╌╌╌╌╌╌●╌╌╌  > x');
  });

  it('marks the violation at its evidence, with the reason, and what each role waited for', () => {
    const waits = [
      waiting('server', { for: 'message', from: 'client2' }),
      waiting('client1', { for: 'keyboard' }),
    ];
    const trace = withWaits(oneMisses().build(), 3, waits, [{ role: 'client2', from: 'server', bytes: 11 }]);
    const lines = draw(trace, [
      failed('broadcast.sent', [8], { why: ['server is waiting to read from client2'] }),
    ]);
    const at = lines.findIndex((line) => line.startsWith('✗'));
    expect(lines.slice(at - 3, at + 9)).toEqual([
      '!  8 ╌╌╌●╌╌╌╌╌╌╌│╌╌╌╌╌╌╌│╌╌╌  > halo semua',
      '   9    ├──────▶│       │     Server : halo semua',
      '━'.repeat(80),
      '✗ broadcast.sent: what is wrong with broadcast.sent',
      '  expected:    something else',
      '  seen:        this',
      '  why:         server is waiting to read from client2',
      '  who:         server',
      '  by then:     client1 is waiting for its keyboard',
      '               11 bytes from server lie unread at client2',
      '━'.repeat(80),
      '  11 ╌╌╌│╌╌╌╌╌╌╌●╌╌╌╌╌╌╌│╌╌╌  > apa kabar',
    ]);
  });

  it('says at the end what each role waited for', () => {
    const trace = withWaits(oneMisses().build(), 4, [waiting('server', { for: 'client' })]);
    expect(draw(trace).at(-2)).toBe('  by then:     server is waiting for a client to connect');
  });

  it('speaks Indonesian', () => {
    const lines = draw(oneMisses().build(), [], { language: 'id' });
    expect(lines[1]).toContain('server dimulai');
    expect(lines.at(-2)).toContain('selesai');
  });

  it('is coloured only where it is asked to', () => {
    expect(draw(oneMisses().build()).join('')).not.toContain('\x1b');
    expect(draw(oneMisses().build(), [], { color: true }).join('')).toContain('\x1b[');
  });

  it('folds a role’s long output', () => {
    const lines = draw(
      chat()
        .prints('server', ...Array.from({ length: 500 }, () => 'y'))
        .build(),
    );
    expect(lines.length).toBeLessThan(20);
    expect(lines.join('\n')).toContain('… 491 more lines of server');
  });
});

describe('what goes on after a program has ended', () => {
  const crash = chat(1, { client1: PROBE })
    .probes('client1', 'opened')
    .exits('server', 1)
    .probes('client1', 'closed');
  for (const text of ['satu', 'dua', 'tiga', 'empat', 'lima'])
    crash.say('client1', text, { part: text }).probes('client1', 'failed');
  const trace = crash.build();

  it('is one line for all moves but the first, without headings of folded moves', () => {
    const lines = draw(trace);
    expect(lines.slice(-6)).toEqual([
      '                │     ── satu ──────────────────────────────────────────────────',
      '   9 ╌╌╌╌╌╌╌╌╌╌╌◌╌╌╌  > satu (not connected)',
      '  10            ·     a connection of client1 fails',
      '                │     … 4 more moves that reach nobody',
      '  19            ┴     the end',
      '',
    ]);
  });

  it('is shown where it is a check’s evidence', () => {
    const text = draw(trace, [failed('a.a', [13])]).join('\n');
    expect(text).toContain('> tiga');
    expect(text).not.toContain('more moves');
  });
});

describe('the diagram’s width', () => {
  const long = chat(4)
    .say('server', `${'kata '.repeat(60)}akhir`)
    .prints('client4', `Server : ${'kata '.repeat(60)}akhir`)
    .say('client1', '順番を待つ 順番を待つ 順番を待つ 順番を待つ', { early: true })
    .prints('server', '順番を待つ 順番を待つ 順番を待つ 順番を待つ 🚀🚀')
    .build();

  for (const width of [60, 80, 100, 160])
    it(`is at most ${width} columns for five roles, however long and wide the texts`, () => {
      const lines = draw(long, [failed('a.a', [12], { message: 'kata '.repeat(40) })], { width });
      expect(Math.max(...lines.map(cellsOf))).toBeLessThanOrEqual(width);
      expect(lines.join('\n')).toContain('client4');
    });

  it('has room for times where it is wide', () => {
    expect(draw(long, [], { width: 120 })[2]).toMatch(/^ +4 +3\.0 /);
  });

  it('shortens names where there are many roles', () => {
    const lines = draw(chat(9).build(), [], { width: 80 });
    expect(lines[0]).toMatch(/ s +c1 +c2 +c3 /);
    expect(Math.max(...lines.map(cellsOf))).toBeLessThanOrEqual(80);
  });
});

describe('what a student’s program prints', () => {
  it('never reaches the terminal as a control character', () => {
    const trace = chat()
      .prints('server', '\x1b[2J\x1b]0;judul\x07', '\u202eterbalik', '\x9b31m', 'a\rb')
      .complains('client1', '\x1b[31mgalat')
      .say('server', 'x')
      .build();
    const text = draw(trace, [
      failed('a.a', [8], { actual: '\x1b[2J', message: '\x1b[2J', why: ['\x1b'] }),
    ]).join('\n');
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(text).toContain('␛[2J');
  });
});
