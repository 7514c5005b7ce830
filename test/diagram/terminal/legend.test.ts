import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../../src/diagram/build-conversation.ts';
import { legend } from '../../../src/diagram/terminal/legend.ts';
import { cellsOf } from '../../../src/model/cells.ts';
import type { CheckResult } from '../../../src/model/result.ts';
import type { RunTrace } from '../../../src/model/trace.ts';
import { chat, PROBE } from '../../support/trace.ts';
import { failed, oneMisses } from '../scenes.ts';

function legendOf(trace: RunTrace, checks: readonly CheckResult[] = [], width = 80): readonly string[] {
  return legend({ conversation: buildConversation(trace, checks), checks, language: 'en', width });
}

describe('the legend', () => {
  it('explains what every diagram has', () => {
    expect(legendOf(oneMisses().build())).toEqual(['● typed  ─▶ shown  ○ printed by itself']);
  });

  it('explains what else is in the diagram', () => {
    const held = chat(1).pause('server').say('client1', 'x').resume('server').build();
    expect(legendOf(held).join()).toContain('╤ ┆ ╧ held: giliran stops it for a moment');
    const own = chat().say('client2', 'halo').prints('client2', 'halo').build();
    expect(legendOf(own).join()).toContain('↺');
    expect(legendOf(oneMisses().build(), [failed('a.a', [8])]).join()).toContain('! what the failed check');
    const alone = chat(1, { client1: PROBE }).say('client1', 'x').build();
    expect(legendOf(alone).join()).toContain('◌');
  });

  it('is as wide as the diagram, at most', () => {
    const held = chat(1).pause('server').resume('server').build();
    expect(legendOf(held, [], 40).filter((line) => cellsOf(line) > 40)).toEqual([]);
  });
});
