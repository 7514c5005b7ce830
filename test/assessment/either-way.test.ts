import { describe, expect, it } from 'vitest';
import { EitherWay } from '../../src/assessment/either-way.ts';
import { type Scene, sceneName } from '../../src/assessment/scene.ts';
import { decideChecks } from '../../src/diagnosis/decide.ts';
import type { Findings } from '../../src/diagnosis/findings.ts';
import type { Player, Scenario } from '../../src/model/lab.ts';
import type { RunTrace, Start } from '../../src/model/trace.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { Program } from '../../src/submission/submission.ts';
import { alone, caseOf, check, type FoundOf, failing, PASS, together } from '../diagnosis/cases.ts';
import { chat, PROBE } from '../support/trace.ts';

const STUDENT: Player = { by: 'student' };
const CLIENTS = ['client1', 'client2'];
const LOST = failing('not-heard');

const FULL = scene('conversation', ['server', ...CLIENTS]);
const SHORT = scene('short', ['server', ...CLIENTS]);
const SERVER = scene('server-alone', ['server']);
const ALONE = CLIENTS.map((client) => scene(`alone@${client}`, [client]));
const FINER = [SHORT, SERVER, ...ALONE];

const SENT = check('of.sent', CLIENTS);
const EARLY = check('of.early', ['server'], { needs: [SENT.id], scenarios: ['conversation', 'short'] });

function scene(id: string, students: readonly string[]): Scenario {
  const cast = ['server', ...CLIENTS].map((role) => [role, students.includes(role) ? STUDENT : PROBE]);
  return { id, name: id, subject: null, cast: Object.fromEntries(cast), script: [] };
}

function client(role: string): Program {
  const args = ['client.py', '1', '2'];
  return {
    role,
    file: 'client.py',
    command: 'python3',
    args,
    cwd: '',
    env: {},
    folders: [],
    given: ['1', '2'],
  };
}

/** How it goes in a made-up submission, whose clients fail. */
interface Course {
  /** Whether a way to start programs may still come out best, with so many scenes left. */
  readonly mayCount?: (start: Start, left: number) => boolean;
  /** What the check that the early one needs comes to, as it looks now. */
  readonly sent?: () => Verdict;
  /** Ways to start the clients in which they end with an error. */
  readonly refused?: readonly Start[];
}

function rehearse({ mayCount = () => true, sent = () => LOST, refused = [] }: Course) {
  const played: string[] = [];
  const runs: RunTrace[] = [];
  const play = async (scenes: readonly Scene[]): Promise<void> => {
    for (const one of scenes) {
      played.push(sceneName(one));
      const { start } = one.variant;
      const isRefused = start !== undefined && start !== null && refused.includes(start);
      const { run, events } = (isRefused ? chat().exits('client1', 2) : chat()).build();
      runs.push({ run: { ...run, ...(start ? { start } : {}) }, events });
    }
  };
  const eitherWay = new EitherWay({
    submission: {
      programs: new Map(CLIENTS.map((role) => [role, client(role)])),
      readsArguments: () => true,
    },
    player: { runs, play, hasPlayed: (name) => played.includes(name) },
    grade: () => {
      const verdict = sent();
      const clients: Partial<Findings> = { full: together(verdict), finer: [alone(CLIENTS, verdict)] };
      const found: FoundOf = [
        [SENT, clients],
        [EARLY, { full: together(LOST) }],
      ];
      const facts = caseOf(found);
      return { decisions: decideChecks(facts), findings: facts.findings, start: 'numbered' };
    },
    mayCount: (start, left) => mayCount(start, left.length),
    isShorter: ({ id }) => id === SHORT.id,
  });
  return { eitherWay, played };
}

const AS_THE_GUIDE_SAYS = ['server-alone', 'alone@client1~numbered', 'alone@client2~numbered'];

describe('programs that play several roles', () => {
  it('are started otherwise one scene first, then two at a time, while that may come out best', async () => {
    const { eitherWay, played } = rehearse({ mayCount: (_, left) => left > 2 });
    await eitherWay.play([FULL]);
    expect(played).toEqual(['conversation~numbered']);
    await eitherWay.play(FINER);
    expect(played.slice(1)).toEqual([
      ...AS_THE_GUIDE_SAYS,
      'alone@client1~unnumbered',
      'alone@client2~unnumbered',
      'conversation~unnumbered',
    ]);
  });

  it('are told with the scenes that were left out', async () => {
    const { eitherWay } = rehearse({ mayCount: () => false });
    await eitherWay.play(FINER);
    const left = ['alone@client1', 'alone@client2', 'short'].map((id) => `${id}~unnumbered`);
    expect(eitherWay.unplayed()).toEqual([
      ...left.map((name) => ({ scene: name, because: 'start-decided' })),
      { scene: 'short', because: 'nothing-to-decide' },
    ]);
  });

  it('play what was left out once it may count', async () => {
    let may = false;
    const { eitherWay, played } = rehearse({ mayCount: () => may });
    await eitherWay.play(FINER);
    expect(played).toEqual(AS_THE_GUIDE_SAYS);
    may = true;
    await eitherWay.playLeft();
    expect(played.slice(3)).toEqual(
      ['alone@client1', 'alone@client2', 'short'].map((id) => `${id}~unnumbered`),
    );
  });

  it('play every scene of a way on which it hangs whether they are started in a third', async () => {
    const { eitherWay, played } = rehearse({ mayCount: () => false, refused: ['numbered'] });
    await eitherWay.play(FINER);
    expect(played).toEqual([
      ...AS_THE_GUIDE_SAYS,
      ...['alone@client1', 'alone@client2', 'short'].map((id) => `${id}~unnumbered`),
    ]);
  });
});

describe('a shorter scene of the student’s own programs', () => {
  it('is played last, where it may decide something', async () => {
    const { eitherWay, played } = rehearse({ mayCount: () => false, sent: () => PASS });
    await eitherWay.play(FINER);
    expect(played).toEqual([...AS_THE_GUIDE_SAYS, 'short~numbered']);
    expect(eitherWay.unplayed()).not.toContainEqual({ scene: 'short', because: 'nothing-to-decide' });
  });

  it('is left out where it may not, and played once it may', async () => {
    let verdict: Verdict = LOST;
    const { eitherWay, played } = rehearse({ mayCount: () => false, sent: () => verdict });
    await eitherWay.play(FINER);
    expect(played).toEqual(AS_THE_GUIDE_SAYS);
    verdict = PASS;
    await eitherWay.playLeft();
    expect(played.slice(3)).toEqual(['short~numbered']);
  });

  it('is played where a program does not take another way to start: it may not take this one either', async () => {
    const { eitherWay, played } = rehearse({
      mayCount: (_, left) => left === 1,
      refused: ['unnumbered'],
    });
    await eitherWay.play([FULL]);
    await eitherWay.play(FINER);
    expect(played).toEqual([
      'conversation~numbered',
      'conversation~unnumbered',
      ...AS_THE_GUIDE_SAYS,
      'short~numbered',
    ]);
  });
});
