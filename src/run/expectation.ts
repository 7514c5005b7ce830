import type { Plan } from '../lab/plan.ts';
import type { PlannedMove, PlannedSay } from '../lab/planned-move.ts';
import { showPort } from '../model/endpoint.ts';
import { hearersIn } from '../model/hearing.ts';
import type { RoleKind } from '../model/lab.ts';
import type { PortFacts } from '../model/trace.ts';
import type { Screen } from './screen.ts';
import { type Expectation, type Lack, NOTHING_EXPECTED } from './settle/expected.ts';

interface Situation {
  readonly plan: Plan;
  /** The number of the move, or of the first of several that are made at once. */
  readonly index: number;
  /** The moves, and whether each could be done. */
  readonly moves: readonly { readonly move: PlannedMove; readonly done: boolean }[];
  readonly screen: Screen;
  readonly mark: ReadonlyMap<string, number>;
  /** Whether the kernel tells what programs wait for: then nothing is to be guessed. */
  readonly hasKernel: boolean;
  /** Whether an earlier move could be done: nothing comes of one that could not. */
  readonly wasDone: (index: number) => boolean;
  readonly isPaused: (role: string) => boolean;
  readonly isRunning: (role: string) => boolean;
  readonly ports: () => PortFacts | null;
  /** The port table before a start. */
  readonly before: PortFacts | null;
}

/** What a right scene does in answer to a move, or to several that are made at once. */
export function expectationOf(situation: Situation): Expectation {
  const done = situation.moves.flatMap((entry) => (entry.done ? [entry.move] : []));
  const [move] = done;
  if (!move) return NOTHING_EXPECTED;
  if (situation.moves.length > 1) return togetherOf(situation, done);
  if (move.do === 'start') return ready(situation, [move.role]);
  if (move.do === 'resume') return answered(situation);
  if (move.do !== 'say' || move.early) return NOTHING_EXPECTED;
  if (situation.plan.roles.some(({ role }) => situation.isPaused(role.id))) return NOTHING_EXPECTED;
  const burst = linesBefore(situation).map((line) => heardOf(situation, line));
  return all([...burst, heardOf(situation, move), ...earlyLines(situation)]);
}

/** What comes of several moves that are made at once: all of it. */
function togetherOf(situation: Situation, moves: readonly PlannedMove[]): Expectation {
  const starts = moves.flatMap((move) => (move.do === 'start' ? [move.role] : []));
  const isHeld = situation.plan.roles.some(({ role }) => situation.isPaused(role.id));
  const lines = moves.flatMap((move) => (move.do === 'say' && !isHeld ? [heardOf(situation, move)] : []));
  return all([...(starts.length === 0 ? [] : [ready(situation, starts)]), ...lines]);
}

function all(expected: readonly Expectation[]): Expectation {
  const some = expected.filter(({ something }) => something);
  if (some.length === 0)
    return {
      ...NOTHING_EXPECTED,
      isAnswered: () => expected.length > 0 && expected.every(({ isAnswered }) => isAnswered?.() === true),
    };
  return {
    something: true,
    shown: some.every(({ shown }) => shown),
    met: () => some.every(({ met }) => met()),
    missing: () => some.flatMap(({ missing }) => missing?.() ?? []),
  };
}

/**
 * A line that was made up for the run is heard by everybody, or by the roles that the lab's checks name. What comes
 * of any other line is not known here.
 */
function heardOf(situation: Situation, { role, part, text, textKind }: PlannedSay): Expectation {
  const { plan, hasKernel } = situation;
  if (isUnserved(situation, role)) return NOTHING_EXPECTED;
  if (textKind === 'literal') return unknown(situation);
  const all = hearers(situation, role);
  const named = hasKernel ? 'everybody' : hearersIn(plan.hearings, role, part);
  if (named === 'somebody') return unknown(situation);
  const roles = named === 'everybody' ? all : all.filter((id) => named.has(id));
  // What its speaker alone hears may be an answer like any other.
  return roles.length === 0 && !hasKernel ? unknown(situation) : heard(situation, role, roles, text);
}

/** What comes of a line is not known; that something is shown is a sign that it has come. */
function unknown({ plan, screen, mark }: Situation): Expectation {
  return {
    ...NOTHING_EXPECTED,
    isAnswered: () => plan.roles.some(({ role }) => screen.since(mark, role.id) !== ''),
  };
}

/** Lines that were typed quickly before this one, without waiting for what came of them. */
function linesBefore(situation: Pick<Situation, 'plan' | 'index' | 'wasDone'>): PlannedSay[] {
  const index = situation.index - 1;
  const previous = situation.plan.moves[index];
  if (previous?.do !== 'say' || !previous.quick) return [];
  return [...linesBefore({ ...situation, index }), ...(situation.wasDone(index) ? [previous] : [])];
}

/** Lines that were typed early, where this is the last line before their turn: the server and the speaker hear them. */
function earlyLines(situation: Situation): Expectation[] {
  const { plan, index } = situation;
  const move = plan.moves[index];
  if (plan.moves.slice(index + 1).some((later) => later.do === 'say' && later.part === move?.part)) return [];
  const served = plan.roles.find(({ role, player }) => role.kind.verb === 'listens' && player.by !== 'probe')
    ?.role.id;
  return plan.moves.slice(0, index).flatMap((earlier, at) => {
    if (earlier.do !== 'say' || !earlier.early || earlier.part !== move?.part || served === undefined)
      return [];
    if (!situation.wasDone(at)) return [];
    return [
      heard(
        situation,
        earlier.role,
        hearers(situation, earlier.role).filter((id) => id === served || id === move.role),
        earlier.text,
      ),
    ];
  });
}

