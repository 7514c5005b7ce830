import { join } from 'node:path';
import { runNode } from './command.ts';
import { currentLoad, describeMachine, loadLine } from './machine.ts';
import { rangeOf, type Spread, spreadOf } from './spread.ts';

/** What is started, beside a program that does nothing. */
const COMMANDS = [['--version'], ['--help'], ['labs']] as const;

/** Of which of them it is asked how many times as long it may take, by node's major version from which on. */
const MEASURED = '--version';
const MOST = [
  { from: 22, most: 1.3 },
  { from: 0, most: 1.5 },
] as const;

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
  const most = MOST.find(({ from }) => major >= from)?.most ?? 0;
  const commands = [...ratios].map(([command, list]) => ({ command, ratio: spreadOf(list) }));
  const measured = commands.find(({ command }) => command === MEASURED)?.ratio;
  const summary = {
    ...{ machine, loadAfter: currentLoad(), repetitions, nothing: spreadOf(nothing), commands },
    target: { command: MEASURED, most, met: measured ? measured.median <= most : false },
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
  readonly target: { readonly command: string; readonly most: number; readonly met: boolean };
}

function textOf({ machine, loadAfter, repetitions, nothing, commands, target }: StartUps): string {
  const ms = nothing === null ? '-' : nothing.median.toFixed(0);
  const lines = [
    `Start-up, as multiples of "node -e 0" beside it (${ms} ms at the median; ${repetitions} pairs each, node ${machine.node})`,
    ...commands.map(({ command, ratio }) => {
      const asked =
        command === target.command ? `, target at most ${target.most} ${target.met ? 'met' : 'MISSED'}` : '';
      return `giliran ${command}: ${rangeOf(ratio, 2)}${asked}`;
    }),
    loadLine(machine, loadAfter),
  ];
  return `${lines.join('\n')}\n`;
}
