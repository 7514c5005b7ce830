import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { loadLab } from '../../src/lab/load.ts';

const LAB = `lab: one-line
title: { en: One line, id: Satu baris }
about: { en: A line., id: Satu baris. }
protocol: { en: TCP., id: TCP. }
roles:
  server: { listens: "tcp:9000" }
  client: { connects: "tcp:9000" }
scenarios:
  conversation:
    script:
      - { start: server, part: start }
      - { start: client, part: start }
      - { repeat: 3, part: talk, do: [{ say: client }] }
  server-alone:
    script: conversation
    cast: { client: probe }
steps:
  - id: listen
    title: { en: Listen, id: Mendengarkan }
    guide: { en: Listen., id: Dengarkan. }
    checks:
      - id: port
        title: { en: it listens, id: mendengarkan }
        grader: listening
        with: { role: server }
        subjects: server
        scenarios: [conversation, server-alone]
        points: 40
  - id: talk
    title: { en: Talk, id: Berbicara }
    guide: { en: Talk., id: Bicara. }
    checks:
      - id: shown
        title: { en: it shows, id: menampilkan }
        grader: delivery
        with: { from: client, to: server, parts: [talk] }
        subjects: server
        scenarios: [conversation, server-alone]
        needs: [listen.port]
        points: 60
`;

interface Change {
  readonly of: string;
  readonly to: string;
}

/** Puts files into a folder of their own, and returns the mistakes of its lab.yaml: place, code and text. */
function mistakesIn(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-lab-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  try {
    loadLab(join(folder, 'lab.yaml'), graders);
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return error.mistakes.map(
      ({ code, text, place }) =>
        `${place.file.slice(folder.length + 1)}:${place.line}:${place.column} ${code}: ${text}`,
    );
  }
}

function changed(...changes: readonly Change[]): string {
  return changes.reduce((text, { of, to }) => {
    expect(text).toContain(of);
    return text.replace(of, to);
  }, LAB);
}

