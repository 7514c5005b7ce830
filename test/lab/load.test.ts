import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { LabError, type LabMistake } from '../../src/lab/lab-error.ts';
import { loadLab } from '../../src/lab/load.ts';
import { showEndpoint } from '../../src/model/endpoint.ts';
import { checksOf, type Lab, reachesOf } from '../../src/model/lab.ts';

const LABS = join(import.meta.dirname, '../../labs');
const IDS = readdirSync(LABS);

const SMALL = `lab: rantai
title: { en: Chain, id: Rantai }
about: { en: A chain., id: Rantai. }
protocol: { en: Lines., id: Baris. }
roles:
  hub: { listens: "tcp:9000" }
  leaf: { count: 3, connects: "tcp:9000" }
scenarios:
  all:
    script:
      - { start: hub }
      - each: leaf*
        do: [{ start: each }]
      - { repeat: 2, part: talk, do: [{ say: "leaf:first" }] }
  alone:
    script: all
    for-each: leaf*
    cast: { hub: probe, leaf*: nobody, subject: student }
steps:
  - id: up
    title: { en: Up, id: Naik }
    guide: { en: Listen., id: Dengarkan. }
    checks:
      - id: port
        title: { en: it listens, id: mendengarkan }
        grader: listening
        with: { role: hub }
        subjects: hub
        scenarios: [all]
        points: 40
      - id: told
        title: { en: all hear, id: semua mendengar }
        grader: delivery
        with: { from: leaf*, to: others, parts: [talk] }
        subjects: [hub, leaf*]
        scenarios: [all, alone]
        needs: [up.port]
        points: 60
`;

function load(text: string): Lab {
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-lab-')), 'lab.yaml');
  writeFileSync(file, text);
  return loadLab(file, graders);
}

