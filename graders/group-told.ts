import type { Cause } from '../src/model/cause.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import { isOn } from '../src/model/network.ts';
import { fillIn } from '../src/model/template.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { presentAt } from './lib/hearers.ts';
import { partsOf } from './lib/parts.ts';
import { rowsOf } from './lib/rows.ts';
import { GONE, type Told, toldTo } from './lib/told-groups.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, numberParam, pass } from './lib/verdicts.ts';

/**
 * Roles that have to know a multicast group are told its place, in a line that begins as the lab says and goes on with
 * `ADDRESS:PORT`; or, when they leave it, with a hyphen.
 */
export const groupTold: Grader = {
  params: {
    by: 'roles',
    to: 'roles',
    parts: 'parts',
    line: 'line',
    range: 'text',
    port: 'number',
    left: 'flag',
  },
  optional: ['range', 'port', 'left'],
  grade: (trace, { params }) => {
    const within = partsOf(trace, listParam(params.parts));
    const line = typeof params.line === 'string' ? fillIn(params.line, trace.run.values ?? {}) : null;
    if (!within) return inconclusive(message('inconclusive.never-said'));
    if (line === null) return inconclusive(message('inconclusive.no-values'));
    const hearers = presentAt(trace, listParam(params.to), within.until - 1);
    if (hearers.length === 0) return inconclusive(message('inconclusive.never-said'));
    const evidence: number[] = [];
    for (const role of hearers) {
      const told = toldTo(trace, role, line).filter(({ move }) => within.moves.has(move));
      const asked = {
        by: listParam(params.by),
        role,
        line,
        isLeft: params.left === true,
        range: typeof params.range === 'string' ? params.range : null,
        port: numberParam(params.port, 0),
        moves: within.moves,
        until: within.until,
      };
      const failure = notTold(trace, told, asked) ?? leftAgain(told, asked) ?? wrongIn(told, asked);
      if (failure) return failure;
      evidence.push(...told.map(({ n }) => n));
    }
    return pass(evidence);
  },
};

interface Asked {
  readonly by: readonly string[];
  readonly role: string;
  /** The beginning of the line. */
  readonly line: string;
  /** Whether they leave the group, so that no address is told. */
  readonly isLeft: boolean;
  /** The range that the group's address must be in; null for any. */
  readonly range: string | null;
  /** 0 for any. */
  readonly port: number;
  readonly moves: ReadonlySet<number>;
  readonly until: number;
}

function expectedOf({ role, line, isLeft, range, port }: Asked) {
  return isLeft
    ? message('expected.leave-told', { role, text: `${line} ${GONE}` })
    : message('expected.group-told', {
        role,
        text: `${line} ADDRESS:PORT`,
        range: range ?? '224.0.0.0/4',
        port,
      });
}

/** Fails a role that was told nothing of the group. */
function notTold(trace: RunTrace, told: readonly Told[], asked: Asked): Failure | null {
  if (told.some(({ rest }) => (rest === GONE) === asked.isLeft)) return null;
  const { by, role, moves, until, isLeft } = asked;
  const expected = expectedOf(asked);
  const trouble = troubleOf(trace, [...by, role], until, expected);
  if (trouble) return trouble;
  const rows = rowsOf(trace, role).filter(({ move }) => moves.has(move));
  const params = { role, seen: rows.map(({ text }) => text).join(' / ') };
  return fail(isLeft ? 'leave-not-told' : 'group-not-told', {
    expected,
    actual: rows.length === 0 ? message('actual.no-answer', { role }) : message('actual.answers', params),
    evidence: rows.map(({ n }) => n),
    params: { role },
  });
}

/** Fails a leaving that is told twice: whoever has given a membership up has none to give up. */
function leftAgain(told: readonly Told[], asked: Asked): Failure | null {
  if (!asked.isLeft) return null;
  const { role } = asked;
  const gone = told.filter(({ rest }) => rest === GONE);
  const inOneMove = gone.map(({ move }) => gone.filter((other) => other.move === move));
  const again = inOneMove.find(({ length }) => length > 1);
  if (!again) return null;
  return fail('answers-twice', {
    expected: expectedOf(asked),
    actual: message('actual.answer-times', { role, times: again.length }),
    evidence: again.map(({ n }) => n),
    params: { role },
  });
}

/** Fails an address that cannot be the group's. */
function wrongIn(told: readonly Told[], asked: Asked): Failure | null {
  const { role, range, port, isLeft } = asked;
  if (isLeft) return null;
  for (const { n, text, rest, place } of told) {
    if (rest === GONE) continue;
    const cause = causeOf(place, range, port);
    if (cause === null) continue;
    return fail(cause, {
      expected: expectedOf(asked),
      actual: message('actual.answers', { role, seen: text }),
      evidence: [n],
      params: { role, seen: rest },
    });
  }
  return null;
}

function causeOf(place: Told['place'], range: string | null, port: number): Cause | null {
  if (place === null) return 'group-told-otherwise';
  if (range !== null && !isOn(place.address, range)) return 'no-group-address';
  return port !== 0 && place.port !== port ? 'group-on-wrong-port' : null;
}
