import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { loadLab } from '../../src/lab/load.ts';
import { planRun } from '../../src/lab/plan.ts';
import type { Lab } from '../../src/model/lab.ts';

const LAB = `lab: small
title: { en: Small, id: Kecil }
about: { en: Small., id: Kecil. }
protocol: { en: Lines., id: Baris. }
roles:
  server: { listens: 'tcp:9000' }
  client: { connects: 'tcp:9000' }
  guest: { connects: 'tcp:9000', count: 2, probes: true }
scenarios:
  scene:
    cast: { server: probe, guest1: probe }
    answers:
      server: [{ to: '^{word} (\\S+)$', with: '{1} {word}\\n', then: close }]
    script: [{ start: server }, { start: client }, { start: guest1 }, { start: guest2 }, { say: client, line: '{word} x', part: talk }]
steps:
  - id: speak
    title: { en: Speak, id: Bicara }
    guide: { en: Speak., id: Bicara. }
    checks:
      - { id: heard, title: { en: heard, id: terdengar }, grader: delivery, with: { from: client, to: server, parts: [talk], order: any, times: 1 }, subjects: client, scenarios: [scene], points: 50 }
      - { id: answered, title: { en: answered, id: dijawab }, grader: answers, with: { by: server, to: client, parts: [talk], line: 'x {word}' }, subjects: client, scenarios: [scene], points: 50 }
`;

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-lab-')), 'lab.yaml');
  writeFileSync(file, text);
  return file;
}

const load = (text: string): Lab => loadLab(fileOf(text), graders);

/** Texts of the mistakes in a lab. */
function mistakes(from: string, to: string): readonly string[] {
  expect(LAB).toContain(from);
  try {
    load(LAB.replace(from, () => to));
    return [];
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return error.mistakes.map(({ text }) => text);
  }
}

describe('a value that a check looks for', () => {
  it.each([
    ["line: 'x {word}'", "line: 'x {wrod}'", /no value "wrod". Did you mean "word"/],
    ["line: 'x {word}'", "pattern: '^{else}$'", /no value "else". Known: word/],
    ["line: 'x {word}'", "line: '{word + 1}'", /"word" is reckoned with here, and is no number/],
    ["line: 'x {word}'", "line: '{n}'", /"n" is known when a program is started/],
    ["'^{word} (\\S+)$'", "'^{wrod} (\\S+)$'", /no value "wrod". Did you mean "word"/],
  ])('must be typed or declared: %s as %s', (from, to, told) => {
    expect(mistakes(from, to)).toEqual([expect.stringMatching(told)]);
  });

  it('must be said in every scenario that the check names', () => {
    const other = `  other:
    script: [{ start: client }, { say: client, part: talk }]
steps:`;
    const text = LAB.replace('steps:', other).replaceAll(
      "line: 'x {word}' }, subjects: client, scenarios: [scene]",
      "line: 'x {word}' }, subjects: client, scenarios: [scene, other]",
    );
    expect(() => load(text)).toThrow(/In scenario "other" nobody says "{word}"/);
    expect(() => load(text.replace('roles:', 'values: { word: word }\nroles:'))).not.toThrow();
  });

  it('may be a role’s name, which has to be one', () => {
    const labels = (names: string) =>
      mistakes(
        'grader: delivery, with: { from: client, to: server, parts: [talk], order: any, times: 1 }',
        `grader: labels, with: { from: client, to: server, parts: [talk], names: ["${names}"] }`,
      );
    expect(labels('client = {word}')).toEqual([]);
    expect(labels('clent = Ani')).toEqual([expect.stringMatching(/no role "clent". Did you mean "client"/)]);
    expect(labels('client = {wrod}')).toEqual([expect.stringMatching(/no value "wrod"/)]);
    expect(labels('Ani')).toEqual([expect.stringMatching(/"Ani" names no role/)]);
  });
});

