import type { Shown } from '../model/audience.ts';
import type { Values } from '../model/expression.ts';
import type { LearntForm } from '../model/form.ts';
import type { Hearing } from '../model/hearing.ts';
import { checksOf, type Lab, type Limits, type Player, type Role, type Scenario } from '../model/lab.ts';
import type { Start } from '../model/trace.ts';
import { givenFiles, type PlannedFile } from './given-files.ts';
import { hearingsIn } from './hearings.ts';
import { everybodyIn, isBy6, type PlannedHost, plannedHosts, tellsNetwork } from './network-of-run.ts';
import { type PlannedAnswer, plannedAnswers } from './plan-answers.ts';
import { planMoves } from './plan-moves.ts';
import type { PlannedMove } from './planned-move.ts';
import { randomFrom } from './random.ts';
import { valuesFor } from './values.ts';

/** One run, ready to be played. */
export interface Plan {
  readonly run: string;
  readonly scenario: Scenario;
  /** Roles that take part, in the lab's order. */
  readonly roles: readonly { readonly role: Role; readonly player: Player }[];
  readonly moves: readonly PlannedMove[];
  /** What the scenario's checks expect of its lines: who has to show them. */
  readonly hearings: readonly Hearing[];
  /** Values for the names that lines ask for. */
  readonly values: Values;
  /** What probes answer by themselves, by role. */
  readonly answers: Readonly<Record<string, readonly PlannedAnswer[]>>;
  readonly limits: Limits;
  readonly attempt: number;
  /** Roles that somebody else plays than in the scenario. */
  readonly replaced: readonly string[];
  /** Whether probes end their messages without a newline. */
  readonly unterminated: boolean;
  /** How programs that play several roles are started; null where none takes part. */
  readonly start: Start | null;
  /** Whether all names of the run's machine resolve to loopback, and none to its address on the network. */
  readonly oneName: boolean;
  /** Whether probes send each message in two pieces. */
  readonly pieces: boolean;
  /**
   * The form in which probes send their messages, where it was learnt from the student's programs; null for the lab's
   * own.
   */
  readonly form: LearntForm | null;
  /** Whether what goes over the network is recorded, because a check needs it. */
  readonly capture: boolean;
  /** Files that roles are given, by role. */
  readonly files: Readonly<Record<string, readonly PlannedFile[]>>;
  /** Whether the files that programs store are looked at, because a check needs it. */
  readonly keepsFiles: boolean;
  /** When students may see the run. */
  readonly shown: Shown;
  /** Whether programs are told of its network, or send to all of it. */
  readonly tellsNetwork: boolean;
  /** Whether some role is reached over IPv6, or reaches others over it. */
  readonly by6: boolean;
  /** The hosts of its network, by the roles that they are for; null where all share one. */
  readonly hosts: readonly PlannedHost[] | null;
}

/** How a run differs from its scenario. */
export interface Variant {
  /** How often it was tried before. */
  readonly attempt?: number;
  /** Players that replace the scenario's own. */
  readonly substituted?: Readonly<Record<string, Player>>;
  readonly unterminated?: boolean;
  readonly start?: Start | null;
  readonly oneName?: boolean;
  readonly pieces?: boolean;
  readonly form?: LearntForm | null;
  /** Whether what goes over the network is recorded, whatever checks need. */
  readonly capture?: boolean;
  /** When students may see the run; always unless given. */
  readonly shown?: Shown;
}

/**
 * Makes up the texts of a scenario and plans one run of it.
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
    moves: planMoves(scenario.script, { stream, values, files, hasForm: form !== null }),
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