/** One slip, and the one line that reports it. */
const SLIPS: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'a line one column off',
    '        title: { en: it listens',
    '       title: { en: it listens',
    /^lab.yaml:23:8 .*begins in column 8, and what stands above it in column 9/,
  ],
  ['a tab', '    script:\n', '\tscript:\n', /^lab.yaml:10:1 TAB_AS_INDENT: A tab stands here/],
  ['a colon in a text', 'en: One line', 'en: One: line', /^lab.yaml:2:14 .*must stand in quotes/],
  [
    'a key twice',
    '        points: 40',
    '        points: 40\n        points: 40',
    /^lab.yaml:29:9 .*"points" is here for the second time/,
  ],
  ['a tag', 'lab: one-line', 'lab: !!js/function one', /^lab.yaml:2?1?:?.*no use for tags/],
  [
    'a misspelled key',
    'grader: listening',
    'garder: listening',
    /^lab.yaml:24:9 unknown-key: .*Did you mean "grader"/,
  ],
  [
    'a misspelled move',
    'do: [{ say: client }]',
    'do: [{ says: client }]',
    /^lab.yaml:13:41 unknown-key: .*Did you mean "say"/,
  ],
  [
    'a need that students see later',
    '        points: 40',
    '        points: 40\n        shown: never',
    /^lab.yaml:40:17 hidden-need: Students see "talk.shown" always, and "listen.port", which it needs, never: /,
  ],
  [
    'a due date that is none',
    'lab: one-line',
    'lab: one-line\ndue: next week',
    /^lab.yaml:2:6 due: "next week" is no point in time/,
  ],
  ['half a repeat', 'repeat: 3,', 'repeat: 3.5,', /^lab.yaml:13:19 .*must be a whole number.*not 3.5/],
  ['no move at all', 'repeat: 3,', 'repeat: 0,', /^lab.yaml:13:19 too_small: .*at least 1, not 0/],
  [
    'a missing language',
    'title: { en: Talk, id: Berbicara }',
    'title: { en: Talk }',
    /^lab.yaml:30:12 missing: .*no text in Indonesian/,
  ],
  ['an empty text', 'about: { en: A line.', 'about: { en: ""', /^lab.yaml:3:14 .*must not be empty/],
  [
    'no subjects',
    'subjects: server\n        scenarios: [conversation, server-alone]\n        points',
    'subjects: []\n        scenarios: [conversation, server-alone]\n        points',
    /^lab.yaml:26:19 .*must not be empty/,
  ],
  [
    'points that do not add up',
    'points: 40',
    'points: 35',
    /^lab.yaml:17:1 points: .*add up to 95: expected 100/,
  ],
  ['points without end', 'points: 40', 'points: 1e308', /^lab.yaml:28:17 too_big: .*at most 100/],
  [
    'needs in a circle',
    'points: 40',
    'points: 40\n        needs: [talk.shown]',
    /^lab.yaml:29:17 needs-order: .*in a circle: listen\.port → talk\.shown → listen\.port\./,
  ],
  [
    'a need of itself',
    'needs: [listen.port]',
    'needs: [talk.shown]',
    /^lab.yaml:39:17 needs-order: .*needs itself/,
  ],
  [
    'a need without its step',
    'needs: [listen.port]',
    'needs: [port]',
    /^lab.yaml:39:17 unknown-name: .*listen\.port/,
  ],
  [
    'a base that is the lab itself',
    'lab: one-line',
    'lab: one-line\nextends: lab.yaml',
    /^lab.yaml:2:10 extends-circle: This lab extends itself/,
  ],
  [
    'a base that is not there',
    'lab: one-line',
    'lab: one-line\nextends: lib.yaml',
    /^lab.yaml:2:10 no-base: .*Did you mean "lab.yaml"/,
  ],
  [
    'a line of who is not started',
    '      - { start: client, part: start }\n',
    '',
    /^lab.yaml:12:46 no-move: .*"client" has not been started/,
  ],
  [
    'a line of who ends before',
    '      - { repeat',
    '      - { stop: client }\n      - { repeat',
    /^lab.yaml:14:46 no-move: /,
  ],
  [
    'a role started twice',
    '      - { repeat',
    '      - { start: client }\n      - { repeat',
    /^lab.yaml:13:18 no-move: .*runs already/,
  ],
  [
    'who is resumed without being held',
    '      - { repeat',
    '      - { resume: client }\n      - { repeat',
    /^lab.yaml:13:19 no-move: .*without being held/,
  ],
  [
    'who is held twice',
    '      - { repeat',
    '      - { pause: client }\n      - { pause: client }\n      - { repeat',
    /^lab.yaml:14:18 no-move: .*held here already/,
  ],
  [
    'lines of a role that nobody plays',
    'cast: { client: probe }',
    'cast: { client: nobody }',
    /^lab.yaml:38:35 nothing-said: .*none of client says a line/,
  ],
  [
    'a voice that is no probe',
    'cast: { client: probe }',
    'cast: { client: through server }',
    /^lab.yaml:16:21 no-probe: .*add "server: probe"/,
  ],
  [
    'a role of no scenario',
    '  client: {',
    '  spare: { connects: "tcp:9000" }\n  client: {',
    /^lab.yaml:7:3 unused-role: No scenario starts "spare"/,
  ],
  [
    'two roles of one name',
    'roles:\n',
    'roles:\n  serve: { count: 2, connects: "tcp:9000" }\n  serve1: { connects: "tcp:9000" }\n',
    /^lab.yaml:7:3 same-role: There would be two roles "serve1"/,
  ],
  [
    'a role for roles',
    'with: { role: server }',
    'with: { role: [server, client] }',
    /^lab.yaml:25:23 param-type: .*must be one role/,
  ],
  [
    'a number for a role',
    'with: { role: server }',
    'with: { role: 5 }',
    /^lab.yaml:25:23 param-type: .*must be one role/,
  ],
  ['others for a role', 'with: { role: server }', 'with: { role: others }', /^lab.yaml:25:23 unknown-name: /],
  [
    'a grader by a name that every object has',
    'grader: listening',
    'grader: constructor',
    /^lab.yaml:24:17 unknown-name: There is no grader "constructor"/,
  ],
  [
    'a role by such a name',
    'roles:\n',
    'roles:\n  __proto__: { connects: "tcp:9000" }\n',
    /^lab.yaml:6:3 unusable-name: /,
  ],
  [
    'a folder that is not there',
    'lab: one-line',
    'lab: one-line\nreference: ./gone',
    /^lab.yaml:2:12 no-reference: /,
  ],
  [
    'an address that is none',
    'listens: "tcp:9000"',
    'listens: "tcp:300.1.1.1:9000"',
    /^lab.yaml:6:22 endpoint: .*"300.1.1.1" is no address/,
  ],
  [
    'an address where none is taken',
    'listens: "tcp:9000"',
    'listens: "tcp:10.1.1.1:9000"',
    /^lab.yaml:6:22 endpoint: .*expected tcp:PORT/,
  ],
  [
    'a port that is none',
    'listens: "tcp:9000"',
    'listens: "tcp:99999"',
    /^lab.yaml:6:22 endpoint: .*a port is 1 to 65535/,
  ],
  [
    'a group by TCP',
    'listens: "tcp:9000"',
    'joins: "tcp:224.1.1.1:9000"',
    /^lab.yaml:6:20 endpoint: .*by UDP/,
  ],
  [
    'a group that is none',
    'listens: "tcp:9000"',
    'joins: "udp:10.1.1.1:9000"',
    /^lab.yaml:6:20 endpoint: .*is no group/,
  ],
  [
    'an address of version 6 that is not the machine’s own',
    'listens: "tcp:9000"',
    'listens: "tcp:[fe80::1]:9000"',
    /^lab.yaml:6:22 endpoint: .*expected tcp:\[::1\]:PORT/,
  ],
  [
    'a machine’s own address where each role has a machine',
    'roles:\n  server: { listens: "tcp:9000" }',
    'network: hosts\nroles:\n  server: { listens: "tcp:[::1]:9000" }',
    /^lab.yaml:7:22 endpoint: .*leads to no other machine.*expected tcp:\[::\]:9000/,
  ],
  [
    'every address of version 6 where all roles share a machine',
    'listens: "tcp:9000"',
    'listens: "udp:[::]:9000"',
    /^lab.yaml:6:22 endpoint: .*share one machine.*expected udp:\[::1\]:9000, or "network: hosts"/,
  ],
  [
    'a port by number, of a role that has none',
    'listens: "tcp:9000"',
    'listens: "tcp:9000+n"',
    /^lab.yaml:6:22 endpoint: .*give the role a "count"/,
  ],
  [
    'one of several endpoints that is none',
    'listens: "tcp:9000"',
    'listens: ["tcp:9000", "tcp:0"]',
    /^lab.yaml:6:35 endpoint: .*a port is 1 to 65535/,
  ],
  [
    'everybody on a network, by who does not send',
    'listens: "tcp:9000"',
    'listens: "udp:broadcast:9000"',
    /^lab.yaml:6:22 endpoint: .*expected sends: "udp:broadcast:PORT"/,
  ],
  [
    'groups that are addresses of machines, too',
    'listens: "tcp:9000"',
    'joins: "udp:192.168.0.0/16:9000"',
    /^lab.yaml:6:20 endpoint: .*holds other addresses than groups/,
  ],
  [
    'groups, by who listens',
    'listens: "tcp:9000"',
    'listens: "udp:239.0.0.0/8:9000"',
    /^lab.yaml:6:22 endpoint: .*by who joins or sends/,
  ],
  [
    'a value that no run has',
    'listens: "tcp:9000"',
    'listens: "tcp:9000", args: [x, "{netwrk}"]',
    /^lab.yaml:6:44 unknown-name: There is no value "netwrk". Did you mean "network"/,
  ],
  [
    "a value of another role's that is not there",
    'listens: "tcp:9000"',
    'listens: "tcp:9000", args: ["{host:clent}"]',
    /^lab.yaml:6:41 unknown-name: There is no value "host:clent". Did you mean "host:client"/,
  ],
  [
    'a brace of an argument that is not doubled',
    'listens: "tcp:9000"',
    'listens: "tcp:9000", args: [\'{"a": 1}\']',
    /^lab.yaml:6:41 no-value: .*doubled/,
  ],
  [
    'a variable with a value that nobody says',
    'listens: "tcp:9000"',
    'listens: "tcp:9000", env: { ROOM: "{room}" }',
    /^lab.yaml:6:47 unknown-name: There is no value "room". Known: network, broadcast, n, count, port/,
  ],
  [
    'a network that is reckoned with',
    'listens: "tcp:9000"',
    'listens: "tcp:9000", args: ["{network + 1}"]',
    /^lab.yaml:6:41 no-number: "network" is reckoned with here/,
  ],
  [
    'one name with two texts',
    'do: [{ say: client }]',
    'do: [{ say: client, same: a }, { say: client, same: a, text: long }]',
    /^lab.yaml:13:86 same-text: .*plain above, and long here/,
  ],
  [
    'repeats of repeats',
    'do: [{ say: client }]',
    'do: [{ repeat: 1000, do: [{ repeat: 1000, do: [{ say: client }] }] }]',
    /^lab.yaml:11:7 too-many-moves: .*3,000,002 moves.*at most 10,000/,
  ],
  [
    'a limit without end',
    'lab: one-line',
    'lab: one-line\nlimits: { wall: 1e12 }',
    /^lab.yaml:2:17 too_big: /,
  ],
  ['a step twice', '- id: talk', '- id: listen', /^lab.yaml:29:9 same-id: There is a step "listen" already/],
  [
    'no roles',
    'roles:\n  server: { listens: "tcp:9000" }\n  client: { connects: "tcp:9000" }',
    'roles: {}',
    /^lab.yaml:5:1 no-roles: /,
  ],
];