describe('roles that probes alone play', () => {
  it('are not roles for students, and take part only where they are cast', () => {
    const lab = load(LAB);
    expect(lab.roles.map(({ id }) => id)).toEqual(['server', 'client']);
    expect(lab.guests?.map(({ id }) => id)).toEqual(['guest1', 'guest2']);
    const [scenario] = lab.scenarios;
    expect(scenario?.cast.guest2).toBeUndefined();
    expect(scenario?.script.map(({ role }) => role)).toEqual(['server', 'client', 'guest1', 'client']);
  });

  it('cannot be played by programs', () => {
    expect(mistakes('guest1: probe', 'guest1: student')).toEqual([
      '"guest1" has "probes: true", and no program: cast it as a probe, or leave it out.',
    ]);
  });
});

describe('what a probe answers', () => {
  it('is planned with the values of the run', () => {
    const lab = load(LAB);
    const [scenario] = lab.scenarios;
    if (!scenario) throw new Error('no scenario');
    const plan = planRun(lab, scenario, 7);
    const word = String(plan.values.word);
    expect(plan.answers.server).toEqual([
      {
        to: `^${word} (\\S+)$`,
        framed: 'line',
        with: [1, Buffer.from(` ${word}\n`).toString('base64')],
        group: null,
        joins: null,
        as: null,
        leaves: null,
        // biome-ignore lint/suspicious/noThenProperty: it is what the lab file calls it.
        then: 'close',
      },
    ]);
  });

  it('is for probes alone, has one occasion, and can be read', () => {
    expect(mistakes('server: probe, ', '')).toEqual([
      'Only probes can be told what to answer: add "server: probe" to the cast, or remove this.',
    ]);
    expect(mistakes("to: '^{word} (\\S+)$', ", '')).toEqual([expect.stringContaining('found neither')]);
    expect(mistakes("'^{word} (\\S+)$'", "'^{word} (\\S+$'")).toEqual([
      expect.stringContaining('" is no regular expression'),
    ]);
    const told = "to: '^{word} (\\S+)$', with: '{1} {word}\\n', then: close";
    const instead = (other: string) => mistakes(told, `to: '^(\\S+) (\\S+)$', ${other}`);
    expect(instead("joins: '{2}', as: '{1}'")).toEqual([]);
    expect(instead("leaves: '{1}'")).toEqual([]);
    expect(instead("with: '{1} {word}', group: '239.1.2.3:5006'")).toEqual([]);
    expect(instead("joins: '{2}'")).toEqual([expect.stringContaining("{ joins: '{2}', as: '{1}' }")]);
    expect(instead("with: x, group: '239.1.2.3:5006', then: close")).toEqual([
      expect.stringContaining('no connection that could be closed'),
    ]);
    expect(instead("leaves: '{1'")).toEqual([expect.stringContaining('{1} for the first group')]);
    expect(mistakes("'{1} {word}\\n'", "'{1} {word\\n'")).toEqual([
      expect.stringContaining('{1} for the first group'),
    ]);
  });
});

describe('parameters of graders', () => {
  it('may be one of a few words, with a suggestion', () => {
    expect(mistakes('order: any', 'order: agred')).toEqual([
      '"order" of grader "delivery" must be one of "turn", "speaker", "any", "agreed". Did you mean "agreed"?',
    ]);
  });

  it('have values in braces that can be read', () => {
    expect(mistakes("line: 'x {word}'", "line: 'x {word'")).toEqual([
      expect.stringContaining('"{word" is no value'),
    ]);
    expect(mistakes("line: 'x {word}'", "pattern: '(x'")).toEqual([
      expect.stringContaining('is no regular expression'),
    ]);
  });

  it('may be left out only where they are optional', () => {
    expect(mistakes(', order: any, times: 1', '')).toEqual([]);
    expect(mistakes('from: client, ', '')).toEqual([
      'Grader "delivery" needs "from": roles: a pattern, or a list of patterns.',
    ]);
  });
});
