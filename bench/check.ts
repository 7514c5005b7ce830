import { currentLoad, describeMachine, fingerprintOfCommand } from './machine.ts';
import { LAB, measure, type Places, type Repeats, SUBMISSION } from './measure.ts';
import { report } from './report.ts';
import { summarize } from './summary.ts';

/**
 * Measures checks of the reference with four clients, and the bare driver at the same conversation, in turn.
 * @returns the text or JSON to print
 */
export async function benchCheck(
  places: Places,
  repeats: Repeats,
  json: boolean,
  progress: (text: string) => void,
): Promise<string> {
  const machine = describeMachine();
  const before = fingerprintOfCommand(places.project);
  const measured = await measure(places, repeats, progress);
  const notes: string[] = [];
  if (fingerprintOfCommand(places.project) !== before)
    notes.push('giliran was built again meanwhile: the figures of (a) are of more than one build.');
  // The benchmark itself keeps one or two processes busy.
  const loadAfter = currentLoad();
  if (machine.loadBefore > machine.cores / 2 || loadAfter > machine.cores + 1)
    notes.push(
      `The machine was busy with other things (load ${machine.loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after): the times are longer than they need be, and the ratio is uncertain.`,
    );
  if (process.env.GILIRAN_EVIDENCE !== undefined)
    notes.push(
      `GILIRAN_EVIDENCE=${process.env.GILIRAN_EVIDENCE} is set: (a) does not use what the kernel shows.`,
    );
  const summary = summarize(measured, { machine, lab: LAB, submission: SUBMISSION }, notes);
  return json ? `${JSON.stringify(summary, null, 2)}\n` : report(summary);
}
