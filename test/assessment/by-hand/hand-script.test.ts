import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { handScript } from '../../../src/assessment/by-hand/hand-script.ts';
import { loadLab } from '../../../src/lab/load.ts';

function scriptOf(id: string, scenario = 'conversation'): readonly string[] {
  const lab = loadLab(join(import.meta.dirname, '../../../labs', id, 'lab.yaml'), graders);
  const found = lab.scenarios.find(({ name }) => name === scenario);
  if (!found) throw new Error(`${id} has no ${scenario}`);
  const { moves, goesOn, whole } = handScript(found);
  return [...moves.map((move) => `${move.do} ${move.role}`), `${[...whole]}${goesOn ? ' …' : ''}`];
}

it('goes on without those who are held, up to what cannot be typed by hand', () => {
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

it('goes on to the end where all of it can be made by hand', () => {
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

it('ends before a line that the lab gives', () => {
  expect(scriptOf('group-chat').at(-2)).toBe('start client4');
});
