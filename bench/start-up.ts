import { join } from 'node:path';
import { runNode } from './command.ts';
import { against, type Goal, goalLine } from './goals.ts';
import { currentLoad, describeMachine, loadLine } from './machine.ts';
import { rangeOf, type Spread, spreadOf } from './spread.ts';

/** What is started, beside a program that does nothing. */
const COMMANDS = [['--version'], ['--help'], ['labs']] as const;

/** The one that has a goal. */
const MEASURED = '--version';

/**
 * Times commands that do next to nothing beside `node -e 0`, in turn, with the node that runs this.
 * @returns 0 where it measured, whatever the figures
 */
export async function benchStartUp(project: string, repetitions: number, json: boolean): Promise<number> {
  const machine = describeMachine();
  const nothing: number[] = [];
  const ratios = new Map<string, number[]>(COMMANDS.map((words) => [words.join(' '), []]));
  for (let round = 0; round < repetitions; round++)
    for (const words of COMMANDS) {
      const bare = await runNode(['-e', '0']);
      const { wallMs } = await runNode([join(project, 'bin', 'giliran.js'), ...words]);
      nothing.push(bare.wallMs);
      ratios.get(words.join(' '))?.push(wallMs / bare.wallMs);
    }
  const major = Number(process.versions.node.split('.')[0]);
  const commands = [...ratios].map(([command, list]) => ({ command, ratio: spreadOf(list) }));
  const measured = commands.find(({ command }) => command === MEASURED)?.ratio;
  const summary = {
    ...{ machine, loadAfter: currentLoad(), repetitions, nothing: spreadOf(nothing), commands },
    goals: [against(major >= 22 ? 'start-up' : 'start-up-20', measured?.median)],
  };
  process.stdout.write(json ? `${JSON.stringify(summary, null, 2)}\n` : textOf(summary));
  return 0;
}

interface StartUps {
  readonly machine: { readonly node: string; readonly loadBefore: number; readonly cores: number };
  readonly loadAfter: number;
  readonly repetitions: number;
  readonly nothing: Spread | null;
  readonly commands: readonly { readonly command: string; readonly ratio: Spread | null }[];
  readonly goals: readonly Goal[];
}

function textOf({ machine, loadAfter, repetitions, nothing, commands, goals }: StartUps): string {
  const ms = nothing === null ? '-' : nothing.median.toFixed(0);
  const lines = [
    `Start-up, as multiples of "node -e 0" beside it (${ms} ms at the median; ${repetitions} pairs each, node ${machine.node})`,
    ...commands.map(({ command, ratio }) => `giliran ${command}: ${rangeOf(ratio, 2)}`),
    ...goals.map(goalLine),
    loadLine(machine, loadAfter),
  ];
  return `${lines.join('\n')}\n`;
}
