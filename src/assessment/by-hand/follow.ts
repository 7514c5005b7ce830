import type { Value, Values } from '../../model/expression.ts';
import type { Lab } from '../../model/lab.ts';
import { reachesOf } from '../../model/lab.ts';
import type { ExitRecord, MoveRecord, RunEvent, RunTrace } from '../../model/trace.ts';
import type { HandMove, HandScript } from './hand-script.ts';
import { firstMistakable, type Mistakable } from './unmistakable.ts';

/** Why a conversation was followed no further. */
export type Parting =
  /** All of it is the lab's own script, which goes on. */
  | { readonly why: 'nothing-more' }
  /** The script is over, or goes on with what cannot be made by hand. */
  | { readonly why: 'over' | 'beyond' }
  /** Something else was done than the script has next. */
  | { readonly why: 'otherwise' }
  /** A program has ended without being stopped: what was typed, or the time that passed, may have asked it to. */
  | { readonly why: 'ended'; readonly role: string }
  | { readonly why: Mistakable; readonly text: string };

/** A conversation, as far as it is one of the lab's scenes. */
export interface Followed {
  readonly script: HandScript;
  /** That scene, with the texts that were typed: it is graded like one that giliran has played. */
  readonly trace: RunTrace;
  /** How many moves of the script were made. */
  readonly made: number;
  /** Parts of the script of which everything was made. */
  readonly complete: ReadonlySet<string>;
  /** Parts in which programs ran that the script does not let run. */
  readonly crowded: ReadonlySet<string>;
  readonly started: ReadonlySet<string>;
  /** Lines that were typed in the scene. */
  readonly lines: number;
  readonly parting: Parting;
  /** What the script has next; null where that cannot be made by hand. */
  readonly next: HandMove | null;
}

/** What was found out of one conversation, move by move. */
interface Steps {
  /** What of the script the moves are, by the numbers of their records. */
  readonly taken: ReadonlyMap<number, HandMove>;
  /** What was typed for the values that the script's lines are made of. */
  readonly values: Values;
  readonly made: number;
  readonly crowded: ReadonlySet<string>;
  readonly parting: Parting;
  /** The first record that is no part of the scene. */
  readonly until: number;
}

/** Lays a conversation beside a scenario's script: as far as both are the same, it is a scene of the lab. */
export function follow(trace: RunTrace, script: HandScript, lab: Lab): Followed {
  const first = stepsIn(trace, script, lab, Number.POSITIVE_INFINITY);
  const mistaken = firstMistakable(sceneOf(trace, script, first));
  const steps = mistaken
    ? {
        ...stepsIn(trace, script, lab, mistaken.say.n),
        parting: { why: mistaken.why, text: mistaken.say.text },
      }
    : first;
  const scene = sceneOf(trace, script, steps);
  const rest = script.moves.slice(steps.made);
  const left = new Set(rest.map(({ part }) => part));
  return {
    script,
    trace: scene,
    made: steps.made,
    complete: new Set([...script.whole].filter((part) => !left.has(part))),
    crowded: steps.crowded,
    started: new Set(scene.events.flatMap((e) => (e.kind === 'move' && e.do === 'start' ? [e.role] : []))),
    lines: scene.events.filter((e) => e.kind === 'move' && e.do === 'say').length,
    parting: steps.parting,
    next: rest[0] ?? null,
  };
}

/** @param before number of the record that nothing is looked at from */
function stepsIn({ events }: RunTrace, script: HandScript, lab: Lab, before: number): Steps {
  const taken = new Map<number, HandMove>();
  let values: Values = {};
  const crowded = new Set<string>();
  /** Roles that were started sooner than the script has it. */
  const sooner = new Set<string>();
  let made = 0;
  const stop = (parting: Parting, until: number): Steps => ({
    ...{ taken, values, made, crowded, parting, until },
  });
  const take = (move: MoveRecord, next: HandMove): void => {
    taken.set(move.n, next);
    made++;
  };
  for (const move of events) {
    if (move.kind !== 'move' || move.n >= before) continue;
    made = pastStarted(script, made, sooner);
    const next = script.moves[made];
    const settled = events.find((event) => event.kind === 'settled' && event.move === move.move);
    const exit = exitIn(events, move.move);
    if (!settled || settled.n > before) return stop({ why: 'nothing-more' }, move.n);
    const later = move.do === 'start' && !taken.has(move.n) ? startLater(script, made, move.role, lab) : null;
    const said = next ? valuesIn(move, next, values) : null;
    if (next && said && fits(move, next)) {
      values = said;
      // What a program does with a line that a person has typed is not graded: the line may have asked it to end.
      if (move.do === 'say' && exit) return stop({ why: 'ended', role: exit.role }, move.n);
      if (move.do === 'say' && sooner.size > 0) crowded.add(next.part);
      take(move, next);
    } else if (later && !sooner.has(move.role)) {
      taken.set(move.n, later);
      sooner.add(move.role);
    } else if (!next) return stop({ why: script.goesOn ? 'beyond' : 'over' }, move.n);
    else return stop({ why: 'otherwise' }, move.n);
    // Without one of the programs it cannot be told what the others are worth; nor does a scene of the lab leave them
    // to themselves until they give up.
    if (exit) return stop({ why: 'ended', role: exit.role }, settled.n + 1);
  }
  made = pastStarted(script, made, sooner);
  const isOver = made === script.moves.length;
  const end = events.find((event) => event.kind === 'end')?.n ?? Number.POSITIVE_INFINITY;
  return stop({ why: !isOver ? 'nothing-more' : script.goesOn ? 'beyond' : 'over' }, Math.min(end, before));
}

