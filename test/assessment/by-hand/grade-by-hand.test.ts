import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { type ByHand, gradeByHand } from '../../../src/assessment/by-hand/grade-by-hand.ts';
import { loadLab } from '../../../src/lab/load.ts';
import type { RunTrace, SettledBy } from '../../../src/model/trace.ts';
import { partingOf } from '../../../src/report/by-hand.ts';
import { role, TraceBuilder } from '../../support/trace.ts';

const LAB = loadLab(join(import.meta.dirname, '../../../labs/turn-chat/lab.yaml'), graders);
const CLIENTS = ['client1', 'client2'];
const LABELS: Readonly<Record<string, string>> = {
  server: 'Server',
  client1: 'Client_1',
  client2: 'Client_2',
};

type Line = readonly [role: string, text: string];

/** A conversation that goes on as in the lab. */
function round(...texts: readonly [string, string, string]): readonly Line[] {
  return [
    ['server', texts[0]],
    ['client1', texts[1]],
    ['client2', texts[2]],
  ];
}

/** All lines that the lab's own scene types. */
const SCENE = [
  ...round('halo semua', 'hai dari satu', 'dan dua'),
  ...round('putaran baru', 'sudah siap', 'saya juga'),
  ...round('tiga kali', 'masih ada', 'cukup ya'),
];

interface How {
  /** What a program shows for a line; right ones show it with its author's name. */
  readonly shows?: (hearer: string, from: string, text: string) => readonly string[];
  readonly by?: SettledBy;
  /** The line at which its author ends. */
  readonly endsAt?: string;
}

const rightly = (_: string, from: string, text: string): readonly string[] => [
  `${LABELS[from]} : ${text.trim()}`,
];

function talk(lines: readonly Line[], { shows = rightly, by = 'kernel', endsAt }: How = {}): RunTrace {
  const builder = new TraceBuilder([
    role('server', 'listens', 'tcp:8080'),
    ...CLIENTS.map((id) => role(id, 'connects', 'tcp:8080')),
  ]);
  const bound = ['tcp:8080'];
  builder.begins('server').settled({ bound });
  for (const [index, id] of CLIENTS.entries())
    builder
      .begins(id)
      .prints('server', `Client ${index + 1} masuk`)
      .prints(id, 'Selamat datang')
      .settled({ bound, connections: index + 1 });
  for (const [from, text] of lines) {
    builder.say(from, text);
    if (text === endsAt) builder.exits(from, 1);
    else
      for (const hearer of ['server', ...CLIENTS].filter((id) => id !== from))
        builder.prints(hearer, ...shows(hearer, from, text));
    builder.settled(null, { by });
  }
  return builder.build();
}

function graded(lines: readonly Line[], how?: How): ByHand {
  return gradeByHand(talk(lines, how), LAB, graders);
}

/** Checks that were decided, with their results. */
function told({ decisions }: ByHand): readonly string[] {
  return decisions.flatMap(({ check, status }) =>
    status === 'inconclusive' ? [] : [`${check.id} ${status}`],
  );
}

describe('a conversation that is compared with the lab’s own scene', () => {
  it.each(SCENE.map((_, index) => index + 1))('fails no program for its first %i lines', (count) => {
    const now = graded(SCENE.slice(0, count));
    expect(told(now).filter((one) => !one.endsWith(' pass'))).toEqual([]);
    expect(told(now)).toContain('broadcast.sent pass');
    expect(now.followed).toMatchObject({
      lines: count,
      parting: { why: count < SCENE.length ? 'nothing-more' : 'beyond' },
    });
  });

  it('decides nothing about who speaks before the first line', () => {
    expect(told(graded([]))).toEqual(['listen.port pass', 'welcome.announced pass']);
  });

  it('leaves to a check what holds only while other roles are paused', () => {
    const ids = told(graded(SCENE)).map((one) => one.split(' ')[0]);
    expect(ids).not.toContain('connect.shown');
    expect(ids).not.toContain('welcome.sent');
  });

  it.each(SCENE.map((_, index) => index))('judges nothing after a line out of turn at line %i', (at) => {
    const before = SCENE.slice(0, at);
    const speaker = SCENE[at]?.[0] === 'client1' ? 'client2' : 'client1';
    // From the line out of turn on, nothing that is shown counts as a mistake.
    const silent = (): readonly string[] => [];
    const after: readonly Line[] = [[speaker, 'aku duluan'], ...SCENE.slice(at)];
    const whole = graded([...before, ...after], {
      shows: (hearer, from, text) =>
        before.some(([, known]) => known === text) ? rightly(hearer, from, text) : silent(),
    });
    expect(told(whole)).toEqual(told(graded(before)));
    expect(whole.followed).toMatchObject({ lines: at, parting: { why: 'otherwise' } });
  });

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['pukul 10:30 "tepat"', 'signs'],
    ['selamat pagi 順番', 'signs'],
    ['banyak   spasi', 'signs'],
    ['a'.repeat(81), 'signs'],
    ['keluar', 'command'],
    ['Exit', 'command'],
    ['halo semua', 'again'],
    ['HALO semua', 'again'],
    ['semua', 'again'],
    ['wah, halo semua', 'again'],
    ['Client', 'on-screen'],
    ['masuk', 'on-screen'],
    ['Server', 'on-screen'],
    ['1', 'on-screen'],
  ])('judges nothing from an indistinguishable line on: "%s"', (text, why) => {
    const now = graded([['server', 'halo semua'], ['client1', text], ...SCENE.slice(2)]);
    expect(told(now)).toEqual(told(graded(SCENE.slice(0, 1))));
    expect(now.followed).toMatchObject({ lines: 1, parting: { why } });
  });

  it('judges nothing after a line whose text is shown elsewhere too', () => {
    const shows = (hearer: string, from: string, text: string): readonly string[] => [
      ...rightly(hearer, from, text),
      ...(text === 'dan dua' ? ['apakah dan dua benar?'] : []),
    ];
    expect(graded(SCENE, { shows }).followed).toMatchObject({ lines: 2, parting: { why: 'on-screen' } });
  });

  it('ignores spaces around a line', () => {
    const now = graded([['server', '  halo semua ']]);
    expect(told(now)).toContain('broadcast.shown pass');
  });

  it('fails what a check would fail: no client shows what the server says', () => {
    const shows = (hearer: string, from: string, text: string): readonly string[] =>
      from === 'server' ? [] : rightly(hearer, from, text);
    expect(told(graded(SCENE, { shows }))).toContain('broadcast.shown fail');
  });

  it('fails no program for a missing line on weak evidence', () => {
    const now = graded(SCENE, { shows: () => [], by: 'idle' });
    expect(told(now).filter((one) => one.endsWith(' fail'))).toEqual([]);
  });

  it('fails no program for ending at a line, which may have asked it to', () => {
    const now = graded(SCENE, { endsAt: 'sudah siap' });
    expect(told(now)).toEqual(told(graded(SCENE.slice(0, 4))));
    expect(now.followed).toMatchObject({ lines: 4, parting: { why: 'ended', role: 'client1' } });
  });

  it('decides nothing in a conversation that begins differently', () => {
    const trace = new TraceBuilder([
      role('server', 'listens', 'tcp:8080'),
      role('client1', 'connects', 'tcp:8080'),
    ])
      .begins('client1')
      .settled({})
      .build();
    const now = gradeByHand(trace, LAB, graders);
    expect(now.followed).toBeNull();
    expect(told(now)).toEqual([]);
  });
});

