import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { loadLab } from '../../src/lab/load.ts';
import { planRun } from '../../src/lab/plan.ts';
import type { Lab } from '../../src/model/lab.ts';

const VALUES = '{ a: number, room: word }';

const START = `lab: moves
title: { en: Moves, id: Langkah }
about: { en: Moves., id: Langkah. }
protocol: { en: TCP., id: TCP. }
roles:
  server: { listens: "tcp:9000" }
  client: { count: 2, connects: "tcp:9000" }
values: { a: number, room: word }
scenarios:
  scene:
    cast: { client*: probe }
    script:
      - { start: server }
      - { each: client*, do: [{ start: each }] }
      - { say: client1 }
`;

const END = `steps:
  - id: work
    title: { en: Work, id: Bekerja }
    guide: { en: Work., id: Bekerja. }
    checks:
      - id: shown
        title: { en: it shows, id: menampilkan }
        grader: delivery
        with: { from: client1, to: server, parts: [main] }
        subjects: server
        scenarios: [scene]
        points: 100
`;

/** The mistakes of a lab whose script continues with these lines, from line 16 on. */
function mistakesWith(lines: string, more = '', values = VALUES): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-lab-'));
  const script =
    lines === ''
      ? ''
      : `${lines
          .split('\n')
          .map((line) => `      - ${line}`)
          .join('\n')}\n`;
  writeFileSync(join(folder, 'lab.yaml'), `${START.replace(VALUES, values)}${script}${more}${END}`);
  try {
    loadLab(join(folder, 'lab.yaml'), graders);
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return error.mistakes.map(({ code, text, place }) => `${place.line}:${place.column} ${code}: ${text}`);
  }
}

const RIGHT = [
  '{ say: client1, line: "/join {room} {a * (a + 1)} {{}}" }',
  '{ say: client1, bytes: 8192 }',
  '{ say: client1, lines: 3 }',
  '{ say: client1, pieces: 3 }',
  '{ together: [{ each: client*, do: [{ say: each }] }, { end: server }] }',
  `{ send: client1, raw: 'GET /{room}\\r\\n\\xff\\\\' }`,
  `{ send: client1, pieces: [one, 'two\\n'] }`,
  '{ send: client1, bytes: 4194304 }',
  '{ wait: server, for: shown, line: "{room}", within: 2 }',
  '{ wait: server, for: sent, pattern: "^{room} [0-9]+$", within: 2 }',
  '{ signal: server, name: SIGTERM }',
  '{ close: client1, how: half }',
  '{ restart: client1 }',
  '{ swallow: client1 }',
  '{ say: client1, group: "239.{a}.1.2:5006" }',
  '{ say: client1, prefix: "/say {room} ", text: mixed }',
  `{ send: client1, raw: 'halo\\n', group: "239.1.1.2:5006" }`,
] as const;

