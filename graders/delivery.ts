import { isReceiver } from '../src/model/endpoint.ts';
import { type Grader, OWN_KIND } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { endOfTurn, isPresent, roleOf, saysIn } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { changed } from './lib/changed-line.ts';
import { endedUnprompted } from './lib/exits.ts';
import { leftoverBehind } from './lib/leftover.ts';
import { isTypedOnce, missing, repeated } from './lib/missing-line.ts';
import { disagreement, reordered } from './lib/order-of-lines.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { judgeTimes } from './lib/times-shown.ts';
import { troubleOf } from './lib/trouble.ts';
import { isHearersAlone } from './lib/turn.ts';
import { fail, inconclusive, numberParam, pass, passByAbsence } from './lib/verdicts.ts';

/**
 * Orders in which lines have to come: each in its turn, each speaker's own in their order, any, or the same for all
 * hearers.
 */
const ORDERS = ['turn', 'speaker', 'any', 'agreed'] as const;

/**
 * Every line of some roles is shown by others a number of times (once unless given), in its own turn or in a looser
 * order. Where members are given, nobody else shows it. Its author need not show it, unless the lab says so.
 */
export const delivery: Grader = {
  params: {
    from: 'roles',
    to: 'roles',
    parts: 'parts',
    times: 'number',
    except: 'roles',
    members: 'roles',
    order: ORDERS,
    author: 'flag',
  },
  optional: ['times', 'except', 'members', 'order', 'author'],
  eachLine: true,
  grade: (trace, { params }) => {
    const except = listParam(params.except);
    const parts = listParam(params.parts);
    const others = pairsOf(trace, listParam(params.from), listParam(params.to), parts);
    const own = params.author === true ? ownPairs(trace, listParam(params.from), parts) : [];
    // A role that hears nothing at all is reported first.
    const pairs = [...others, ...own].filter(({ hearer }) => !except.includes(hearer));
    if (pairs.length === 0) return inconclusive(message('inconclusive.never-said'));
    const isOutside = (pair: Pair): boolean =>
      params.members !== undefined && !isMember(trace, listParam(params.members), pair);
    const inTurn = params.order === undefined || params.order === 'turn';
    const until = Math.max(...pairs.map(({ say }) => endOfTurn(trace, say)));
    const judgeOne = (pair: Pair): Failure | readonly number[] => {
      if (pair.hearer === pair.say.role && isUnheard(trace, pair)) return unheard(trace, pair);
      const times = isOutside(pair) ? 0 : numberParam(params.times, 1);
      const end = inTurn ? endOfTurn(trace, pair.say) : until;
      return inTurn && times === 1 ? judgePair(trace, pair) : judgeTimes(trace, { pair, times, until: end });
    };
    const evidence: number[] = [];
    for (const [index, pair] of pairs.entries()) {
      const judged = judgeOne(pair);
      if (!isFailure(judged)) evidence.push(...judged);
      else
        return isHearersAlone(trace, pair)
          ? shownByAll(judged, pair, pairs.slice(index), (other) => isFailure(judgeOne(other)))
          : judged;
    }
    const heard = pairs.filter((pair) => !isOutside(pair));
    const disorder = params.order === 'speaker' || params.order === 'agreed' ? reordered(trace, heard) : null;
    return (
      disorder ??
      (params.order === 'agreed' ? disagreement(trace, heard) : null) ??
      givenUp(trace, pairs) ??
      (heard.length === 0 || params.times === 0 ? passByAbsence(evidence) : pass(evidence))
    );
  },
};

function isFailure(judged: Failure | readonly number[]): judged is Failure {
  return !Array.isArray(judged);
}

/** A failure, with all roles that fail in the same way. */
function shownByAll(
  failure: Failure,
  { hearer }: Pair,
  pairs: readonly Pair[],
  fails: (pair: Pair) => boolean,
): Failure {
  const hearers = new Set([hearer]);
  for (const pair of pairs) if (!hearers.has(pair.hearer) && fails(pair)) hearers.add(pair.hearer);
  return { ...failure, shownBy: [...hearers] };
}

/** Each line paired with its author, who has to hear it like everybody else. */
function ownPairs(trace: RunTrace, from: readonly string[], parts: readonly string[]): readonly Pair[] {
  return saysIn(trace, parts)
    .filter(({ role, early }) => from.includes(role) && !early && isPresent(trace, role))
    .map((say) => ({ say, hearer: say.role }));
}

function isUnheard(trace: RunTrace, { say, hearer }: Pair): boolean {
  return showingsOf(trace, hearer, say.text).length === 0;
}

/** Everybody shows a line except for its author. */
function unheard(trace: RunTrace, { say, hearer }: Pair): Failure {
  const about = { role: hearer, from: say.role, text: say.text };
  const expected = message('expected.author-hears', about);
  return (
    troubleOf(trace, [hearer], endOfTurn(trace, say), expected) ??
    fail('author-unheard', {
      expected,
      actual: message('actual.shown-nothing', about),
      evidence: [say.n],
      params: about,
    })
  );
}

/** Whether a hearer has to show a line: it is named, or is of the speaker's kind where that is asked for. */
function isMember(trace: RunTrace, members: readonly string[], { say, hearer }: Pair): boolean {
  // The author is checked elsewhere, where it has to hear itself.
  if (hearer === say.role) return true;
  const isAlike = roleOf(trace, say.role)?.kind === roleOf(trace, hearer)?.kind;
  return members.includes(hearer) || (members.includes(OWN_KIND) && isAlike);
}

/** A role that has shown everything, and then ended because nothing more came for a while. */
function givenUp(trace: RunTrace, pairs: readonly Pair[]): Failure | null {
  const servers = trace.run.roles.flatMap((role) =>
    role.verb === 'listens' && !isReceiver(role, trace.run.roles) ? [role.id] : [],
  );
  const roles = new Set([...servers, ...pairs.flatMap(({ say, hearer }) => [say.role, hearer])]);
  return endedUnprompted(trace, [...roles]);
}

/** @returns the failure, or the evidence of the delivery */
function judgePair(trace: RunTrace, pair: Pair): Failure | number[] {
  const { say, hearer } = pair;
  const end = endOfTurn(trace, say);
  const all = showingsOf(trace, hearer, say.text);
  const inTurn = all.filter(({ move }) => move >= say.move && move < end);
  const expected = message('expected.shown-once', { role: hearer, from: say.role, text: say.text });
  // A text that is typed again later may be shown again later.
  const counted = inTurn.length > 0 && isTypedOnce(trace, say.text) ? all : inTurn;
  const [only] = counted;
  if (only && counted.length === 1) {
    const seen = [{ n: only.n, seen: `${only.prefix}${say.text}${only.suffix}` }];
    const left = leftoverBehind(trace, say, hearer, only);
    if (left === null) return [say.n, only.n];
    const rest = left.n === null ? [] : [{ n: left.n, seen: left.text }];
    return changed('changed', pair, expected, [...seen, ...rest]);
  }
  if (counted.length > 1) {
    const trouble = troubleOf(trace, [say.role, hearer], Number.POSITIVE_INFINITY, expected);
    if (trouble?.cause === 'too-much-output') return trouble;
    return repeated(trace, pair, expected, counted);
  }
  return troubleOf(trace, [say.role, hearer], end, expected) ?? missing(trace, pair, expected, end);
}
