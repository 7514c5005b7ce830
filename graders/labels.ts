import type { Cause } from '../src/model/cause.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import type { GraderParam } from '../src/model/lab.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace, TraceRole } from '../src/model/trace.ts';
import { endOfTurn, movesOf, roleOf, type SayRecord } from '../src/trace/queries.ts';
import { type Showing, showingsOf } from '../src/trace/shown.ts';
import { type GivenNames, givenNames, namedIn } from './lib/given-names.ts';
import { type Label, labelIn } from './lib/labels.ts';
import { type Pair, pairsOf } from './lib/pairs.ts';
import { roleLabelIn } from './lib/role-labels.ts';
import { type Beside, besideIn, turnOf } from './lib/turn.ts';
import { fail, inconclusive, leaveToOthers, pass } from './lib/verdicts.ts';

/**
 * Whoever shows a line names its speaker before it, on the same line: by role and number, or by the name that the lab
 * or a typed line gives the speaker; case, spaces and punctuation are free. Where the wire is free, a line may be sent
 * without a name, which the role that prints it adds; a name that is sent along has to be the right one, before the
 * text.
 */
export const labels: Grader = {
  params: {
    from: 'roles',
    to: 'roles',
    parts: 'parts',
    names: 'named',
    'named-in': 'parts',
    'free-on-wire': 'flag',
  },
  optional: ['names', 'named-in', 'free-on-wire'],
  eachLine: true,
  grade: (trace, { params }) => {
    const given = givenNames(trace, params);
    const isFree = params['free-on-wire'] === true;
    const evidence: number[] = [];
    for (const { say, hearer } of pairsIn(trace, params)) {
      const [shown] = showingsOf(trace, hearer, say.text).filter(
        ({ move }) => move >= say.move && move < endOfTurn(trace, say),
      );
      const speaker = roleOf(trace, say.role);
      // Whether a line arrives at all is another check's claim.
      if (!shown || !speaker) continue;
      const label = isFree
        ? labelSent(trace, { say, hearer }, shown, given)
        : labelOf(trace, shown.prefix, speaker, given);
      evidence.push(shown.n);
      if (label === null) continue;
      if (label.fits(speaker)) continue;
      return fail(causeOf(trace, params, { say, label, given }), {
        expected: message('expected.label', { role: hearer, from: say.role, text: say.text }),
        actual: message('actual.line', { role: hearer, seen: `${shown.prefix}${say.text}` }),
        evidence: [say.n, shown.n],
        params: { role: hearer, from: say.role },
      });
    }
    if (evidence.length === 0) return inconclusive(message('inconclusive.nothing-shown'));
    // The programs that add the names that are not sent do not take part.
    return isFree && trace.run.roles.some(({ player }) => player.by === 'probe')
      ? leaveToOthers(message('inconclusive.names-left'), evidence)
      : pass(evidence);
  },
};

/** What a label says about the speaker. */
interface Read {
  readonly isNone: boolean;
  readonly fits: (role: TraceRole) => boolean;
}

/**
 * A line's label where the wire is free. To a probe it may come without one, if there is none behind the text either.
 * On a screen, the name of a scripted speaker is missing only if it is sent along to others: otherwise sending it may
 * be left to speakers.
 * @returns null where nothing shows which
 */
function labelSent(
  trace: RunTrace,
  { say, hearer }: Pair,
  shown: Showing,
  given: GivenNames | null,
): Read | null {
  const speaker = roleOf(trace, say.role);
  const isScripted = (role: string): boolean => roleOf(trace, role)?.player.by === 'probe';
  if (!speaker) return null;
  const besideTo = (role: string): Beside => besideIn(turnOf(trace, { say, hearer: role }), role);
  const readIn = (text: string): Read => labelOf(trace, text, speaker, given);
  if (!isScripted(hearer)) {
    const label = readIn(shown.prefix);
    const others = trace.run.roles.filter(({ id }) => id !== say.role && isScripted(id));
    const isKnown = !isScripted(say.role) || others.some(({ id }) => !readIn(besideTo(id).prefix).isNone);
    return label.isNone && !isKnown ? null : label;
  }
  const { prefix, suffix } = besideTo(hearer);
  const label = readIn(prefix);
  return label.isNone && readIn(suffix).isNone ? null : label;
}

/**
 * The label of a shown text. Where the line before it was not ended, it is the text between the two, if there is any.
 */
function labelOf(trace: RunTrace, prefix: string, speaker: TraceRole, given: GivenNames | null): Read {
  const ends = movesOf(trace).flatMap((move) => {
    const at = move.do === 'say' ? prefix.lastIndexOf(move.text) : -1;
    return move.do === 'say' && at >= 0 ? [at + move.text.length] : [];
  });
  const readIn = (text: string): Read =>
    given === null ? read(trace, text, speaker) : readGiven(text, given);
  const own = readIn(prefix.slice(Math.max(0, ...ends)));
  return own.isNone ? readIn(prefix) : own;
}

function readGiven(prefix: string, given: GivenNames): Read {
  const named = namedIn(prefix, given);
  return { isNone: named === null, fits: ({ id }) => id === named };
}

function read(trace: RunTrace, prefix: string, speaker: TraceRole): Read {
  const { roles } = trace.run;
  if (roles.every(isUsual)) {
    const label = labelIn(prefix, numbersOf(trace), speaker.number !== null);
    return { isNone: label.kind === 'none', fits: (role) => fits(label, role) };
  }
  const label = roleLabelIn(prefix, roles, speaker);
  return { isNone: label.kind === 'none', fits: ({ id }) => label.kind === 'role' && label.id === id };
}

/** Whether a role is a server, or one of several clients: these go by many names. */
function isUsual({ kind, number }: TraceRole): boolean {
  return number === null ? kind === 'server' : kind === 'client';
}

interface Mislabelled {
  readonly say: SayRecord;
  readonly label: Read;
  readonly given: GivenNames | null;
}

/** Whether the label is missing, another's, or swapped with that of another role. */
function causeOf(trace: RunTrace, params: Params, { say, label, given }: Mislabelled): Cause {
  if (label.isNone) return 'missing-label';
  const other = trace.run.roles.find((role) => label.fits(role));
  if (!other) return 'wrong-label';
  const exchanged = pairsIn(trace, params).some((pair) => {
    if (pair.say.role !== other.id) return false;
    const [shown] = showingsOf(trace, pair.hearer, pair.say.text);
    const speaker = roleOf(trace, say.role);
    return shown && speaker && labelOf(trace, shown.prefix, other, given).fits(speaker);
  });
  return exchanged ? 'swapped-labels' : 'wrong-label';
}

type Params = Readonly<Record<string, GraderParam>>;

function pairsIn(trace: RunTrace, params: Params): readonly Pair[] {
  return pairsOf(trace, listParam(params.from), listParam(params.to), listParam(params.parts));
}

function numbersOf(trace: RunTrace): readonly number[] {
  return trace.run.roles.flatMap(({ number }) => (number === null ? [] : [number]));
}

function fits(label: Label, speaker: TraceRole): boolean {
  if (speaker.number === null) return label.kind === 'server';
  return label.kind === 'client' && label.number === speaker.number;
}