describe('one slip in a lab file', () => {
  it('does not exist where the file is right', () => {
    expect(mistakesIn({ 'lab.yaml': LAB })).toEqual([]);
  });

  for (const [name, of, to, told] of SLIPS)
    it(`is reported once, in its place: ${name}`, () => {
      const found = mistakesIn({ 'lab.yaml': changed({ of, to }) });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(told);
    });

  it('is reported where a need is further down', () => {
    const found = mistakesIn({
      'lab.yaml': changed(
        { of: 'points: 40', to: 'points: 40\n        needs: [talk.shown]' },
        { of: '        needs: [listen.port]\n        points: 60', to: '        points: 60' },
      ),
    });
    expect(found).toEqual([
      'lab.yaml:29:17 needs-order: "talk.shown" stands further down: a check can need only what stands before it. Put "talk.shown" first, or remove the need.',
    ]);
  });

  it('is reported in words where the file is a bomb, a circle or nested too deeply', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [${Array(10).fill('*a')}]\nc: &c [${Array(10).fill('*b')}]\nd: [${Array(10).fill('*c')}]\n`;
    for (const [text, code] of [
      [`${LAB}${bomb}`, 'too-many-aliases'],
      [`${LAB}x: &x { y: *x }\n`, 'too-deep'],
      [`${LAB}x: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, 'too-deep'],
    ] as const)
      expect(mistakesIn({ 'lab.yaml': text }).map((line) => line.split(' ')[1])).toEqual([`${code}:`]);
  });
});

