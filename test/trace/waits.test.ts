import { describe, expect, it } from 'vitest';
import type { RoleWait, SettledRecord } from '../../src/model/trace.ts';
import { circleOf, readsKeyboard, settledBefore, waitMessage, waitOf } from '../../src/trace/waits.ts';
import { CLIENT, chat, from, KEYBOARD, LOCK, TIMER, waits } from '../support/trace.ts';

/** A scene that has settled with these waits. */
function scene(...all: readonly RoleWait[]): SettledRecord | undefined {
  return settledBefore(chat(2, {}, null, { waits: all }).build(), Number.POSITIVE_INFINITY);
}

describe('the state of a scene before a move', () => {
  it('is the state in which the last one settled', () => {
    const trace = chat(1)
      .say('server', 'a')
      .rests({ waits: [waits('server', KEYBOARD)] })
      .say('server', 'b')
      .build();
    expect(waitOf(settledBefore(trace, 3), 'server')?.on).toEqual([KEYBOARD]);
    expect(settledBefore(trace, 0)).toBeUndefined();
  });

  it('has nothing about programs that were not running', () => {
    expect(waitOf(scene(waits('server', KEYBOARD)), 'client1')).toBeUndefined();
  });
});

describe('whether a program reads its keyboard', () => {
  for (const [on, expected] of [
    [[KEYBOARD], true],
    [[from('server'), KEYBOARD], true],
    [[from('server')], false],
    [[CLIENT], false],
    [[LOCK], false],
    [[from('server'), TIMER], null],
    [[{ for: 'other', call: 'queue' }], null],
    [[], null],
  ] as const)
    it(`that waits for ${JSON.stringify(on)}: ${expected}`, () => {
      expect(readsKeyboard(scene(waits('server', on)), 'server')).toBe(expected);
    });

  it('is unknown without kernel evidence', () => {
    expect(readsKeyboard(scene(), 'server')).toBeNull();
    expect(readsKeyboard(undefined, 'server')).toBeNull();
  });
});

describe('a circle of roles that wait for each other', () => {
  it('is named in order, each followed by the one it waits for', () => {
    const settled = scene(
      waits('server', from('client1')),
      waits('client1', from('client2')),
      waits('client2', from('server')),
    );
    expect(circleOf(settled)).toEqual(['server', 'client1', 'client2']);
  });

  it('leaves out roles that only wait for one of its members', () => {
    const settled = scene(
      waits('client2', from('server')),
      waits('server', from('client1')),
      waits('client1', from('server')),
    );
    expect(circleOf(settled)).toEqual(['server', 'client1']);
  });

  it('may include waiting for room to write, or to be accepted', () => {
    const settled = scene(
      waits('server', { for: 'room', to: 'client1' }),
      waits('client1', { for: 'connection', to: 'server' }),
    );
    expect(circleOf(settled)).toEqual(['server', 'client1']);
  });

  for (const [what, on] of [
    ['its keyboard', [KEYBOARD]],
    ['its keyboard as well', [from('server'), KEYBOARD]],
    ['a timer as well', [from('server'), TIMER]],
    ['whom nobody knows', [from(null)]],
  ] as const)
    it(`is none where one of them waits for ${what}`, () => {
      expect(circleOf(scene(waits('server', from('client1')), waits('client1', on)))).toBeNull();
    });

  it('is not found without kernel evidence', () => {
    expect(circleOf(undefined)).toBeNull();
  });
});

describe('what a program waits for, as a message', () => {
  it('names one thing', () => {
    expect(waitMessage(waits('server', KEYBOARD))).toEqual({
      id: 'why.waits',
      params: { role: 'server', what: { id: 'wait.keyboard', params: {} } },
    });
  });

  it('joins several, and the senders of messages among them', () => {
    const { params } = waitMessage(waits('server', [KEYBOARD, from('client1'), from('client2')]));
    expect(JSON.stringify(params.what)).toMatch(
      /list\.or-two.*wait\.keyboard.*wait\.message.*client1.*client2/,
    );
  });

  for (const [on, id] of [
    [from(null), 'wait.message-unknown'],
    [{ for: 'room', to: 'client1' }, 'wait.room'],
    [{ for: 'room', to: null }, 'wait.room-unknown'],
    [{ for: 'connection', to: 'server' }, 'wait.connection'],
    [{ for: 'connection', to: null }, 'wait.connection-unknown'],
    [{ for: 'datagram', port: 5004 }, 'wait.datagram'],
    [{ for: 'child' }, 'wait.child'],
    [{ for: 'other', call: 'queue' }, 'wait.other'],
    [LOCK, 'wait.lock'],
    [TIMER, 'wait.timer'],
    [CLIENT, 'wait.client'],
  ] as const)
    it(`says ${JSON.stringify(on)} as ${id}`, () => {
      expect(waitMessage(waits('server', on)).params.what).toMatchObject({ id });
    });

  it('says of a program that runs that it runs, and of one that stopped that it stopped', () => {
    expect(waitMessage(waits('server', [])).id).toBe('why.runs');
    expect(waitMessage(waits('server', KEYBOARD, { stopped: true })).id).toBe('why.stopped');
  });
});
