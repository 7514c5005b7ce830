import { listParam } from '../../model/grader-param.ts';
import {
  type Check,
  type Lab,
  type Role,
  reachesOf,
  type Scenario,
  type ScriptMove,
  type Step,
} from '../../model/lab.ts';

type Saying = Extract<ScriptMove, { readonly do: 'say' }>;

/** One thing that passes between a lab's programs, or that one of them does with its endpoint. */
export type Flow =
  | { readonly kind: 'listens' | 'joins'; readonly role: string }
  | { readonly kind: 'connects'; readonly role: string; readonly to: string }
  | { readonly kind: 'welcome'; readonly role: string; readonly to: readonly string[] }
  /** A line is typed at a program, and what the program sends goes to these roles. */
  | { readonly kind: 'line'; readonly role: string; readonly to: readonly string[] }
  /** A line that has arrived is passed on. @param author the role at which it was typed */
  | {
      readonly kind: 'passed-on';
      readonly role: string;
      readonly author: string;
      readonly to: readonly string[];
    }
  /** What must not happen: a line goes back to its author. */
  | { readonly kind: 'no-echo'; readonly role: string; readonly to: readonly string[] };

/**
 * Everything that passes between the programs in one step according to its checks: each thing once, in the order of the
 * checks.
 */
export function flowsOf(lab: Lab, step: Step): readonly Flow[] {
  const flows = step.checks.flatMap((check) => flowsOfCheck(lab, check));
  return [...new Map(flows.map((flow) => [JSON.stringify(flow), flow])).values()];
}

function flowsOfCheck(lab: Lab, check: Check): readonly Flow[] {
  const named = (name: string): readonly string[] => listParam(check.params[name]);
  const [by] = named('by');
  switch (check.grader) {
    case 'listening':
      return named('role').map((role) => ({ kind: 'listens', role }));
    case 'bound':
      return named('of').map((role) => ({ kind: 'listens', role }));
    case 'joined':
      return named('of').map((role) => ({ kind: 'joins', role }));
    case 'announced':
    case 'names':
      return by === undefined ? [] : named('of').map((role) => ({ kind: 'connects', role, to: by }));
    case 'greeted':
      return by === undefined
        ? []
        : named('to').flatMap((role): Flow[] => [
            { kind: 'connects', role, to: by },
            { kind: 'welcome', role: by, to: [role] },
          ]);
    case 'no-echo':
      return by === undefined
        ? []
        : named('of')
            .slice(0, 1)
            .map((role) => ({ kind: 'no-echo', role: by, to: [role] }));
    case 'in-turn':
      return speakersOf(lab, check).flatMap((role) => line(lab, role, ['others']));
    case 'held-back':
      return named('of').flatMap((role) => line(lab, role, ['others']));
    default:
      // What must never arrive is not drawn; and roles that only probes play are nobody's programs.
      return check.params.times === 0
        ? []
        : oneOfEachKind(lab, named('from'))
            .filter((role) => lab.roles.some(({ id }) => id === role) && isTypedAt(lab, check, role))
            .flatMap((role) => line(lab, role, named('to')));
  }
}

/**
 * Whether the lines that a check reads of a role are typed at it, or stand for lines that are. What a probe sends to a
 * group stands for all members. What a probe says in place of a student's program at which nobody types stands for what
 * that program says by itself.
 */
function isTypedAt(lab: Lab, check: Check, role: string): boolean {
  const parts = listParam(check.params.parts);
  const said = lab.scenarios
    .filter(({ name }) => check.scenarios.includes(name))
    .flatMap((scenario) => linesOf(scenario, role).filter(({ part }) => parts.includes(part)));
  if (said.length === 0) return true;
  const own = lab.scenarios.filter(({ cast }) => cast[role]?.by === 'student');
  const isTyped = own.length === 0 || own.some((scenario) => linesOf(scenario, role).length > 0);
  return isTyped && said.some(({ group }) => group === null);
}

/** The lines that a scenario's script gives a role to say. */
function linesOf({ script }: Scenario, role: string): readonly Saying[] {
  return script.filter((move): move is Saying => move.do === 'say' && move.role === role);
}

/** Whether a role passes on what others say: over their connections, or through groups that it tells them of. */
function passesOn({ kind }: Role): boolean {
  const sendsToGroups = reachesOf(kind).some(({ verb, endpoint }) => verb === 'sends' && endpoint.range);
  return kind.relays !== null || (kind.verb === 'listens' && sendsToGroups);
}

/** A line that is typed at a role, on its way to those that have to show it. */
function line(lab: Lab, role: string, to: readonly string[]): readonly Flow[] {
  const { kind } = lab.roles.find(({ id }) => id === role) ?? {};
  const others = lab.roles.map(({ id }) => id).filter((id) => id !== role);
  // Roles that only probes play are not for students to build.
  const speakers = to.includes('others') ? others : others.filter((id) => to.includes(id));
  // A role that only sends is heard by the roles that have joined.
  const heardBy = speakers.length > 0 ? speakers : others;
  const relay = lab.roles.find(passesOn)?.id;
  if (relay === undefined || kind?.verb !== 'connects') return [{ kind: 'line', role, to: heardBy }];
  const further = heardBy.filter((id) => id !== relay);
  return [
    { kind: 'line', role, to: [relay] },
    ...(further.length === 0 ? [] : [{ kind: 'passed-on' as const, role: relay, author: role, to: further }]),
  ];
}

/** The first role of each kind, since the others do the same. */
function oneOfEachKind(lab: Lab, roles: readonly string[]): readonly string[] {
  const kindOf = (role: string): string => lab.roles.find(({ id }) => id === role)?.kind.name ?? role;
  return roles.filter((role, index) => roles.findIndex((other) => kindOf(other) === kindOf(role)) === index);
}

/** The roles that speak in the parts that a check reads, in the order of their first lines. */
function speakersOf(lab: Lab, check: Check): readonly string[] {
  const parts = listParam(check.params.parts);
  const scenario = lab.scenarios.find(({ name }) => name === check.scenarios[0]);
  const lines = (scenario?.script ?? []).filter(
    ({ do: verb, part }) => verb === 'say' && parts.includes(part),
  );
  return [...new Set(lines.map(({ role }) => role))];
}
