import { type Plan, planRun } from '../lab/plan.ts';
import type { Lab, Scenario } from '../model/lab.ts';
import type { TraceRole } from '../model/trace.ts';

/** One run as it will be made: the same for the same lab, scenario and seed, whoever hands in. */
export interface ScenarioPlan {
  readonly scenario: string;
  readonly seed: number;
  /** Who takes part, and who plays whom: the student's program, the lab's own, an endpoint of giliran's, or another role's. */
  readonly roles: readonly {
    readonly id: string;
    readonly by: Exclude<TraceRole['player']['by'], 'nobody'>;
  }[];
  /** In their order; each waits until the one before is over. */
  readonly moves: readonly PlannedMove[];
}

/** A move of a plan. */
export interface PlannedMove {
  readonly role: string;
  /** What is done: `start`, `say`, `stop` and the like, as in a lab file's script. */
  readonly do: string;
  /** The part of the script that it belongs to; empty where it has none. */
  readonly part: string;
  /** The line that is said, as it was made up; null for any other move. */
  readonly text: string | null;
}

/** Makes up one run of a scenario. */
export function planScenario(lab: Lab, scenario: Scenario, seed: number): ScenarioPlan {
  const { roles, moves } = planRun(lab, scenario, seed);
  return {
    scenario: scenario.id,
    seed,
    roles: roles.flatMap(({ role, player: { by } }) => (by === 'nobody' ? [] : [{ id: role.id, by }])),
    moves: moves.map(planned),
  };
}

function planned(move: Plan['moves'][number]): PlannedMove {
  return { role: move.role, do: move.do, part: move.part, text: move.do === 'say' ? move.text : null };
}