/** A line, and the one mistake that it makes. */
const WRONG: readonly (readonly [string, string, RegExp])[] = [
  [
    'a group that a program is to send to',
    '{ say: server, group: "239.1.1.2:5006" }',
    /^16:31 no-probe: .*"server"/,
  ],
  ['a group of a value that is none', '{ say: client1, group: "{grup" }', /^16:32 no-value: /],
  [
    'several datagrams',
    '{ say: client1, pieces: 2, group: "239.1.1.2:5006" }',
    /^16:43 sent: .*remove pieces/,
  ],
  [
    'a prefix of what is given',
    '{ say: client1, line: hi, prefix: "/say " }',
    /^16:43 two-texts: .*"prefix"/,
  ],
  ['a prefix of two lines', '{ say: client1, prefix: "a\\n" }', /^16:33 two-texts: .*line ends/],
  ['a text of two kinds', '{ say: client1, line: hi, text: long }', /^16:41 two-texts: .*line and text/],
  ['a brace that is no value', '{ say: client1, line: "{ hi" }', /^16:31 no-value: "{ hi" .*doubled/],
  ['a word that is reckoned with', '{ say: client1, line: "{room + 1}" }', /^16:31 no-number: "room"/],
  [
    'a value nearly by its name',
    '{ say: client1, line: "{rooom}" }',
    /^16:31 no-value: .*Did you mean "room"/,
  ],
  [
    'what only a program that is started is told',
    '{ say: client1, line: "I am {n}" }',
    /^16:31 no-value: "n" is known when a program is started/,
  ],
  ['a machine', '{ send: client1, raw: "{host:server}" }', /^16:31 no-value: "host:server" is known when/],
  [
    'a wait for what nobody says',
    '{ wait: server, for: shown, line: "{wrod}", within: 2 }',
    /^16:43 unknown-name: There is no value "wrod". Known: a, room/,
  ],
  [
    'a wait for what is misspelled',
    '{ wait: server, for: sent, pattern: "^{rom}$", within: 2 }',
    /^16:45 unknown-name: There is no value "rom". Did you mean "room"/,
  ],
  [
    'a wait for the sum of a word',
    '{ wait: server, for: sent, pattern: "^{room + 1}$", within: 2 }',
    /^16:45 no-number: "room"/,
  ],
  ['a line of two lines', '{ say: client1, line: "a\\nb" }', /^16:31 line-end: /],
  ['a given line by a name', '{ say: client1, line: hi, same: a }', /^16:41 same-line: /],
  ['a given line several times', '{ say: client1, line: hi, lines: 2 }', /^16:42 same-line: /],
  ['too small a size', '{ say: client1, bytes: 3 }', /^16:32 too_small: .*at least 16/],
  ['quick lines at once', '{ say: client1, lines: 2, quick: true }', /^16:42 not-together: /],
  ['nothing to send', '{ send: client1 }', /^16:17 sent: .*found none/],
  ['two things to send', '{ send: client1, raw: a, bytes: 3 }', /^16:41 sent: .*raw and bytes/],
  [
    'a sign that stands for no byte',
    `{ send: client1, raw: 'a\\q' }`,
    /^16:31 raw: "\\q" stands for no byte/,
  ],
  [
    'a byte that YAML has read',
    '{ send: client1, raw: "\\xe9" }',
    /^16:31 raw: .*\\xe9 for the one, \\xc3\\xa9 for the two/,
  ],
  ['bytes of a program', '{ send: server, raw: a }', /^16:17 no-probe: .*"server" is played by the student/],
  ['a deaf program', '{ deaf: server }', /^16:17 no-probe: /],
  ['who reads already', '{ hears: client1 }', /^16:18 no-move: .*reads already/],
  [
    'who is deaf twice',
    '{ together: [{ deaf: client1 }, { deaf: client1 }] }',
    /no-move: .*reads nothing already/,
  ],
  [
    'a stop at once with others',
    '{ together: [{ stop: client1 }, { say: client2 }] }',
    /^16:30 not-together: "stop"/,
  ],
  ['pieces at once with others', '{ together: [{ say: client1, pieces: 2 }] }', /^16:46 not-together: /],
  [
    'a line behind the end',
    '{ together: [{ end: client1 }, { say: client1 }] }',
    /no-move: .*has been ended before/,
  ],
  [
    'a signal that is not known',
    '{ signal: server, name: SIGTREM }',
    /^16:33 invalid_value: .*Did you mean "SIGTERM"/,
  ],
  ['a wait without end', '{ wait: server, for: shown }', /^16:9 missing: .*within/],
  [
    'a pattern that is none',
    '{ wait: server, for: sent, pattern: "(", within: 2 }',
    /^16:45 pattern: .*no regular expression/,
  ],
  ['a misspelled move', '{ swalow: client1 }', /^16:11 unknown-key: .*Did you mean "swallow"/],
  [
    'a manner that is not known',
    '{ close: client1, how: rest }',
    /^16:32 invalid_value: .*Did you mean "reset"/,
  ],
];

describe('a line of a script', () => {
  for (const line of RIGHT) it(`may be ${line}`, () => expect(mistakesWith(line)).toEqual([]));

  for (const [name, line, told] of WRONG)
    it(`is reported in its place: ${name}`, () => {
      const found = mistakesWith(line);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(told);
    });
});

describe('a role that probes alone play', () => {
  const WITH_GUESTS = `  client: { count: 2, connects: "tcp:9000" }
  guest: { count: 3, connects: "tcp:9000", probes: true }
`;
  const labWith = (cast: string): string =>
    `${START.replace('  client: { count: 2, connects: "tcp:9000" }\n', WITH_GUESTS)
      .replace('cast: { client*: probe }', `cast: { client*: probe, ${cast} }`)
      .replace(
        '      - { say: client1 }\n',
        '      - { each: guest*, do: [{ start: each }] }\n      - { say: client1 }\n',
      )}${END}`;
  const load = (text: string): Lab => {
    const file = join(mkdtempSync(join(tmpdir(), 'giliran-lab-')), 'lab.yaml');
    writeFileSync(file, text);
    return loadLab(file, graders);
  };

  it('needs no program, and takes part where a cast says so', () => {
    const lab = load(labWith('guest*: probe'));
    expect(lab.roles.map(({ id }) => id)).toEqual(['server', 'client1', 'client2']);
    expect(lab.guests?.map(({ id }) => id)).toEqual(['guest1', 'guest2', 'guest3']);
    const [scene] = lab.scenarios;
    expect(scene?.cast.guest2).toEqual({ by: 'probe' });
    if (scene) expect(planRun(lab, scene, 1).roles.map(({ role }) => role.id)).toContain('guest3');
  });

  it('cannot be played by a program', () => {
    expect(() => load(labWith('guest*: student'))).toThrow(/"guest1" has "probes: true", and no program/);
  });
});

describe('a scenario', () => {
  it('is reported where no check names it', () => {
    const found = mistakesWith('', '  other:\n    script: [{ start: server }]\n');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^16:3 unused-scenario: No check names the scenario "other"/);
  });
});

describe('values', () => {
  it.each([
    ['{ a: { number: [1] } }', /^8:24 custom: .*two whole numbers/],
    ['{ a: { number: [9, 1] } }', /^8:14 value-range: .*smaller number first/],
    ['{ a: numbr }', /^8:14 .*number/],
    ['{ A: word, a: number }', /^8:14 .*digits and underscores/],
  ])('are reported where they are invalid: %s', (values, told) => {
    const found = mistakesWith('', '', values);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(told);
  });
});
