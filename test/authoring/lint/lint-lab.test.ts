import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { lintLab } from '../../../src/authoring/lint/lint-lab.ts';

const PROJECT = join(import.meta.dirname, '../../..');

/** A lab without problems. The tests below refer to its line numbers. */
const LAB = `lab: one-line
title: { en: One line, id: Satu baris }
about: { en: A line., id: Satu baris. }
protocol: { en: TCP., id: TCP. }
roles:
  server: { listens: "tcp:9000" }
  client: { count: 2, connects: "tcp:9000" }
scenarios:
  conversation:
    script:
      - { start: server, part: start }
      - { each: client*, part: start, do: [{ start: each }] }
      - { repeat: 3, part: talk, do: [{ say: client1 }] }
      - { repeat: 3, part: more, do: [{ say: client2 }] }
  server-alone:
    script: conversation
    cast: { client*: probe }
  client-alone:
    script: conversation
    cast: { server: probe }
steps:
  - id: talk
    title: { en: Talk, id: Berbicara }
    guide: { en: Talk., id: Bicara. }
    checks:
      - id: shown
        title: { en: it shows, id: menampilkan }
        grader: delivery
        with: { from: client*, to: server, parts: [talk, more] }
        subjects: server
        scenarios: [conversation, server-alone]
        points: 50
      - id: sent
        title: { en: it sends, id: mengirim }
        grader: delivery
        with: { from: client*, to: server, parts: [talk, more] }
        subjects: client*
        scenarios: [conversation, client-alone]
        points: 50
`;

/** Lint's problems of a lab with some of its text changed: place, severity, code and text. */
function problemsOf(...changes: readonly (readonly [of: string, to: string])[]): readonly string[] {
  const text = changes.reduce((all, [of, to]) => {
    expect(all).toContain(of);
    return all.replace(of, to);
  }, LAB);
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-lint-')), 'lab.yaml');
  writeFileSync(file, text);
  return lintLab(file, graders).problems.map(
    ({ place, severity, code, text: told }) => `${place.line}:${place.column} ${severity} ${code}: ${told}`,
  );
}

describe('a lab without problems', () => {
  it('has no problems', () => {
    expect(problemsOf()).toEqual([]);
  });

  for (const folder of ['labs', 'examples'])
    for (const name of readdirSync(join(PROJECT, folder)))
      it(`is ${folder}/${name}`, () => {
        expect(lintLab(join(PROJECT, folder, name, 'lab.yaml'), graders).problems).toEqual([]);
      });
});

describe('a part that no check reads', () => {
  it('is reported once, where it is named', () => {
    const found = problemsOf(
      [
        '- { repeat: 3, part: more, do: [{ say: client2 }] }',
        '- { part: othr, do: [{ say: client2 }, { say: client2 }] }',
      ],
      ['parts: [talk, more] }\n        subjects: server', 'parts: [talk] }\n        subjects: server'],
      ['parts: [talk, more] }\n        subjects: client*', 'parts: [talk] }\n        subjects: client*'],
    );
    expect(found).toEqual([
      '14:17 warning unread-part: No check of "conversation", "server-alone" or "client-alone" reads the part "othr", in which lines are typed: name it in a check\'s parts, or leave "part" out where nothing is asked of them.',
    ]);
  });

  it('does not count where a check reads it in a scenario with the same script', () => {
    expect(problemsOf(['scenarios: [conversation, server-alone]', 'scenarios: [server-alone]'])).toEqual([]);
  });

  it('does not count where only fixed lines are typed, or only probes speak', () => {
    expect(
      problemsOf([
        '      - { repeat: 3, part: talk',
        '      - { say: client1, line: "/join {room}", part: join }\n      - { say: server, if: probe, part: welcome }\n      - { repeat: 3, part: talk',
      ]),
    ).toEqual([]);
  });
});

describe('a check in which no role hears a speaker', () => {
  it('is reported at its hearers', () => {
    expect(
      problemsOf([
        'with: { from: client*, to: server, parts: [talk, more] }',
        'with: { from: client1, to: client1, parts: [talk, more] }',
      ]),
    ).toEqual([
      '29:36 error no-pair: Nobody of "client1" can hear a line of "client1": a program does not hear itself, nor who only sends. Expected somebody else who takes part; "to: others" means everybody else.',
    ]);
  });

  it('is reported at the one scenario in which there is none', () => {
    expect(
      problemsOf(
        ['cast: { client*: probe }', 'cast: { client*: probe, server: nobody }'],
        ['[conversation, server-alone]', '[client-alone, server-alone]'],
      ),
    ).toEqual([
      '31:35 error no-pair: In scenario "server-alone" nobody of "server" can hear a line of "client*": this check can decide nothing there. Remove the scenario from the check, or change its cast.',
    ]);
  });
});

describe('a check with `author`', () => {
  it('counts the author as a hearer', () => {
    expect(
      problemsOf([
        'with: { from: client*, to: server, parts: [talk, more] }',
        'with: { from: client1, to: client1, parts: [talk, more], author: true }',
      ]),
    ).toEqual([]);
  });
});

describe('a check of what a role sends', () => {
  it('needs no hearer where it names none', () => {
    expect(
      problemsOf([
        'grader: delivery\n        with: { from: client*, to: server, parts: [talk, more] }\n        subjects: client*',
        'grader: on-wire\n        with: { from: client1, parts: [talk, more] }\n        subjects: client*',
      ]),
    ).toEqual([]);
  });
});