/** The mistakes of the small lab with one text replaced. */
function mistakes(old: string, next: string): readonly LabMistake[] {
  expect(SMALL).toContain(old);
  try {
    load(SMALL.replace(old, next));
  } catch (error) {
    if (error instanceof LabError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('the labs that come with giliran', () => {
  for (const id of IDS)
    it(`${id} loads, and its points add up to 100`, () => {
      const lab = loadLab(join(LABS, id, 'lab.yaml'), graders);
      expect(lab.id).toBe(id);
      expect(checksOf(lab).reduce((sum, { points }) => sum + points, 0)).toBe(100);
    });

  it('turn-chat-4 is turn-chat with four clients', () => {
    const two = loadLab(join(LABS, 'turn-chat/lab.yaml'), graders);
    const four = loadLab(join(LABS, 'turn-chat-4/lab.yaml'), graders);
    expect(four.roles.map(({ id }) => id)).toEqual(['server', 'client1', 'client2', 'client3', 'client4']);
    expect(checksOf(four).map(({ id, points }) => [id, points])).toEqual(
      checksOf(two).map(({ id, points }) => [id, points]),
    );
    expect(four.reference).toBe(two.reference);
    expect(four.title.en).not.toBe(two.title.en);
  });
});

describe('a lab with its own names', () => {
  it('needs nothing but its file', () => {
    const lab = load(SMALL);
    expect(lab.roles.map(({ id }) => id)).toEqual(['hub', 'leaf1', 'leaf2', 'leaf3']);
    expect(lab.scenarios.map(({ id }) => id)).toEqual(['all', 'alone@leaf1', 'alone@leaf2', 'alone@leaf3']);
    const [all, , second] = lab.scenarios;
    expect(all?.script.map((move) => `${move.do} ${move.role}`)).toEqual([
      'start hub',
      'start leaf1',
      'start leaf2',
      'start leaf3',
      'say leaf1',
      'say leaf1',
    ]);
    expect(second?.script.map((move) => `${move.do} ${move.role}`)).toEqual(['start hub', 'start leaf2']);
    expect(second?.cast).toMatchObject({
      hub: { by: 'probe' },
      leaf1: { by: 'nobody' },
      leaf2: { by: 'student' },
    });
    expect(checksOf(lab)[1]).toMatchObject({
      id: 'up.told',
      params: { from: ['leaf1', 'leaf2', 'leaf3'], to: ['others'], parts: ['talk'] },
      subjects: ['hub', 'leaf1', 'leaf2', 'leaf3'],
    });
  });
});

describe('a mistake in a lab file', () => {
  for (const [name, old, next, code, text, line, column] of [
    ['an unknown key', 'points: 40', 'pionts: 40', 'unknown-key', 'Did you mean "points"?', 30, 9],
    ['a key of old', 'subjects: hub', 'about: hub', 'unknown-key', 'is called "subjects" now', 28, 9],
    [
      'an unknown grader',
      'grader: listening',
      'grader: listenning',
      'unknown-name',
      'Did you mean "listening"?',
      26,
      17,
    ],
    ['an unknown role', 'start: hub', 'start: hubb', 'unknown-name', 'Did you mean "hub"?', 11, 18],
    ['an unknown pattern', 'leaf:first', 'leaf:firts', 'unknown-name', 'Did you mean "leaf:first"?', 14, 46],
    [
      'an unknown scenario',
      'scenarios: [all]',
      'scenarios: [al]',
      'unknown-name',
      'Did you mean "all"?',
      29,
      21,
    ],
    [
      'an unknown check',
      'needs: [up.port]',
      'needs: [up.pirt]',
      'unknown-name',
      'Did you mean "up.port"?',
      37,
      17,
    ],
    [
      'a wrong parameter',
      'with: { role: hub }',
      'with: { rule: hub, role: hub }',
      'unknown-param',
      'takes role, not "rule"',
      27,
      17,
    ],
    ['a missing parameter', 'with: { role: hub }', 'with: {}', 'missing-param', 'needs "role"', 27, 15],
    [
      'an endpoint that is none',
      'tcp:9000" }\n  leaf',
      'tcp9000" }\n  leaf',
      'invalid_format',
      'must look like tcp:8080',
      6,
      19,
    ],
    ['a wrong type', 'count: 3', 'count: three', 'invalid_type', 'must be', 7, 18],
    ['a bad quote', '"tcp:9000" }\n  leaf', '"tcp:9000 }\n  leaf', null, '', null, null],
  ] as const)
    it(`is shown with its place and a suggestion: ${name}`, () => {
      const found = mistakes(old, next);
      expect(found).not.toHaveLength(0);
      if (code === null) return;
      const first = found.find((mistake) => mistake.code === code);
      expect(first?.text).toContain(text);
      expect([first?.place.line, first?.place.column]).toEqual([line, column]);
    });

  it('is shown with all others, each with its line and a caret', () => {
    const two = SMALL.replace('grader: listening', 'grader: listenning').replace('points: 60', 'pints: 60');
    expect(() => load(two)).toThrow(LabError);
    const three = SMALL.replace('role: hub }', 'role: hup }').replace('needs: [up.port]', 'needs: [up.x]');
    try {
      load(three);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(LabError);
      if (!(error instanceof LabError)) return;
      expect(error.mistakes).toHaveLength(2);
      const [place, source, caret] = error.message.split('\n');
      expect(place).toMatch(/lab\.yaml:27:23: There is no role "hup"/);
      expect(caret?.indexOf('^')).toBe(source?.indexOf('hup'));
    }
  });

  it('is found where the extended lab is not a path', () => {
    expect(() => load('lab: x\nextends: [1]\n')).toThrow('"extends" must be the path');
  });
});

describe('a role with several endpoints', () => {
  const endpointsOf = (role: string): readonly string[][] =>
    load(SMALL.replace('{ listens: "tcp:9000" }', role)).roles.flatMap(({ kind }) =>
      kind.name === 'hub'
        ? [reachesOf(kind).map(({ verb, endpoint }) => `${verb} ${showEndpoint(endpoint)}`)]
        : [],
    );

  it('listens before it connects, joins and sends, in whichever order they stand', () => {
    expect(endpointsOf('{ sends: "udp:5005", connects: "tcp:1", listens: ["tcp:2", "udp:3"] }')).toEqual([
      ['listens tcp:2', 'listens udp:3', 'connects tcp:1', 'sends udp:5005'],
    ]);
  });

  it('may have ports by its number, and by those of its neighbours in a ring', () => {
    const script = 'script:\n      - { start: hub }';
    const ring = SMALL.replace(
      '{ listens: "tcp:9000" }',
      '{ listens: "tcp:9000" }\n  peer: { count: 3, listens: "tcp:9300+n", connects: ["tcp:9300+next", "tcp:9300+previous"] }',
    );
    const lab = load(ring.replace(script, `${script}\n      - each: peer*\n        do: [{ start: each }]`));
    expect(
      lab.roles.flatMap(({ kind }) =>
        kind.name === 'peer' ? [reachesOf(kind).map(({ endpoint }) => endpoint.port)] : [],
      ),
    ).toEqual([
      [9301, 9302, 9303],
      [9302, 9303, 9301],
      [9303, 9301, 9302],
    ]);
  });

  it('is a mistake where a number makes a port too high', () => {
    expect(mistakes('connects: "tcp:9000"', 'connects: "tcp:65533+n"')).toEqual([
      expect.objectContaining({ code: 'endpoint', text: expect.stringContaining('more than 65535') }),
    ]);
  });
});
