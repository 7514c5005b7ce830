import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../../src/diagram/build-conversation.ts';
import type { RunTrace } from '../../../src/model/trace.ts';
import { pack } from '../../../src/pages/conversation/pack.ts';
import { sceneOf } from '../../../src/pages/conversation/scene.ts';
import { unpack } from '../../../src/pages/conversation/unpack.ts';
import { failed, oneMisses, waiting, withWaits } from '../../diagram/scenes.ts';
import { chat, group, PROBE } from '../../support/trace.ts';

const scene = (trace: RunTrace) =>
  sceneOf(buildConversation(trace, [failed('a.a', [8])]), 'own programs', 'en');

/** Traces with rows of every kind. */
const SCENES = {
  'a conversation': withWaits(
    oneMisses().build(),
    3,
    [waiting('client2', { for: 'keyboard' })],
    [{ role: 'server', from: null, bytes: 3 }],
  ),
  'one with everything that a program can do': chat()
    .pause('server')
    .say('client1', 'halo', { early: true })
    .resume('server')
    .printsInPieces('server', 'Client_1', ' : halo')
    .complains('server', '<script>')
    .exits('client1', 1)
    .exits('client2', 0, 'output')
    .stop('server')
    .exits('server', 0, 'stopped')
    .build(),
  'one in which lines come at once': chat().together(['client1', 'satu'], ['client2', 'dua']).build(),
  'one in which somebody joins': chat(2)
    .begins('client1')
    .settled({ members: { '224.1.1.1': 1 } })
    .say('server', 'x')
    .settled({ members: {} })
    .build(),
  'one that is killed': chat().exits('server', 0, 'wall').build(),
  'one with scripted ears': group(2, { receiver1: PROBE })
    .say('sender', 'halo')
    .hears('receiver1', 'group', 'halo')
    .hears('receiver1', 'unicast', 'halo')
    .hears('receiver1', 'broadcast', 'x\n')
    .hears('receiver1', 'tcp', 'y')
    .build(),
};

describe('a scene that is packed', () => {
  for (const [name, trace] of Object.entries(SCENES))
    it(`is the same when it is unpacked: ${name}`, () => {
      const before = scene(trace);
      const { scenes, texts } = pack([before]);
      expect(unpack(JSON.parse(JSON.stringify(scenes[0])), texts)).toEqual(before);
    });

  it('keeps connections of a probe, signals and broken-off ends', () => {
    const trace = chat().build();
    const last = trace.events.at(-1);
    const at = { run: 'scene', move: 2, t: 9 };
    const before = scene({
      ...trace,
      events: [
        ...trace.events.slice(0, -1),
        { kind: 'probe', role: 'client1', event: 'failed', detail: 'ECONNREFUSED', ...at, n: 20 },
        { kind: 'probe', role: 'client1', event: 'opened', detail: '1', ...at, n: 21 },
        { kind: 'probe', role: 'client1', event: 'closed', detail: '1', ...at, n: 22 },
        { kind: 'exit', role: 'client2', code: null, signal: 'SIGSEGV', because: 'itself', ...at, n: 23 },
        ...(last?.kind === 'end' ? [{ ...last, because: 'error' as const, detail: 'why', n: 24 }] : []),
      ],
    });
    const { scenes, texts } = pack([before]);
    const [packed] = scenes;
    expect(packed && unpack(packed, texts)).toEqual(before);
  });

  it('stores a long text once, whoever shows it, in every scene', () => {
    const text = 'kata '.repeat(200);
    const told = scene(
      chat().say('server', text).prints('client1', `Server : ${text}`).prints('client2', text).build(),
    );
    const json = JSON.stringify(pack([told, told]));
    expect(json.split(text)).toHaveLength(2);
  });

  it('is refused where it is not one', () => {
    const { scenes, texts } = pack([scene(chat().build())]);
    const [packed] = scenes;
    expect(() => packed && unpack({ ...packed, kinds: '?'.repeat(packed.kinds.length) }, texts)).toThrow(
      'no kind of row',
    );
  });
});