describe('a check with a grader of the lab’s own', () => {
  const letters = loadLab(join(import.meta.dirname, '../../../examples/letters/lab.yaml'), graders);
  const counted = (shown: (text: string) => string, lines: readonly string[]): ByHand => {
    const builder = new TraceBuilder([
      role('server', 'listens', 'tcp:9021'),
      role('client', 'connects', 'tcp:9021'),
    ]);
    const bound = ['tcp:9021'];
    builder.begins('server').settled({ bound });
    builder.begins('client').settled({ bound, connections: 1 });
    for (const text of lines) builder.say('client', text).prints('server', shown(text)).settled(null);
    return gradeByHand(builder.build(), letters, graders);
  };
  const LINES = ['satu dua', 'tiga', 'empat lima'];

  it('is decided by all lines of the part that it is about, and by no fewer', () => {
    const rightly = (text: string): string => String(text.length);
    expect(told(counted(rightly, LINES))).toEqual(['count.listens pass', 'count.length pass']);
    expect(told(counted(rightly, LINES.slice(1)))).toEqual(['count.listens pass']);
    expect(told(counted(() => '1', LINES))).toEqual(['count.listens pass', 'count.length fail']);
  });
});

describe('a line of words that the lab makes up', () => {
  const echo = loadLab(join(import.meta.dirname, '../../../examples/echo/lab.yaml'), graders);
  const echoed = (lines: readonly string[], answer = (text: string): string => text): ByHand => {
    const builder = new TraceBuilder([
      role('server', 'listens', 'tcp:9006'),
      role('client', 'connects', 'tcp:9006'),
    ]);
    const bound = ['tcp:9006'];
    builder.begins('server').settled({ bound });
    builder.begins('client').settled({ bound, connections: 1 });
    for (const text of lines)
      builder
        .say('client', text)
        .prints('client', `echo: ${answer(text)}`)
        .settled(null);
    return gradeByHand(builder.build(), echo, graders);
  };

  it('may be made of any words, as many as the lab has there', () => {
    const now = echoed(['halo dunia', 'apa kabar']);
    expect(told(now)).toContain('ask.next pass');
    expect(now.followed).toMatchObject({ lines: 2, parting: { why: 'over' } });
    expect(now.followed?.trace.run.values).toEqual({
      one: 'halo',
      two: 'dunia',
      three: 'apa',
      four: 'kabar',
    });
  });

  it('is expected in exactly the words that were typed', () => {
    const wrong = echoed(['halo dunia', 'apa kabar'], (text) => text.replace('kabar', 'berita'));
    expect(told(wrong)).toContain('ask.next fail');
  });

  it.each(['halo', 'halo semua dunia'])('does not count with more or fewer words: "%s"', (text) => {
    const { followed } = echoed([text]);
    expect(followed).toMatchObject({ lines: 0, parting: { why: 'otherwise' } });
    expect(partingOf(followed)).toMatchObject({
      params: { next: { id: 'by-hand.next-words', params: { role: 'client', count: 2 } } },
    });
  });

  it('is judged only where its words can be told apart', () => {
    const again = echoed(['halo dunia', 'halo kabar']);
    expect(again.followed).toMatchObject({ lines: 1, parting: { why: 'again' } });
    expect(echoed(['echo dunia']).followed).toMatchObject({ lines: 0, parting: { why: 'on-screen' } });
  });
});
