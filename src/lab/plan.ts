import type { Shown } from '../model/audience.ts';
import type { Values } from '../model/expression.ts';
import type { LearntForm } from '../model/form.ts';
import type { Hearing } from '../model/hearing.ts';
import {
  checksOf,
  type Lab,
  type Limits,
  type Player,
  type Role,
  reachesOf,
  type Scenario,
  type ScriptMove,
  type TextKind,
  textsOf,
} from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import { fillPattern } from '../model/pattern.ts';
import { namesInTexts } from '../model/run-values.ts';
import { filled } from '../model/template.ts';
import type { Start } from '../model/trace.ts';
import { givenFiles, type PlannedFile } from './given-files.ts';
import { hearingsIn } from './hearings.ts';
import { type PlannedAnswer, plannedAnswers } from './plan-answers.ts';
import { type Random, randomFrom } from './random.ts';
import { rawBytes } from './raw-bytes.ts';
import { shuffled } from './shuffle.ts';
import { freshWords, textMaker } from './texts.ts';
import { valuesFor } from './values.ts';

/** Syllables of the word that a flood's lines begin with. */
const FLOOD_SYLLABLES = 5;

/** A move of a plan: a script's move with its text made up, and what it should bring about. */
export type PlannedMove = PlannedAct | PlannedSay | PlannedSending | PlannedWait;

/** Anything but saying or sending something, or waiting for it. */
export type PlannedAct = Exclude<ScriptMove, { do: 'say' | 'send' | 'wait' }>;

/** What every move of a plan says. */
type PlannedOf = Pick<ScriptMove, 'role' | 'part' | 'together'>;

export interface PlannedSay extends PlannedOf {
  readonly do: 'say';
  readonly text: string;
  /** What is typed: the text, or more than that where something stands before it, or spaces around it. */
  readonly typed: string;
  readonly textKind: TextKind | 'literal';
  /** In how many pieces a probe sends it. */
  readonly pieces: number;
  /** The next line is written with this one. */
  readonly joined: boolean;
  /** The group that a probe sends it to as a datagram, `ADDRESS:PORT`; null where it goes by its role's endpoint. */
  readonly group: string | null;
  readonly early: boolean;
  readonly quick: boolean;
}

export interface PlannedSending extends PlannedOf {
  readonly do: 'send';
  readonly content:
    | { readonly kind: 'raw'; readonly pieces: readonly Buffer[] }
    /** `word` begins each of the lines. */
    | { readonly kind: 'flood'; readonly bytes: number; readonly word: string }
    | { readonly kind: 'file'; readonly file: PlannedFile };
  /** As of what is said. */
  readonly group: string | null;
}

export interface PlannedWait extends PlannedOf {
  readonly do: 'wait';
  readonly for: 'shown' | 'sent';
  /** What has to stand in it; empty for anything. */
  readonly text: string;
  /** What a line of it has to match; null for any. */
  readonly pattern: string | null;
  readonly withinMs: number;
}

/** One run, ready to make. */
export interface Plan {
  readonly run: string;
  readonly scenario: Scenario;
  /** Roles that take part, in the lab's order. */
  readonly roles: readonly { readonly role: Role; readonly player: Player }[];
  readonly moves: readonly PlannedMove[];
  /** What the scenario's checks ask of its lines. */
  readonly hearings: readonly Hearing[];
  /** What was made up for names that lines ask for. */
  readonly values: Values;
  /** What probes answer by themselves, by role. */
  readonly answers: Readonly<Record<string, readonly PlannedAnswer[]>>;
  readonly limits: Limits;
  readonly attempt: number;
  /** Roles that others play in this run than in the scenario. */
  readonly replaced: readonly string[];
  /** Whether probes end their messages without a newline. */
  readonly unterminated: boolean;
  /** What programs that play several roles are told; null where none takes part. */
  readonly start: Start | null;
  /** Whether all names of the run's machine lead to loopback, and none to its address on the network. */
  readonly oneName: boolean;
  /** Whether probes send each message in two pieces. */
  readonly pieces: boolean;
  /** In which form probes send their messages, where it was learnt of the student's programs; null for the lab's own. */
  readonly form: LearntForm | null;
  /** Whether what goes over the network is recorded, as a check of it asks for. */
  readonly capture: boolean;
  /** Files that roles are given, by role. */
  readonly files: Readonly<Record<string, readonly PlannedFile[]>>;
  /** Whether what programs store is looked at, as a check of it asks for. */
  readonly keepsFiles: boolean;
  /** When students may see the run. */
  readonly shown: Shown;
  /** Whether programs are told of its network, or send to all of it. */
  readonly tellsNetwork: boolean;
  /** Whether some role is reached by version 6 of the protocol, or reaches others by it. */
  readonly by6: boolean;
  /** The hosts of its network, by the roles that they are for; null where all share one. */
  readonly hosts: readonly PlannedHost[] | null;
}