describe('a finer scenario with other parts', () => {
  it('is reported where the check names it', () => {
    expect(
      problemsOf([
        '    script: conversation\n    cast: { client*: probe }',
        '    script: [{ start: server }, { start: client1 }, { say: client1, part: talk }]\n    cast: { client*: probe }',
      ]),
    ).toEqual([
      '31:35 warning other-parts: Of the parts that this check reads, scenario "server-alone" lacks "more": what goes wrong in "conversation" is not looked at there. Expected the same parts in every scenario of a check.',
    ]);
  });

  it('is reported where it has more, too', () => {
    expect(
      problemsOf(
        [
          '    script: conversation\n    cast: { client*: probe }',
          '    script: [{ start: server }, { start: client1 }, { say: client1, part: talk }]\n    cast: { client*: probe }',
        ],
        ['scenarios: [conversation, server-alone]', 'scenarios: [server-alone, conversation]'],
      ),
    ).toEqual([
      '31:35 warning other-parts: Of the parts that this check reads, scenario "conversation" has "more" besides: what goes wrong in "server-alone" is not looked at there. Expected the same parts in every scenario of a check.',
    ]);
  });
});

describe('a fault that no scene with probes could attribute', () => {
  const ALONE: readonly [string, string] = ['[conversation, client-alone]', '[conversation]'];

  it('is reported at the scenarios of the check that would fail for it', () => {
    expect(
      problemsOf(ALONE, ['  client-alone:\n    script: conversation\n    cast: { server: probe }\n', '']),
    ).toEqual([
      '35:20 warning shared-fault: A silent server would cost the client these points: no scenario of this check has the client among probes. Add one with "cast: { server: probe }", or name "server" among the subjects.',
    ]);
  });

  it('does not count where a probe can replace the other program in the full scene', () => {
    expect(
      problemsOf(['{ listens: "tcp:9000" }', '{ listens: "tcp:9000", relays: { welcome: Halo } }'], ALONE, [
        '  client-alone:\n    script: conversation\n    cast: { server: probe }\n',
        '',
      ]),
    ).toEqual([]);
  });

  it('does not count where the claim is about one program by itself', () => {
    expect(
      problemsOf(
        ALONE,
        ['  client-alone:\n    script: conversation\n    cast: { server: probe }\n', ''],
        [
          'grader: delivery\n        with: { from: client*, to: server, parts: [talk, more] }\n        subjects: client*',
          'grader: exits\n        with: { of: client*, parts: [talk, more] }\n        subjects: client*',
        ],
      ),
    ).toEqual([]);
  });
});

describe('a hint of a cause', () => {
  const withHint = (cause: string): readonly string[] =>
    problemsOf([
      'points: 50\n      - id: sent',
      `points: 50\n        hints: [{ en: Look., id: Lihat., cause: ${cause} }]\n      - id: sent`,
    ]);

  it('that checks of this kind never fail for is reported, with a suggestion', () => {
    expect(withHint('out-of-turn')).toEqual([
      '33:49 warning impossible-cause: A check of the kind "delivery" never fails for "out-of-turn": nobody would get this hint. Remove it, or leave "cause" out.',
    ]);
    expect(withHint('no-answer')).toEqual([
      '33:49 warning impossible-cause: A check of the kind "delivery" never fails for "no-answer": nobody would get this hint. Remove it, or leave "cause" out.',
    ]);
  });

  it('that they do fail for, or any check can, is right', () => {
    expect([...withHint('heard-twice'), ...withHint('not-heard'), ...withHint('crash')]).toEqual([]);
  });

  it('that does not exist is a mistake, with a suggestion', () => {
    expect(withHint('heard-twise').map((line) => line.slice(0, 60))).toEqual([
      '33:49 error invalid_value: "steps.0.checks.0.hints.0.cause" ',
    ]);
    expect(withHint('heard-twise')[0]).toContain('Did you mean "heard-twice"?');
  });
});

describe('texts', () => {
  it('that are missing in a language are mistakes', () => {
    expect(problemsOf(['{ en: it sends, id: mengirim }', '{ en: it sends }'])).toEqual([
      '34:16 error missing: "steps.0.checks.1.title" has no text in Indonesian: add id: "…".',
    ]);
  });

  it('that were never translated are reported at the place of the translation', () => {
    expect(
      problemsOf([
        'guide: { en: Talk., id: Bicara. }',
        'guide: { en: Send what is typed., id: Send  what is typed. }',
      ]),
    ).toEqual([
      '24:43 warning untranslated: "steps.0.guide" says the same in both languages: expected this one in Indonesian.',
    ]);
  });

  it('of a few words may be the same', () => {
    expect(problemsOf(['{ en: it sends, id: mengirim }', '{ en: Chat via UDP, id: Chat via UDP }'])).toEqual(
      [],
    );
  });
});

describe('problems of all phases', () => {
  it('are reported together, in the order of the file', () => {
    const found = problemsOf(
      [
        'about: { en: A line., id: Satu baris. }',
        'about: { en: A line that is long., id: A line that is long. }',
      ],
      ['points: 50', 'points: 40'],
      ['scenarios: [conversation, server-alone]', 'scenarios: [conversation, server-allone]'],
    );
    expect(found.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      '3:40 warning untranslated',
      '21:1 error points',
      '31:35 error unknown-name',
    ]);
  });

  it('do not include consequences of what could not be read', () => {
    expect(problemsOf(['part: more', 'part: more, whenever: 3'])).toEqual([
      expect.stringMatching(/^14:34 error unknown-key: /),
    ]);
    expect(
      problemsOf([
        'parts: [talk, more] }\n        subjects: server',
        'parts: [tolk, more] }\n        subjects: server',
      ]),
    ).toEqual([expect.stringMatching(/^29:52 error unknown-name: There is no part "tolk"/)]);
  });
});
