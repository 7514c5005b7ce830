import { LOOPBACK6 } from '../../model/endpoint.ts';
import type { Value } from '../../model/expression.ts';
import { isServedBy, type Lab, type Role, type Step } from '../../model/lab.ts';
import { LOOPBACK_NETWORK, parseNetwork } from '../../model/network.ts';
import { HOST_OF, namesInTexts } from '../../model/run-values.ts';
import { shellWord } from '../../model/shell-word.ts';
import { filled } from '../../model/template.ts';
import type { Flow } from './flows.ts';

/** A role's program in the student's folder. */
export interface OwnProgram {
  readonly file: string;
  /** Whether it plays all roles of its kind, and is told its number and the count. */
  readonly shared: boolean;
}

/** One of the terminals in which a step is tried. */
export interface HandTerminal {
  readonly role: string;
  readonly command: string;
  /** Whether something else stands in for the program, which a later step builds. */
  readonly isStandIn: boolean;
}

/** How files are run by hand. */
export interface HandStyle {
  readonly programOf: (role: Role) => OwnProgram;
  /** Whether node runs TypeScript as it is. */
  readonly nodeRunsTypes: boolean;
}

/** The terminals for trying a step, in the order in which they are opened: roles that listen or join come first. */
export function terminalsOf(
  lab: Lab,
  step: Step,
  flows: readonly Flow[],
  style: HandStyle,
): readonly HandTerminal[] {
  const involved = new Set(flows.flatMap((flow) => ['to' in flow ? flow.to : [], flow.role].flat()));
  const here = lab.roles.filter((role) => involved.has(role.id) || isNeeded(lab, role));
  const waiting = (role: Role): boolean => role.kind.verb === 'listens' || role.kind.verb === 'joins';
  return [...here.filter(waiting), ...here.filter((role) => !waiting(role))].flatMap(
    (role): HandTerminal[] => {
      if (isBuilt(lab, step, role))
        return [{ role: role.id, command: runLine(role, lab, style), isStandIn: false }];
      const command = standIn(role, lab);
      return command === null ? [] : [{ role: role.id, command, isStandIn: true }];
    },
  );
}

/** Whether a role is needed in every step: programs that listen may wait for all that connect. */
function isNeeded(lab: Lab, { kind }: Role): boolean {
  return kind.verb === 'connects' || kind.verb === 'listens' || lab.roles.length <= 3;
}

/** Whether a role's program exists by a step: this check or an earlier one is about it. */
function isBuilt(lab: Lab, step: Step, { id }: Role): boolean {
  return lab.steps
    .slice(0, lab.steps.indexOf(step) + 1)
    .some(({ checks }) => checks.some(({ subjects }) => subjects.includes(id)));
}

/** A command that takes a program's place. */
function standIn({ kind: { verb, endpoint } }: Role, lab: Lab): string | null {
  const { transport, group, port, version6 } = endpoint;
  const nc = `nc${version6 ? ' -6' : ''}${transport === 'udp' ? ' -u' : ''}`;
  // Where each role has a machine of its own, the role's name is the machine's.
  const host = lab.hasHosts ? lab.roles.find(({ kind }) => isServedBy(kind, port))?.id : undefined;
  if (verb === 'connects') return `${nc} ${host ?? (version6 ? LOOPBACK6 : '"$(hostname)"')} ${port}`;
  if (verb === 'listens') return `${nc} -l ${port}`;
  // An IPv6 group needs an interface, whose name differs from machine to machine.
  return verb === 'sends' && group !== null && !version6 ? `echo halo > /dev/udp/${group}/${port}` : null;
}

/** The command that starts a role's program by hand: with its number and the count, where it plays several roles. */
function runLine(role: Role, lab: Lab, { programOf, nodeRunsTypes }: HandStyle): string {
  const { file, shared } = programOf(role);
  const count = lab.roles.filter(({ kind }) => kind.name === role.kind.name).length;
  const numbers = shared && role.number !== null ? ` ${role.number} ${count}` : '';
  const words =
    role.kind.args === undefined
      ? numbers
      : role.kind.args.map((text) => ` ${argument(text, role, lab)}`).join('');
  return `${runner(file, nodeRunsTypes)}${words}`;
}

/**
 * An argument for running by hand, where all programs are on one machine: the network is that of loopback, a made-up
 * word is replaced by its name, and a number by the least possible one.
 */
function argument(text: string, { number, kind }: Role, { values: kinds = {} }: Lab): string {
  const values = {
    network: LOOPBACK_NETWORK,
    broadcast: parseNetwork(LOOPBACK_NETWORK)?.broadcast ?? '',
    n: number ?? 1,
    count: kind.count ?? 1,
    port: kind.endpoint.port,
  };
  const others = namesInTexts([text]).map((name): [string, Value] => {
    if (name.startsWith(HOST_OF)) return [name, 'localhost'];
    const made = kinds[name];
    return [name, made?.kind === 'number' ? made.least : name];
  });
  return shellWord(filled(text, { ...Object.fromEntries(others), ...values }));
}

function runner(file: string, nodeRunsTypes: boolean): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]+)?$/.exec(file) ?? [];
  const word = shellWord(file.startsWith('-') ? `./${file}` : file);
  switch (ending.toLowerCase()) {
    case '.ts':
      return nodeRunsTypes ? `node ${word}` : `npx tsx ${word}`;
    case '.js':
    case '.mjs':
    case '.cjs':
      return `node ${word}`;
    case '.py':
      return `python3 ${word}`;
    case '.java':
      return `java ${word}`;
    case '.go':
      return `go run ${word}`;
    case '.c':
      return `cc ${word} -o ${shellWord(`${stem}.out`)} && ./${shellWord(`${stem}.out`)}`;
    case '.rb':
      return `ruby ${word}`;
    case '.pl':
      return `perl ${word}`;
    case '.php':
      return `php ${word}`;
    default:
      return `./${word}`;
  }
}
