import { createInterface } from 'node:readline';
import type { ProbeCommand } from '../protocol.ts';
import { Commands } from './commands.ts';
import { Reports } from './reports.ts';

/**
 * The probe helper: a process of its own in the run's network that plays every probe of the run. It does what it
 * is told, reports what it hears, and decides nothing.
 */

const reports = new Reports((line) => process.stdout.write(line));
const commands = new Commands(reports);
const input = createInterface({ input: process.stdin });
// The harness is gone, or has no more commands: a port that is still bound would be missing to other programs.
input.on('close', () => process.exit(0));
input.on('line', (line) => {
  const command: ProbeCommand = JSON.parse(line);
  commands.carryOut(command).then(
    (detail) => reports.done(command.id, detail),
    (error: unknown) => reports.refused(command.id, error),
  );
});