/** A role is ready when its port is bound, or its connection stands; several are when all of that is there. */
function ready(situation: Situation, ids: readonly string[]): Expectation {
  const { plan, ports, before, isRunning } = situation;
  const roles = plan.roles.flatMap(({ role }) =>
    ids.includes(role.id) && role.kind.verb !== 'sends' ? [role] : [],
  );
  if (!before || roles.length === 0) return NOTHING_EXPECTED;
  const kinds = [...new Set(roles.map(({ kind }) => kind))];
  const isReady = (kind: RoleKind): boolean => {
    const own = roles.filter((role) => role.kind === kind && isRunning(role.id));
    return own.length === 0 || countOf(kind, ports()) >= countOf(kind, before) + own.length;
  };
  return {
    something: true,
    shown: false,
    met: () => kinds.every(isReady),
    missing: () => roles.filter(({ kind }) => !isReady(kind)).map(({ id }) => ({ from: null, to: id })),
  };
}

/** How many roles of a kind have their place. */
function countOf({ verb, endpoint }: RoleKind, facts: PortFacts | null): number {
  if (!facts) return 0;
  if (verb === 'connects') return facts.connections;
  const bound = facts.bound.filter((name) => name === showPort(endpoint)).length;
  if (verb !== 'joins' || endpoint.group === null || facts.members === null) return bound;
  return Math.min(bound, facts.members[endpoint.group] ?? 0);
}

/**
 * A role that was held goes on: with the line that was typed meanwhile, or by greeting the clients that came
 * meanwhile.
 */
function answered(situation: Situation): Expectation {
  const { plan, index, screen, mark, isRunning } = situation;
  const previous = plan.moves[index - 1];
  if (!situation.wasDone(index - 1)) return NOTHING_EXPECTED;
  if (previous?.do === 'say') return heardOf(situation, previous);
  if (previous?.do !== 'start' || isUnserved(situation, previous.role)) return NOTHING_EXPECTED;
  const met = (): boolean =>
    !isRunning(previous.role) ||
    isUnserved(situation, previous.role) ||
    screen.since(mark, previous.role) !== '';
  const greeter = plan.moves[index]?.role ?? null;
  return {
    something: true,
    shown: true,
    met,
    missing: () => (met() ? [] : [{ from: greeter, to: previous.role }]),
  };
}

/**
 * Whether a role connects to servers that are all gone: nothing that it says gets to anybody any more, and nothing comes to
 * it.
 */
function isUnserved({ plan, isRunning }: Situation, id: string): boolean {
  const own = plan.roles.find(({ role }) => role.id === id);
  if (own?.role.kind.verb !== 'connects') return false;
  const servers = plan.roles.filter(
    ({ role: { kind } }) => kind.verb === 'listens' && kind.endpoint.transport === 'tcp',
  );
  return servers.length > 0 && servers.every(({ role }) => !isRunning(role.id));
}

function hearers({ plan, isRunning }: Situation, speaker: string): string[] {
  const own = plan.roles.find(({ role }) => role.id === speaker);
  const mouth = own?.player.by === 'through' ? own.player.role : speaker;
  // A probe that serves passes nothing on.
  const isServedByProbe =
    own?.role.kind.verb === 'connects' &&
    own.player.by !== 'through' &&
    plan.roles.some(({ role, player }) => role.kind.verb === 'listens' && player.by === 'probe');
  return plan.roles
    .filter(({ role }) => role.id !== mouth && !(isServedByProbe && role.kind.verb === 'connects'))
    .filter(({ role, player }) => role.id !== speaker && player.by !== 'through' && isRunning(role.id))
    .filter(({ role }) => role.kind.verb !== 'sends')
    .map(({ role }) => role.id);
}

/** Of a long text these many words from either end stand for all: each is looked for after every piece that comes. */
const TELLING_WORDS = 20;

/**
 * Every role that should show the text shows it. Its words in plain letters stand for it: they survive any way of
 * printing.
 */
function heard(situation: Situation, from: string, roles: readonly string[], text: string): Expectation {
  const { screen, mark, isRunning } = situation;
  const plain = plainWords(text);
  if (plain.length === 0) return unknown(situation);
  const words =
    plain.length <= 2 * TELLING_WORDS
      ? plain
      : [...plain.slice(0, TELLING_WORDS), ...plain.slice(-TELLING_WORDS)];
  const shown = (role: string): boolean => {
    const seen = screen.since(mark, role);
    return words.every((word) => seen.includes(word));
  };
  const isGone = (role: string): boolean => !isRunning(role) || isUnserved(situation, role);
  const lacks = (role: string): boolean => !isGone(role) && !shown(role);
  return {
    something: true,
    shown: true,
    met: () => !roles.some(lacks),
    missing: (): readonly Lack[] => roles.filter(lacks).map((to) => ({ from, to })),
  };
}

/** Words in plain letters; of a text without one, what stands together of such letters. */
function plainWords(text: string): readonly string[] {
  const words = text.split(' ').filter((word) => /^[a-z]+$/.test(word));
  return words.length > 0 ? words : [...text.matchAll(/[a-z]{4,}/g)].map(([letters]) => letters);
}
