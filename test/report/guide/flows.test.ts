import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { flowsOf } from '../../../src/report/guide/flows.ts';

const PROJECT = join(import.meta.dirname, '../../..');

/** The flows of a step of a lab. */
function flows(file: string, step: string) {
  const lab = loadLab(join(PROJECT, file, 'lab.yaml'), graders);
  const found = lab.steps.find(({ id }) => id === step);
  if (!found) throw new Error(`no step ${step}`);
  return flowsOf(lab, found);
}

describe('what passes between the programs of a step', () => {
  it('has a line for each kind of program at which lines are typed', () => {
    expect(flows('labs/turn-chat', 'relay')).toContainEqual({
      kind: 'line',
      role: 'client1',
      to: ['server'],
    });
    expect(flows('labs/multicast-chat', 'send')).toEqual([
      { kind: 'line', role: 'sender', to: ['receiver1', 'receiver2'] },
    ]);
  });

  it('has no line typed at a server, where only a scripted one speaks', () => {
    expect(flows('labs/open-chat', 'while-the-keyboard-waits')).toEqual([
      { kind: 'line', role: 'client1', to: ['server'] },
      { kind: 'passed-on', role: 'server', author: 'client1', to: ['client2', 'client3'] },
    ]);
  });

  it('has a line of a program that is always scripted, typed in its place', () => {
    expect(flows('examples/reconnect', 'show')).toContainEqual({
      kind: 'line',
      role: 'server',
      to: ['client'],
    });
  });
});
