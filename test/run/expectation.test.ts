import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { type Plan, planRun } from '../../src/lab/plan.ts';
import type { Lab } from '../../src/model/lab.ts';
import { expectationOf } from '../../src/run/expectation.ts';
import { Screen } from '../../src/run/screen.ts';

const LABS = join(import.meta.dirname, '../../labs');
const LAB = loadLab(join(LABS, 'open-chat/lab.yaml'), graders);

/** The plan of a lab's scenario, by its id. */
function planOf(lab: Lab, id: string): Plan {
  const scenario = lab.scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return planRun(lab, scenario, 7);
}

/** What is expected of one move of a plan, and the screen that it reads. */
function expectedAt(
  plan: Plan,
  index: number,
  { hasKernel = true, wasDone = true, isRunning = (_role: string): boolean => true } = {},
) {
  const move = plan.moves[index];
  if (!move) throw new Error('no such move');
  const screen = new Screen(() => '');
  const expectation = expectationOf({
    plan,
    index,
    moves: [{ move, done: true }],
    screen,
    mark: screen.mark(),
    hasKernel,
    wasDone: () => wasDone,
    isPaused: () => false,
    isRunning,
    ports: () => null,
    before: null,
  });
  return { expectation, screen };
}

/** The expectation of the first line of a part, and the screen that it reads. */
function expected(
  name: string,
  part: string,
  where: (role: string) => boolean = () => true,
  isRunning: (role: string) => boolean = () => true,
) {
  const plan = planOf(LAB, name);
  const index = plan.moves.findIndex((move) => move.do === 'say' && move.part === part && where(move.role));
  const move = plan.moves[index];
  if (move?.do !== 'say') throw new Error(`nobody speaks in ${part}`);
  const { expectation, screen } = expectedAt(plan, index, { isRunning });
  return { expectation, screen, text: move.text, role: move.role };
}

describe('what is expected of a line', () => {
  it('is that all other roles show it', () => {
    const { expectation, screen, text } = expected('conversation', 'talk');
    for (const role of ['server', 'client1']) screen.hear(role, text);
    expect(expectation.met()).toBe(false);
    screen.hear('client2', text);
    expect(expectation.met()).toBe(true);
  });

  it('is recognised by plain letters, although among others', () => {
    const { expectation, screen, text } = expected('hearing', 'framed', () => true);
    expect(expectation.met()).toBe(false);
    for (const role of ['client1', 'client2', 'client3']) screen.hear(role, text);
    expect(expectation.met()).toBe(true);
  });

  it('is recognised by the ends of a long line', () => {
    const { expectation, screen, text } = expected('spoilt', 'overlong');
    const roles = ['server', 'client1', 'client2', 'client3', 'guest1', 'guest3'];
    for (const role of roles) screen.hear(role, text.slice(0, -200));
    expect(expectation.met()).toBe(false);
    for (const role of roles) screen.hear(role, text.slice(-400));
    expect(expectation.met()).toBe(true);
  });

  it('is nothing of other clients where a scripted server passes nothing on', () => {
    const { expectation, screen, text } = expected('hearing', 'typed');
    screen.hear('server', text);
    expect(expectation.met()).toBe(true);
  });

  it('is nothing where the server is gone', () => {
    const said = (gone: string) =>
      expected(
        'conversation',
        'talk',
        (role) => role !== 'server',
        (role) => role !== gone,
      );
    expect(said('server').expectation).toMatchObject({ something: false });
    expect(said('client2').expectation).toMatchObject({ something: true });
  });

  it('names who lacks what was said, and by whom', () => {
    const { expectation, screen, text, role } = expected('conversation', 'talk');
    screen.hear('client1', text);
    expect(expectation.missing?.()).toEqual(
      ['server', 'client2'].filter((to) => to !== role).map((to) => ({ from: role, to })),
    );
    for (const to of ['server', 'client2']) screen.hear(to, text);
    expect(expectation.missing?.()).toEqual([]);
  });

  it('is no longer waited for when the server goes meanwhile', () => {
    let isThere = true;
    const { expectation, screen, text } = expected(
      'conversation',
      'talk',
      () => true,
      (role) => role !== 'server' || isThere,
    );
    screen.hear('server', text);
    expect(expectation.met()).toBe(false);
    isThere = false;
    expect(expectation.met()).toBe(true);
  });
});

describe('what is expected where the kernel tells nothing', () => {
  it('is not known of a line that its author alone hears', () => {
    const lab = loadLab(join(LABS, 'group-multicast/lab.yaml'), graders);
    const plan = planOf(lab, 'leaving');
    const index = plan.moves.findIndex(({ part }) => part === 'speaks-on');
    const { expectation, screen } = expectedAt(plan, index, { hasKernel: false });
    expect([expectation.something, expectation.isAnswered?.()]).toEqual([false, false]);
    screen.hear('client1', 'anything');
    expect(expectation.isAnswered?.()).toBe(true);
  });
});

describe('what is expected of a role that was held', () => {
  /** What is expected when the server goes on, whether or not the line could be typed that was typed meanwhile. */
  function resumed(wasTyped: boolean) {
    const plan = planOf(LAB, 'conversation');
    const index = plan.moves.findIndex((move) => move.do === 'resume' && move.part === 'held');
    return expectedAt(plan, index, { wasDone: wasTyped }).expectation;
  }

  it('is what comes of the line that was typed meanwhile', () => {
    expect(resumed(true)).toMatchObject({ something: true });
  });

  it('is nothing where that could not be typed, because its program was gone', () => {
    expect(resumed(false)).toMatchObject({ something: false });
  });
});
