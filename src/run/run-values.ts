import { hostname } from 'node:os';
import type { Plan } from '../lab/plan.ts';
import type { Role } from '../model/lab.ts';
import { HOST_OF, type RunValues } from '../model/run-values.ts';
import { filled } from '../model/template.ts';
import { networkAround } from './isolation/host-address.ts';
import type { Isolation } from './isolation/isolation.ts';

/** What the lab has a role's program started with, in this run; null where it says nothing of it. */
export function argumentsOf(role: Role, plan: Plan, isolation: Isolation): readonly string[] | null {
  const { args } = role.kind;
  if (args === undefined) return null;
  const values = valuesFor(role, plan, isolation);
  return args.map((text) => filled(text, values));
}

/** What the lab puts into the environment of a role's program, in this run. */
export function variablesOf(role: Role, plan: Plan, isolation: Isolation): Readonly<Record<string, string>> {
  const { env = {} } = role.kind;
  const values = valuesFor(role, plan, isolation);
  return Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text, values)]));
}

/** The values of a run, as one role is told of them. */
function valuesFor({ kind, number }: Role, plan: Plan, isolation: Isolation): RunValues {
  const { cidr, broadcast } = networkAround(isolation.host);
  const machines = plan.roles.map(({ role: { id } }): [string, string] => [
    `${HOST_OF}${id}`,
    isolation.hosts.length > 0 ? id : hostname(),
  ]);
  return {
    ...plan.values,
    network: cidr,
    broadcast,
    n: number ?? 1,
    count: kind.count ?? 1,
    port: kind.endpoint.port,
    ...Object.fromEntries(machines),
  };
}