describe('several slips in a lab file', () => {
  it('are reported together, whatever their kinds', () => {
    const text = changed(
      { of: 'lab: one-line', to: 'lab: one-line\nlab: one-line' },
      { of: 'grader: listening', to: 'garder: listening' },
      { of: 'parts: [talk]', to: 'parts: [tolk]' },
      { of: 'to: server', to: 'to: servr' },
    );
    expect(mistakesIn({ 'lab.yaml': text }).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'lab.yaml:2:1 DUPLICATE_KEY:',
      'lab.yaml:25:9 unknown-key:',
      'lab.yaml:37:35 unknown-name:',
      'lab.yaml:37:50 unknown-name:',
    ]);
  });

  it('are reported before a slip that hides what comes after it', () => {
    const text = changed(
      { of: '{ start: client, part: start }', to: '{ strat: client, part: start }' },
      { of: '        title: { en: it shows', to: '       title: { en: it shows' },
    );
    expect(mistakesIn({ 'lab.yaml': text }).map((line) => line.split(' ')[0])).toEqual([
      'lab.yaml:12:11',
      'lab.yaml:34:8',
    ]);
  });
});

describe('a lab that extends another', () => {
  const BASE = LAB.replace('grader: listening', 'grader: listenning');

  it('has the mistakes of what it extends reported there', () => {
    expect(mistakesIn({ 'base.yaml': BASE, 'lab.yaml': 'lab: other\nextends: base.yaml\n' })).toEqual([
      'base.yaml:24:17 unknown-name: There is no grader "listenning". Did you mean "listening"?',
    ]);
  });

  it('may extend one that extends another', () => {
    expect(
      mistakesIn({
        'base.yaml': LAB,
        'middle.yaml': 'lab: middle\nextends: base.yaml\n',
        'lab.yaml': 'lab: other\nextends: middle.yaml\ntitle: { en: Other, id: Lain }\n',
      }),
    ).toEqual([]);
  });

  it('is reported where the circle closes', () => {
    const [only, ...more] = mistakesIn({
      'base.yaml': `${LAB}extends: lab.yaml\n`,
      'lab.yaml': 'lab: other\nextends: base.yaml\n',
    });
    expect(more).toEqual([]);
    expect(only).toMatch(/^base\.yaml:41:10 extends-circle: .*lab\.yaml → base\.yaml → lab\.yaml/);
  });
});
