import type { Lab, Role, Step } from '../../model/lab.ts';
import { shellWord } from '../../model/shell-word.ts';
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
      const command = standIn(role);
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
function standIn({ kind: { verb, endpoint } }: Role): string | null {
  const { transport, group, port } = endpoint;
  const udp = transport === 'udp' ? ' -u' : '';
  if (verb === 'connects') return `nc${udp} "$(hostname)" ${port}`;
  if (verb === 'listens') return `nc${udp} -l ${port}`;
  return verb === 'sends' && group !== null ? `echo halo > /dev/udp/${group}/${port}` : null;
}

/** How a role's program is started by hand: with its number and the count, where it plays several. */
function runLine(role: Role, lab: Lab, { programOf, nodeRunsTypes }: HandStyle): string {
  const { file, shared } = programOf(role);
  const count = lab.roles.filter(({ kind }) => kind.name === role.kind.name).length;
  const words = shared && role.number !== null ? ` ${role.number} ${count}` : '';
  return `${runner(file, nodeRunsTypes)}${words}`;
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
