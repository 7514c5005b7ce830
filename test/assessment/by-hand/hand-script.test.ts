import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { handScript } from '../../../src/assessment/by-hand/hand-script.ts';
import { loadLab } from '../../../src/lab/load.ts';
import type { Lab } from '../../../src/model/lab.ts';

function scriptOf(id: string, scenario = 'conversation', folder = 'labs'): readonly string[] {
  const lab = loadLab(join(import.meta.dirname, '../../..', folder, id, 'lab.yaml'), graders);
  const found = lab.scenarios.find(({ name }) => name === scenario);
  if (!found) throw new Error(`${id} has no ${scenario}`);
  const { moves, goesOn, whole } = handScript(found, lab);
  const shown = moves.map(({ do: act, role, words }) => [act, role, ...words].join(' '));
  return [...shown, `${[...whole]}${goesOn ? ' …' : ''}`];
}

it('leaves out pausing, and goes up to what cannot be typed by hand', () => {
  const rounds = ['say server', 'say client1', 'say client2'];
  expect(scriptOf('turn-chat')).toEqual([
    'start server',
    'start client1',
    'start client2',
    ...rounds,
    ...rounds,
    ...rounds,
    'start,connect,rounds,held …',
  ]);
});

it('goes to the end where everything can be done by hand', () => {
  expect(scriptOf('multicast-chat', 'leaving')).toEqual([
    'start receiver1',
    'start receiver2',
    'start sender',
    'say sender',
    'stop receiver1',
    'say sender',
    'say sender',
    'start,main,after',
  ]);
});

it('ends before a fixed line of the lab', () => {
  expect(scriptOf('group-chat').at(-2)).toBe('start client4');
});

it('lets a person choose the words of a line that giliran makes up', () => {
  expect(scriptOf('echo', 'talk', 'examples')).toEqual([
    'start server',
    'start client',
    'say client one two',
    'say client three four',
    'start,typed,typed-again',
  ]);
});

it('ends before a line that is more than words', () => {
  expect(scriptOf('calculator', 'sums', 'examples').slice(-2)).toEqual(['start client2', 'start …']);
});

it('ends before a word that others know as well, since the lab declares it or tells it to a program', () => {
  const lab = loadLab(join(import.meta.dirname, '../../../examples/echo/lab.yaml'), graders);
  const [talk] = lab.scenarios;
  if (!talk) throw new Error('the echo has no scenario');
  const count = (some: Partial<Lab>): number => handScript(talk, { ...lab, ...some }).moves.length;
  expect(count({})).toBe(4);
  expect(count({ values: { three: { kind: 'word' } } })).toBe(3);
  const roles = lab.roles.map((role) => ({ ...role, kind: { ...role.kind, args: ['{one}'] } }));
  expect(count({ roles })).toBe(2);
});
