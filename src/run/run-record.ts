import type { Plan } from '../lab/plan.ts';
import type { Player } from '../model/lab.ts';
import type { RunRecord, TraceRole } from '../model/trace.ts';
import type { Program } from '../submission/submission.ts';
import { networkAround } from './isolation/host-address.ts';
import type { Isolation } from './isolation/isolation.ts';
import type { Happening } from './run-log.ts';

/** What a run's first record is made from, beside its plan. */
export interface RunRecordParts {
  readonly isolation: Pick<Isolation, 'level' | 'host' | 'hosts'>;
  readonly evidence: RunRecord['evidence'];
  /** The student's programs, by role. */
  readonly programs: ReadonlyMap<string, Pick<Program, 'file' | 'given'>>;
  /** What the lab says that a role's program is started with; null where it says nothing of it. */
  readonly toldTo: (role: string) => readonly string[] | null;
}

/** The record that a run's trace begins with: what is played, by whom, and in what. */
export function runRecord(
  plan: Plan,
  { isolation, evidence, programs, toldTo }: RunRecordParts,
): Extract<Happening, { readonly kind: 'run' }> {
  return {
    kind: 'run',
    scenario: plan.scenario.name,
    subject: plan.scenario.subject,
    attempt: plan.attempt,
    evidence,
    isolation: isolation.level,
    host: isolation.host?.address ?? null,
    ...(plan.tellsNetwork ? { network: networkAround(isolation.host).cidr } : {}),
    ...hostsRecord(isolation),
    replaced: plan.replaced,
    unterminated: plan.unterminated,
    ...(plan.form === null ? {} : { form: plan.form }),
    ...(plan.start === null ? {} : { start: plan.start }),
    ...(plan.shown === 'always' ? {} : { shown: plan.shown }),
    ...(Object.keys(plan.values).length === 0 ? {} : { values: plan.values }),
    roles: plan.roles.map(({ role, player }) => ({
      id: role.id,
      kind: role.kind.name,
      number: role.number,
      verb: role.kind.verb,
      endpoint: role.kind.endpoint,
      ...(role.kind.further === undefined ? {} : { further: role.kind.further }),
      player,
      ...lineOf(player, programs.get(role.id), toldTo(role.id)),
    })),
  };
}

/** The command line of a student's program, where it is given something beside its file. */
function lineOf(
  { by }: Player,
  program: Pick<Program, 'file' | 'given'> | undefined,
  told: readonly string[] | null,
): Pick<TraceRole, 'line' | 'told'> {
  if (by !== 'student' || !program) return {};
  if (told) return { told: [program.file, ...told].join(' ') };
  return program.given ? { line: [program.file, ...program.given].join(' ') } : {};
}

/** The addresses of the hosts, where the run has several. */
function hostsRecord({ hosts }: Pick<Isolation, 'hosts'>): Pick<RunRecord, 'hosts' | 'hosts6'> {
  if (hosts.length === 0) return {};
  const by6 = hosts.flatMap(({ role, at }) =>
    at.by6 ? [[role, [at.by6.address, at.by6.link]] as const] : [],
  );
  return {
    hosts: Object.fromEntries(hosts.map(({ role, at }) => [role, at.address])),
    ...(by6.length === 0 ? {} : { hosts6: Object.fromEntries(by6) }),
  };
}
