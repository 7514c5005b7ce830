import { openCpuAccount } from '../cpu-account.ts';
import { goalLine } from '../goals.ts';
import { currentLoad, describeMachine, loadLine } from '../machine.ts';
import type { Places } from '../measure.ts';
import { LabBench, type Pair } from './measure-pairs.ts';
import { linesOf, sumUp } from './summary.ts';

/** Labs with crowds. */
const LABS = ['open-chat', 'group-chat'] as const;

/**
 * Measures checks of the right submissions of the labs with crowds, and the bare driver at the same scenes, in turn, so
 * that a busy machine slows all of them down.
 * @returns what it found, as a text
 */
export async function benchModule(
  places: Places,
  repetitions: number,
  asJson: boolean,
  progress: (text: string) => void,
): Promise<string> {
  const machine = describeMachine();
  const account = openCpuAccount();
  try {
    const benches = LABS.map((lab) => ({
      bench: new LabBench(lab, places, account),
      pairs: [] as Pair[],
    }));
    progress('warming up');
    for (const { bench } of benches) await bench.warmUp();
    for (let round = 0; round < repetitions; round++)
      for (const { bench, pairs } of benches) {
        progress(`${bench.lab}, ${round + 1} of ${repetitions}`);
        pairs.push(await bench.pair(round));
      }
    const loadAfter = currentLoad();
    const labs = LABS.map((lab, index) => sumUp(lab, benches[index]?.pairs ?? []));
    if (asJson) return `${JSON.stringify({ machine, loadAfter, repetitions, labs }, null, 2)}\n`;
    return [
      `A check of a right submission, and a bare driver at the same scenes, seeds 1 to ${repetitions}, whole commands: medians in milliseconds`,
      ...labs.flatMap(linesOf),
      ...labs.flatMap(({ goals }) => goals).map(goalLine),
      loadLine(machine, loadAfter),
      ...(machine.loadBefore > machine.cores / 2
        ? ['The machine was busy with other things: a goal that is missed says nothing.']
        : []),
      '',
    ].join('\n');
  } finally {
    account?.close();
  }
}
