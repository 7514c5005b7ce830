import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { recordedScene } from '../../../src/authoring/record/recorded-scene.ts';
import { sceneText } from '../../../src/authoring/record/scene-text.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { chat, TraceBuilder } from '../../support/trace.ts';

const LAB = loadLab(join(import.meta.dirname, '../../../labs/turn-chat/lab.yaml'), graders, true);

/** A conversation of a server and two clients, typed by hand. */
class Typed extends TraceBuilder {
  constructor() {
    super(chat(2).build().run.roles);
    for (const role of ['server', 'client1', 'client2'])
      this.start(role, role === 'server' ? { bound: ['tcp:8080'] } : {}, 'try');
  }

  types(
    role: string,
    text: string,
    shownBy: readonly string[],
    as: (text: string) => string = (all) => all,
  ): this {
    this.say(role, text, { part: 'try' });
    for (const hearer of shownBy) this.prints(hearer, as(text));
    return this.settled();
  }
}

function sceneOf(typed: Typed, taken: readonly string[] = []): string {
  const scene = recordedScene(typed.build(), { lab: LAB, name: 'typed', taken: new Set(taken), graders });
  return scene === null ? '' : sceneText(scene);
}

describe('a conversation that was typed', () => {
  it('becomes a scene with made-up texts, and repetitions written once', () => {
    const typed = new Typed();
    for (const round of ['satu', 'dua'])
      typed
        .types('server', `halo ${round}`, ['client1', 'client2'])
        .types('client1', `hai ${round}`, ['server', 'client2'])
        .types('client2', `dan ${round}`, ['server', 'client1']);
    const scene = sceneOf(typed);
    expect(scene).toContain(`    script:
      - part: start
        do:
          - { start: server }
          - { each: client*, do: [{ start: each }] }
      - part: talk
        do:
          - repeat: 2
            do:
              - { say: server }
              - { each: client*, do: [{ say: each }] }
`);
    expect(scene).not.toMatch(/halo|hai|satu/);
  });

  it('suggests who hears whom, and who can be at fault, the server too where it passes lines on', () => {
    const scene = sceneOf(
      new Typed().types('client1', 'hai semua', ['client2']).types('client2', 'hai juga', ['client1']),
    );
    expect(scene).toContain('with: { from: client*, to: client*, parts: [talk] }');
    expect(scene).toContain('subjects: [server, client*]');
    expect(scene).toContain('client*: "through server", subject: student');
  });

  it('suggests nothing that does not hold of every line', () => {
    const scene = sceneOf(
      new Typed()
        .types('client1', 'hai semua', ['server', 'client2'])
        .types('client1', 'hai juga', ['server']),
    );
    expect(scene).not.toContain('grader: delivery');
  });

  it('suggests labels only where each line has one', () => {
    const named = new Typed().types(
      'client1',
      'hai semua',
      ['server', 'client2'],
      (text) => `Client 1: ${text}`,
    );
    const bare = new Typed().types('client1', 'hai semua', ['server', 'client2']);
    expect(sceneOf(named)).toContain('grader: labels');
    expect(sceneOf(bare)).not.toContain('grader: labels');
  });

  it('suggests how often where all show a line several times', () => {
    const typed = new Typed().types('server', 'halo semua', ['client1', 'client1', 'client2', 'client2']);
    expect(sceneOf(typed)).toContain('with: { from: server, to: others, parts: [talk], times: 2 }');
  });

  it('keeps a command, with a repeated word as a value with an unused name', () => {
    const typed = new Typed()
      .types('client1', '/join lobi', [])
      .types('client1', '/say lobi halo semua', ['client2'], () => '[lobi] halo semua');
    const scene = sceneOf(typed, ['word1']);
    expect(scene).toContain('{ say: client1, line: "/join {word2}", part: ask }');
    expect(scene).toContain('{ say: client1, prefix: "/say {word2} ", part: talk }');
    expect(scene).toContain('{word2} for "lobi"');
  });

  it('keeps a word that has a meaning in the lab', () => {
    const text = 'A request is `add N` or `total`, which is answered by `total N`.';
    const typed = new Typed();
    for (const client of ['client1', 'client2']) typed.types(client, 'total', [client], () => 'total 12');
    const recorded = (protocol: string): string => {
      const lab = { ...LAB, protocol: { en: protocol, id: protocol } };
      const scene = recordedScene(typed.build(), { lab, name: 'typed', taken: new Set(), graders });
      return scene === null ? '' : sceneText(scene);
    };
    expect(recorded(text)).toContain('{ say: each, line: "total" }');
    expect(recorded('Lines.')).toContain('{ say: each, line: "{word1}" }');
  });

  it('declares numbers, and suggests the sums that are answered', () => {
    const typed = new Typed().types('client1', '12 + 30', ['client1'], () => '= 42');
    const scene = sceneOf(typed);
    expect(scene).toMatch(/^values: \{ number1: number, number2: number \}\n/);
    expect(scene).toContain('{ say: client1, line: "{number1} + {number2}", part: ask }');
    expect(scene).toContain('line: "{number1 + number2}"');
  });

  it('doubles braces that were typed, and keeps quotes', () => {
    const scene = sceneOf(new Typed().types('client1', '/raw {a} "b"', []));
    expect(scene).toContain('line: "/raw {{a}} \\"b\\""');
  });

  it('is none where nothing was done', () => {
    const trace = chat(2).build();
    expect(recordedScene(trace, { lab: LAB, name: 'typed', taken: new Set(), graders })).toBeNull();
  });
});
