import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { TEXT_KINDS } from '../src/model/lab.ts';
import { message } from '../src/model/message.ts';
import { fillIn } from '../src/model/template.ts';
import type { MoveRecord, RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { isTogether, movesOf, roleOf } from '../src/trace/queries.ts';
import { presentAt } from './lib/hearers.ts';
import { partsOf } from './lib/parts.ts';
import { namesRole } from './lib/role-labels.ts';
import { type Row, rowsOf } from './lib/rows.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, pass } from './lib/verdicts.ts';

/** Something that has to be reported: by whom, when, and by which name. */
interface Event {
  /** The name in messages. */
  readonly whom: string;
  readonly from: number;
  /** The first move that is too late. */
  readonly until: number;
  readonly isNamedIn: (line: string) => boolean;
  readonly author: string | null;
}

/**
 * Whenever some roles do something in these parts (start, stop, speak), others show a line that names them, in whatever
 * words; or, where the lab gives a name, a line that contains it. Lines that somebody typed do not count. It has to
 * happen at least once, or as often as the lab says.
 */
export const names: Grader = {
  params: {
    by: 'roles',
    to: 'roles',
    parts: 'parts',
    of: 'roles',
    name: 'line',
    times: 'number',
    'without-text': 'flag',
  },
  optional: ['of', 'name', 'times', 'without-text'],
  anyMove: true,
  grade: (trace, { params }) => {
    const events = eventsOf(trace, {
      parts: listParam(params.parts),
      of: listParam(params.of),
      name: typeof params.name === 'string' ? params.name : null,
    });
    if (events === null) return inconclusive(message('inconclusive.no-values'));
    const evidence: number[] = [];
    let asked = 0;
    for (const event of events)
      for (const role of presentAt(trace, listParam(params.to), event.from)) {
        if (role === event.author) continue;
        asked++;
        const failure = judge(trace, role, event, {
          by: listParam(params.by),
          times: typeof params.times === 'number' ? params.times : null,
          withoutText: params['without-text'] === true,
        });
        if (!Array.isArray(failure)) return failure;
        evidence.push(...failure);
      }
    return asked > 0 ? pass([...new Set(evidence)]) : inconclusive(message('inconclusive.never-said'));
  },
};

interface Asked {
  readonly parts: readonly string[];
  readonly of: readonly string[];
  readonly name: string | null;
}

/** @returns null where the run has no value for the name */
function eventsOf(trace: RunTrace, { parts, of, name }: Asked): readonly Event[] | null {
  const text = name === null ? null : fillIn(name, trace.run.values ?? {});
  if (name !== null && text === null) return null;
  const within = partsOf(trace, parts);
  if (!within) return [];
  const isText = (line: string): boolean => text !== null && line.toLowerCase().includes(text.toLowerCase());
  if (of.length === 0)
    return [{ whom: text ?? '', from: within.from, until: within.until, isNamedIn: isText, author: null }];
  return movesOf(trace)
    .filter(({ move, role }) => within.moves.has(move) && of.includes(role))
    .flatMap((move): Event[] => {
      const about = roleOf(trace, move.role);
      if (!about || move.do === 'pause' || move.do === 'resume') return [];
      return [
        {
          whom: text === null ? move.role : `${move.role}, ${text}`,
          from: move.move,
          until: nextOf(trace, move),
          isNamedIn: (line) => namesRole(line, about, trace.run.roles) && (text === null || isText(line)),
          author: move.role,
        },
      ];
    });
}

/** The first move after a given one and those made together with it, except for moves that hold or resume a role. */
function nextOf(trace: RunTrace, made: MoveRecord): number {
  const next = movesOf(trace).find(
    (other) =>
      other.move > made.move && !isTogether(other, made) && other.do !== 'pause' && other.do !== 'resume',
  );
  return next?.move ?? Number.POSITIVE_INFINITY;
}

interface How {
  readonly by: readonly string[];
  /** Null for at least once. */
  readonly times: number | null;
  readonly withoutText: boolean;
}

/** @returns the failure, or the evidence */
function judge(trace: RunTrace, role: string, event: Event, how: How): Failure | number[] {
  const { whom, from, until, isNamedIn } = event;
  const shown = rowsOf(trace, role).filter(({ move }) => move >= from && move < until);
  const named = shown.filter(({ text }) => isNamedIn(text));
  const spoilt = how.withoutText ? named.find((row) => textIn(trace, row) !== null) : undefined;
  const params = { role, whom };
  if (spoilt)
    return fail('tells-text', {
      expected: message('expected.told-without', { ...params, text: textIn(trace, spoilt) ?? '' }),
      actual: message('actual.answers', { role, seen: spoilt.text }),
      evidence: [spoilt.n],
      params,
    });
  const told = named.filter((row) => textIn(trace, row) === null);
  if (how.times === null ? told.length > 0 : told.length === how.times) return told.map(({ n }) => n);
  const expected =
    how.times === null
      ? message('expected.told', params)
      : message('expected.told-times', { ...params, times: how.times });
  if (how.times !== null && told.length > how.times)
    return fail('told-twice', {
      expected,
      actual: message('actual.answers', { role, seen: told.map(({ text }) => text).join(' / ') }),
      evidence: told.map(({ n }) => n),
      params,
    });
  const trouble = troubleOf(trace, [...how.by, role], until, expected);
  if (trouble) return trouble;
  if (told.length > 0)
    return fail('not-told', {
      expected,
      actual: message('actual.answers', { role, seen: told.map(({ text }) => text).join(' / ') }),
      evidence: told.map(({ n }) => n),
      params,
    });
  const others = shown.filter((row) => textIn(trace, row) === null);
  return fail(others.length > 0 ? 'names-nobody' : 'not-told', {
    expected,
    actual:
      others.length > 0
        ? message('actual.answers', { role, seen: others.map(({ text }) => text).join(' / ') })
        : message('actual.no-answer', { role }),
    evidence: others.map(({ n }) => n),
    params,
  });
}

/**
 * A made-up text that somebody typed and that is in a line; null for none. A line with such a text was said by
 * somebody, and reports nothing. A line that the lab gives may be a name.
 */
function textIn(trace: RunTrace, { text }: Row): string | null {
  const said = movesOf(trace).find(
    (move) =>
      move.do === 'say' && TEXT_KINDS.some((kind) => kind === move.textKind) && text.includes(move.text),
  );
  return said?.do === 'say' ? said.text : null;
}
