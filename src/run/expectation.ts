import type { Plan, PlannedSay } from '../lab/plan.ts';
import type { PortFacts } from '../model/trace.ts';
import { boundName } from './kernel/sockets.ts';
import type { Screen } from './screen.ts';
import { type Expectation, NOTHING_EXPECTED } from './settle/settle.ts';

interface Situation {
  readonly plan: Plan;
  readonly index: number;
  /** Whether the move itself could be done. */
  readonly done: boolean;
  readonly screen: Screen;
  readonly mark: ReadonlyMap<string, number>;
  readonly isPaused: (role: string) => boolean;
  readonly isRunning: (role: string) => boolean;
  readonly ports: () => PortFacts | null;
  /** The port table before a start. */
  readonly before: PortFacts | null;
}

/** What a right scene does in answer to a move. */
export function expectationOf(situation: Situation): Expectation {
  const move = situation.plan.moves[situation.index];
  if (!move || !situation.done) return NOTHING_EXPECTED;
  if (move.do === 'start') return ready(situation, move.role);
  if (move.do === 'resume') return answered(situation);
  if (move.do !== 'say' || move.early) return NOTHING_EXPECTED;
  if (situation.plan.roles.some(({ role }) => situation.isPaused(role.id))) return NOTHING_EXPECTED;
  const burst = linesBefore(situation).map((line) =>
    heard(situation, hearers(situation, line.role), line.text),
  );
  const own = heard(situation, hearers(situation, move.role), move.text);
  const all = [...burst, own, ...earlyLines(situation)];
  return { something: true, shown: true, met: () => all.every(({ met }) => met()) };
}

/** Lines that were typed quickly before this one, and that nobody has been waited for. */
function linesBefore({ plan, index }: Pick<Situation, 'plan' | 'index'>): PlannedSay[] {
  const previous = plan.moves[index - 1];
  if (previous?.do !== 'say' || !previous.quick) return [];
  return [...linesBefore({ plan, index: index - 1 }), previous];
}

/** Lines that were typed early, where this is the last line before their turn: the server and the speaker hear them. */
function earlyLines(situation: Situation): Expectation[] {
  const { plan, index } = situation;
  const move = plan.moves[index];
  if (plan.moves.slice(index + 1).some((later) => later.do === 'say' && later.part === move?.part)) return [];
  const served = plan.roles.find(({ role, player }) => role.kind.verb === 'listens' && player.by !== 'probe')
    ?.role.id;
  return plan.moves.slice(0, index).flatMap((earlier) => {
    if (earlier.do !== 'say' || !earlier.early || earlier.part !== move?.part || served === undefined)
      return [];
    return [
      heard(
        situation,
        hearers(situation, earlier.role).filter((id) => id === served || id === move.role),
        earlier.text,
      ),
    ];
  });
}

/** A role is ready when its port is bound, or its connection stands. */
function ready({ plan, ports, before, isRunning }: Situation, id: string): Expectation {
  const role = plan.roles.find((entry) => entry.role.id === id)?.role;
  if (!role || !before || role.kind.verb === 'sends') return NOTHING_EXPECTED;
  const { verb, endpoint } = role.kind;
  const count = (facts: PortFacts | null): number => {
    if (!facts) return 0;
    if (verb === 'connects') return facts.connections;
    const bound = facts.bound.filter((name) => name === boundName(endpoint)).length;
    if (verb !== 'joins' || endpoint.group === null || facts.members === null) return bound;
    return Math.min(bound, facts.members[endpoint.group] ?? 0);
  };
  const start = count(before);
  return { something: true, shown: false, met: () => !isRunning(id) || count(ports()) > start };
}

/** A role that was held goes on: with the line that was typed meanwhile, or by greeting who came meanwhile. */
function answered(situation: Situation): Expectation {
  const { plan, index, screen, mark, isRunning } = situation;
  const previous = plan.moves[index - 1];
  if (previous?.do === 'say') return heard(situation, hearers(situation, previous.role), previous.text);
  if (previous?.do !== 'start') return NOTHING_EXPECTED;
  return {
    something: true,
    shown: true,
    met: () => !isRunning(previous.role) || screen.since(mark, previous.role) !== '',
  };
}

function hearers({ plan, isRunning }: Situation, speaker: string): string[] {
  const player = plan.roles.find(({ role }) => role.id === speaker)?.player;
  const mouth = player?.by === 'through' ? player.role : speaker;
  return plan.roles
    .filter(({ role }) => role.id !== mouth)
    .filter(({ role, player }) => role.id !== speaker && player.by !== 'through' && isRunning(role.id))
    .filter(({ role }) => role.kind.verb !== 'sends')
    .map(({ role }) => role.id);
}

/** Everybody who should shows the text. Words in plain letters stand for it: they survive any way of printing. */
function heard({ screen, mark, isRunning }: Situation, roles: readonly string[], text: string): Expectation {
  const words = text.split(' ').filter((word) => /^[a-z]+$/.test(word));
  const shown = (role: string): boolean => words.every((word) => screen.since(mark, role).includes(word));
  return { something: true, shown: true, met: () => roles.every((role) => !isRunning(role) || shown(role)) };
}
