import { LOOPBACK6 } from '../../model/endpoint.ts';
import type { Value } from '../../model/expression.ts';
import { isServedBy, type Lab, type Role, type Step } from '../../model/lab.ts';
import { LOOPBACK_NETWORK, parseNetwork } from '../../model/network.ts';
import { HOST_OF, namesInTexts } from '../../model/run-values.ts';
import { shellWord } from '../../model/shell-word.ts';
import { filled } from '../../model/template.ts';
import type { Flow } from './flows.ts';

/** A role's program, as its author starts it. */
export interface OwnProgram {
  readonly file: string;
  /** Whether it plays all roles of its kind, and is told its number and the count. */
  readonly shared: boolean;
}

/** One terminal of those that a step is tried in. */
export interface HandTerminal {
  readonly role: string;
  readonly command: string;
  /** Whether something else stands in for the program, which a later step builds. */
  readonly isStandIn: boolean;
}

/** How a file is run by hand. */
export interface HandStyle {
  readonly programOf: (role: Role) => OwnProgram;
  /** Whether node runs TypeScript as it is. */
  readonly nodeRunsTypes: boolean;
}

/** The terminals in which a step is tried, in the order in which they are opened: who listens or joins comes first. */
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

/** Programs that listen may wait for all that connect, so that these are there in every step. */
function isNeeded(lab: Lab, { kind }: Role): boolean {
  return kind.verb === 'connects' || kind.verb === 'listens' || lab.roles.length <= 3;
}

/** Whether a role's program is begun by a step: an earlier check, or one of its own, is about it. */
function isBuilt(lab: Lab, step: Step, { id }: Role): boolean {
  return lab.steps
    .slice(0, lab.steps.indexOf(step) + 1)
    .some(({ checks }) => checks.some(({ subjects }) => subjects.includes(id)));
}

/** What speaks in a program's place. */
function standIn({ kind: { verb, endpoint } }: Role, lab: Lab): string | null {
  const { transport, group, port, version6 } = endpoint;
  const nc = `nc${version6 ? ' -6' : ''}${transport === 'udp' ? ' -u' : ''}`;
  // A machine of each role's own is known by the role's name.
  const host = lab.hasHosts ? lab.roles.find(({ kind }) => isServedBy(kind, port))?.id : undefined;
  if (verb === 'connects') return `${nc} ${host ?? (version6 ? LOOPBACK6 : '"$(hostname)"')} ${port}`;
  if (verb === 'listens') return `${nc} -l ${port}`;
  // By version 6 a group takes an interface, whose name differs from machine to machine.
  return verb === 'sends' && group !== null && !version6 ? `echo halo > /dev/udp/${group}/${port}` : null;
}

/** How a role's program is started by hand: with its number and the count, where it plays several. */
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
 * An argument as it is given by hand, where all programs run on one machine: its network is that of loopback, a word that a run
 * would make up is the one that it is called by, and a number the least that there may be.
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