/** Steps over the starts of roles that run already. */
function pastStarted({ moves }: HandScript, made: number, sooner: Set<string>): number {
  let at = made;
  for (let next = moves[at]; next?.do === 'start' && sooner.delete(next.role); next = moves[at]) at++;
  return at;
}

function fits(move: MoveRecord, next: HandMove): boolean {
  const isTaken = move.do !== 'say' || move.done;
  return isTaken && move.do === next.do && move.role === next.role;
}

/**
 * The values so far, with those that a line's words stand for.
 * @returns null where it has other words than the script has there: more or fewer, or another one for a name
 */
function valuesIn(move: MoveRecord, { words: names }: HandMove, values: Values): Values | null {
  if (names.length === 0) return values;
  const words = move.do === 'say' ? move.text.trim().split(' ') : [];
  if (words.length !== names.length) return null;
  const all: Record<string, Value> = { ...values };
  for (const [index, name] of names.entries()) {
    const word = words[index] ?? '';
    if ((all[name] ?? word) !== word) return null;
    all[name] = word;
  }
  return all;
}

/**
 * The first start of a role further on in the script, where it may as well run sooner: a role that speaks by
 * datagrams alone takes no place in a row.
 */
function startLater({ moves }: HandScript, made: number, role: string, lab: Lab): HandMove | null {
  const kind = lab.roles.find(({ id }) => id === role)?.kind;
  const isFree = kind !== undefined && reachesOf(kind).every(({ endpoint }) => endpoint.transport === 'udp');
  const first = moves.findIndex((move) => move.do === 'start' && move.role === role);
  return isFree && first > made ? (moves[first] ?? null) : null;
}

/** A program's end that the harness did not bring about. */
function exitIn(events: readonly RunEvent[], move: number): ExitRecord | undefined {
  const end = events.find((event) => event.kind === 'end')?.n ?? Number.POSITIVE_INFINITY;
  return events.find(
    (event): event is ExitRecord =>
      event.kind === 'exit' && event.move === move && event.because !== 'stopped' && event.n < end,
  );
}

/** The records of the scene that was played, under the scenario's name, with the script's parts and its values. */
function sceneOf({ run, events }: RunTrace, { scenario }: HandScript, steps: Steps): RunTrace {
  const named = { run: scenario.id, scenario: scenario.name } as const;
  const opening = { ...run, ...named, ...valuesOf(run, steps) };
  const kept = events.filter(({ n, kind }) => n < steps.until && kind !== 'run' && kind !== 'end');
  const last = kept.at(-1) ?? run;
  return {
    run: opening,
    events: [
      opening,
      ...kept.map((event): RunEvent => {
        const scripted = steps.taken.get(event.n);
        if (event.kind !== 'move' || scripted === undefined) return { ...event, run: scenario.id };
        const moved = { ...event, run: scenario.id, part: scripted.part };
        if (moved.do !== 'say') return moved;
        // The spaces at a line's ends need not be shown.
        const text = moved.text.trim();
        const said = scripted.words.length > 0 ? ({ ...moved, textKind: 'literal' } as const) : moved;
        return text === said.text ? said : { ...said, text, typed: said.text };
      }),
      { kind: 'end', n: last.n, run: scenario.id, move: last.move, t: last.t, because: 'done', detail: '' },
    ],
  };
}

/** The values of the scene; none where it has none. */
function valuesOf({ values }: RunTrace['run'], { values: typed }: Steps): Pick<RunTrace['run'], 'values'> {
  return values === undefined && Object.keys(typed).length === 0 ? {} : { values: { ...values, ...typed } };
}
