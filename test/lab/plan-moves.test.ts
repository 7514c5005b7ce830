import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { type Plan, planRun } from '../../src/lab/plan.ts';

const LAB = loadLab(join(import.meta.dirname, '../run/labs/moves.yaml'), graders);

function plan(seed: number, name = 'lines'): Plan {
  const scenario = LAB.scenarios.find((one) => one.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  return planRun(LAB, scenario, seed);
}

const rolesOf = (moves: Plan['moves'], part: string): readonly string[] =>
  moves.flatMap((move) => (move.part === part ? [move.role] : []));

describe('a prefix', () => {
  it('is typed before a text, and is no part of it; a group has the values of the run', () => {
    const lab = loadLab(join(import.meta.dirname, '../../labs/group-multicast/lab.yaml'), graders);
    const alone = lab.scenarios.find(({ id }) => id === 'client-alone@client1');
    if (!alone) throw new Error('no client alone');
    const { moves, values } = planRun(lab, alone, 7);
    const said = moves.find((move) => move.do === 'say' && move.part === 'heard');
    if (said?.do !== 'say') throw new Error('nothing is said');
    expect(said.typed).toBe(`[${values.group}] Client_2 : ${said.text}`);
    expect(said.textKind).toBe('plain');
    expect(said.group).toBe(`239.${values.a}.${values.b}.${values.c}:5006`);
  });
});

describe('the values of a run', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(plan(7).values).toEqual(plan(7).values);
    expect(plan(8).values).not.toEqual(plan(7).values);
  });

  it('are in the lab’s range', () => {
    for (let seed = 0; seed < 50; seed++) {
      const { a, b, room } = plan(seed).values;
      expect(a).toBeGreaterThanOrEqual(2);
      expect(a).toBeLessThanOrEqual(999);
      expect(b).toBeGreaterThanOrEqual(1);
      expect(b).toBeLessThanOrEqual(9);
      expect(room).toMatch(/^[a-z]{8}$/);
    }
  });

  it('are put into lines and bytes', () => {
    const { moves, values } = plan(7);
    const line = moves.find((move) => move.do === 'say' && move.part === 'given');
    expect(line).toMatchObject({ text: `/join ${values.room} ${Number(values.a) + Number(values.b)} {}` });
    const sent = moves.find((move) => move.do === 'send');
    if (sent?.do !== 'send' || sent.content.kind !== 'raw') throw new Error('nothing is sent');
    const expected = [Buffer.from(`one ${values.room}\nand!`), Buffer.from([0xff]), Buffer.from(' two\r\n')];
    expect(Buffer.concat(sent.content.pieces)).toEqual(Buffer.concat(expected));
  });
});

describe('moves that are made at once', () => {
  it('come in an order that the seed gives, and no other', () => {
    const orders = Array.from({ length: 20 }, (_, seed) => rolesOf(plan(seed).moves, 'start').join());
    expect(new Set(orders).size).toBeGreaterThan(2);
    expect(orders).toEqual(
      Array.from({ length: 20 }, (_, seed) => rolesOf(plan(seed).moves, 'start').join()),
    );
  });

  it('are all there, once, in one move', () => {
    for (let seed = 0; seed < 20; seed++) {
      const roles = rolesOf(plan(seed).moves, 'together');
      for (const half of [roles.slice(0, 6), roles.slice(6)])
        expect([...half].sort()).toEqual(['client1', 'client1', 'client2', 'client2', 'client3', 'client3']);
    }
  });
});