/** A host that everybody knows by its role's name. */
export interface PlannedHost {
  readonly role: string;
  /** Whether somebody plays the role: else there is the name alone. */
  readonly isThere: boolean;
}

/** How a run differs from its scenario. */
export interface Variant {
  /** How often it was tried before. */
  readonly attempt?: number;
  /** Players to put over the scenario's own. */
  readonly substituted?: Readonly<Record<string, Player>>;
  readonly unterminated?: boolean;
  readonly start?: Start | null;
  readonly oneName?: boolean;
  readonly pieces?: boolean;
  readonly form?: LearntForm | null;
  /** Whether what goes over the network is recorded whatever checks ask for. */
  readonly capture?: boolean;
  /** When students may see the run; always unless given. */
  readonly shown?: Shown;
}

/**
 * Makes a scenario's texts up.
 * @param seed the check's seed: the same seed gives the same texts, whoever plays
 */
export function planRun(
  lab: Lab,
  scenario: Scenario,
  seed: number,
  {
    attempt = 0,
    substituted = {},
    unterminated = false,
    start = null,
    oneName = false,
    pieces = false,
    form = null,
    capture = false,
    shown = 'always',
  }: Variant = {},
): Plan {
  const stream = `${lab.id}/${scenario.id}/${seed}`;
  const values = valuesFor(lab, scenario, randomFrom(`${stream}/values`));
  const files = givenFiles(everybodyIn(lab), values, stream);
  const words = Object.values(values).filter((value) => typeof value === 'string');
  const make = textMaker(randomFrom(stream), words);
  const same = new Map<string, string>();
  // What plain lines do not tell of a form: programs of a wire of their own spell these letters in more ways than one.
  const inForm = (text: string): string =>
    form === null ? text : text.replace(/[\u{10000}-\u{10ffff}]/gu, '順');
  const textFor = (kind: TextKind, bytes: number | null, name: string | null): string => {
    if (name === null) return inForm(make(kind, bytes ?? undefined));
    return getOrMake(same, name, () => inForm(make(kind, bytes ?? undefined)));
  };
  let signs = 0;
  // Spaces at a line's ends break programs that split lines at spaces. Nobody has to show them: many a right program
  // takes them off with the line's end.
  const typedFor = (kind: TextKind, text: string): string =>
    kind === 'signs' && ++signs % 2 === 0 ? ` ${text} ` : text;
  const floodWord = freshWords(randomFrom(`${stream}/flood`), new Set(words));
  const planned = (move: ScriptMove): PlannedMove => {
    switch (move.do) {
      case 'say': {
        const { text: kind, line, prefix, bytes, same: name, group: written, ...of } = move;
        const rest = { ...of, group: written === null ? null : filled(written, values) };
        if (line !== null) {
          const text = filled(line, values);
          return { ...rest, text, typed: text, textKind: 'literal' };
        }
        const text = textFor(kind, bytes, name);
        const before = prefix === null ? '' : filled(prefix, values);
        return { ...rest, text, typed: `${before}${typedFor(kind, text)}`, textKind: kind };
      }
      case 'wait': {
        const { line, pattern, ...rest } = move;
        return {
          ...rest,
          text: line === null ? '' : filled(line, values),
          pattern: pattern === null ? null : fillPattern(pattern, values),
        };
      }
      case 'send': {
        const { content, group: written, ...of } = move;
        const rest = { ...of, group: written === null ? null : filled(written, values) };
        if (content.kind === 'flood')
          return { ...rest, content: { ...content, word: floodWord(FLOOD_SYLLABLES) } };
        if (content.kind === 'file') {
          const file = (files[move.role] ?? []).find(({ name }) => name === content.name);
          if (!file) throw new Error(`${move.role} is not given ${content.name}`);
          return { ...rest, content: { kind: 'file', file } };
        }
        return {
          ...rest,
          content: { kind: 'raw', pieces: content.pieces.map((piece) => rawBytes(filled(piece, values))) },
        };
      }
      default:
        return move;
    }
  };
  const replaced = Object.keys(substituted);
  const variant = `${unterminated ? '~no-newline' : ''}${pieces ? '~pieces' : ''}${form ? '~own-form' : ''}${replaced.length > 0 ? `+${replaced.join('+')}` : ''}`;
  const scene = `${scenario.id}${variant}${start === null || start === 'numbered' ? '' : `~${start}`}`;
  const roles = everybodyIn(lab).flatMap((role): { role: Role; player: Player }[] => {
    const player: Player = substituted[role.id] ?? scenario.cast[role.id] ?? { by: 'nobody' };
    return player.by === 'nobody' ? [] : [{ role, player }];
  });
  return {
    run: attempt === 0 ? scene : `${scene}#${attempt + 1}`,
    scenario,
    roles,
    moves: inOrder(scenario.script.map(planned), randomFrom(`${stream}/together`)),
    hearings: hearingsIn(checksOf(lab), scenario),
    values,
    answers: plannedAnswers(scenario, values),
    limits: lab.limits,
    attempt,
    replaced,
    unterminated,
    start,
    oneName,
    pieces,
    form,
    capture:
      capture || checksOf(lab).some((check) => check.onWire && check.scenarios.includes(scenario.name)),
    files,
    shown,
    keepsFiles: checksOf(lab).some((check) => check.onFiles && check.scenarios.includes(scenario.name)),
    tellsNetwork: tellsNetwork(lab),
    by6: isBy6(lab),
    hosts: plannedHosts(lab, (id) =>
      roles.some(({ role, player }) => role.id === id && player.by !== 'through'),
    ),
  };
}

