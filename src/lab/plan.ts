import {
  checksOf,
  type Lab,
  type Limits,
  type Player,
  type Role,
  type Scenario,
  type ScriptMove,
  type TextKind,
} from '../model/lab.ts';
import type { Start } from '../model/trace.ts';
import { randomFrom } from './random.ts';
import { textMaker } from './texts.ts';

/** A move of a plan: a script's move with its text made up, and what it should bring about. */
export type PlannedMove = PlannedAct | PlannedSay;

/** Anything but saying a line. */
export type PlannedAct = Exclude<ScriptMove, { do: 'say' }>;

export interface PlannedSay {
  readonly do: 'say';
  readonly role: string;
  readonly part: string;
  readonly text: string;
  /** What is typed: the text, or more than that where spaces stand around it. */
  readonly typed: string;
  readonly textKind: TextKind;
  readonly early: boolean;
  readonly quick: boolean;
}

/** One run, ready to make. */
export interface Plan {
  readonly run: string;
  readonly scenario: Scenario;
  /** Roles that take part, in the lab's order. */
  readonly roles: readonly { readonly role: Role; readonly player: Player }[];
  readonly moves: readonly PlannedMove[];
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
  /** Whether what goes over the network is recorded, as a check of it asks for. */
  readonly capture: boolean;
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
  /** Whether what goes over the network is recorded whatever checks ask for. */
  readonly capture?: boolean;
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
    capture = false,
  }: Variant = {},
): Plan {
  const make = textMaker(randomFrom(`${lab.id}/${scenario.id}/${seed}`));
  const same = new Map<string, string>();
  const textFor = (kind: TextKind, name: string | null): string => {
    if (name === null) return make(kind);
    const text = same.get(name) ?? make(kind);
    same.set(name, text);
    return text;
  };
  let signs = 0;
  // Spaces at a line's ends break programs that split lines at spaces. Nobody has to show them: many a right program
  // takes them off with the line's end.
  const typedFor = (kind: TextKind, text: string): string =>
    kind === 'signs' && ++signs % 2 === 0 ? ` ${text} ` : text;
  const replaced = Object.keys(substituted);
  const variant = `${unterminated ? '~no-newline' : ''}${pieces ? '~pieces' : ''}${replaced.length > 0 ? `+${replaced.join('+')}` : ''}`;
  const scene = `${scenario.id}${variant}${start === null || start === 'numbered' ? '' : `~${start}`}`;
  const roles = lab.roles.flatMap((role): { role: Role; player: Player }[] => {
    const player: Player = substituted[role.id] ?? scenario.cast[role.id] ?? { by: 'nobody' };
    return player.by === 'nobody' ? [] : [{ role, player }];
  });
  return {
    run: attempt === 0 ? scene : `${scene}#${attempt + 1}`,
    scenario,
    roles,
    moves: scenario.script.map((move): PlannedMove => {
      if (move.do !== 'say') return move;
      const { text: kind, same: name, ...rest } = move;
      const text = textFor(kind, name);
      return { ...rest, text, typed: typedFor(kind, text), textKind: kind };
    }),
    limits: lab.limits,
    attempt,
    replaced,
    unterminated,
    start,
    oneName,
    pieces,
    capture:
      capture || checksOf(lab).some((check) => check.onWire && check.scenarios.includes(scenario.name)),
    hosts: plannedHosts(lab, (id) =>
      roles.some(({ role, player }) => role.id === id && player.by !== 'through'),
    ),
  };
}

/**
 * A host for each of a lab's roles; null where all share one.
 * @param isThere whether a role has a program, or a probe, of its own
 */
export function plannedHosts(lab: Lab, isThere: (role: string) => boolean): readonly PlannedHost[] | null {
  return lab.hasHosts ? lab.roles.map(({ id }) => ({ role: id, isThere: isThere(id) })) : null;
}