/** Whether some role of a lab has to do with the whole of a run's network. */
export function tellsNetwork({ roles }: Lab): boolean {
  return roles.some(
    ({ kind }) =>
      reachesOf(kind).some(({ endpoint }) => endpoint.broadcast === true) ||
      namesInTexts(textsOf(kind)).some((name) => name === 'network' || name === 'broadcast'),
  );
}

/** Whether some role of a lab has an endpoint by version 6 of the protocol. */
export function isBy6(lab: Lab): boolean {
  return everybodyIn(lab).some(({ kind }) =>
    reachesOf(kind).some(({ endpoint }) => endpoint.version6 === true),
  );
}

/** All roles of a lab, with those that probes alone play. */
function everybodyIn({ roles, guests = [] }: Lab): readonly Role[] {
  return [...roles, ...guests];
}

/** Puts moves that are made at once into an order of the run's own; lines that are written at once stay together. */
function inOrder(moves: readonly PlannedMove[], random: Random): readonly PlannedMove[] {
  const units: PlannedMove[][] = [];
  for (const move of moves) {
    const last = units.at(-1);
    const before = last?.at(-1);
    if (last && before?.do === 'say' && before.joined) last.push(move);
    else units.push([move]);
  }
  const groupOf = (unit: readonly PlannedMove[] | undefined): number | undefined => unit?.[0]?.together;
  const ordered: PlannedMove[] = [];
  for (let at = 0; at < units.length; ) {
    let end = at + 1;
    while (groupOf(units[at]) !== undefined && groupOf(units[end]) === groupOf(units[at])) end++;
    const group = units.slice(at, end);
    ordered.push(...shuffled(random, group, ([first]) => first?.role ?? '').flat());
    at = end;
  }
  return ordered;
}

/**
 * A host for each of a lab's roles; null where all share one.
 * @param isThere whether a role has a program, or a probe, of its own
 */
export function plannedHosts(lab: Lab, isThere: (role: string) => boolean): readonly PlannedHost[] | null {
  return lab.hasHosts ? everybodyIn(lab).map(({ id }) => ({ role: id, isThere: isThere(id) })) : null;
}
