import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { planRun } from '../src/lab/plan.ts';
import { findPrebuilt } from '../src/lab/prebuilt.ts';
import { chooseHostAddress, oneMachine } from '../src/run/isolation/host-address.ts';
import { openPrivateNetwork } from '../src/run/isolation/private-network.ts';
import { prepareSubmission } from '../src/submission/prepare.ts';
import { BareDrive } from './bare-drive.ts';
import type { DriverTimes } from './driver-times.ts';

/**
 * The bare driver: `driver.mjs LAB_FILE SUBMISSION --seed N [--fixed-waits]`. Plays the scenario that decides a right
 * submission, and prints as JSON how its time was spent.
 */

/** A backstop, longer than the fixed waits of any lab. */
const GIVE_UP_MS = 120_000;

const begunMs = performance.now();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, 'fixed-waits': { type: 'boolean', default: false } },
});
const [labFile = '', submissionFolder = ''] = positionals;
setTimeout(() => {
  console.error(`Expected the programs to come to the script's end within ${GIVE_UP_MS / 1000} s.`);
  process.exit(1);
}, GIVE_UP_MS).unref();

let openedMs = 0;
// In the background, as in the command: the kernel makes namespaces while esbuild compiles.
const opening = openPrivateNetwork(oneMachine(chooseHostAddress(() => 0))).then((network) => {
  openedMs = performance.now();
  return network;
});
// Prebuilt, as in the command.
const labFolder = dirname(labFile);
const lab = findPrebuilt(basename(labFolder), dirname(dirname(labFolder)));
if (!lab) throw new Error('Expected the lab to be prebuilt: run npm run build.');
const submission = await prepareSubmission(submissionFolder, lab, { map: {} });
const preparedMs = performance.now();
const isolation = await opening;
const playMs = performance.now();
try {
  const [scenario] = lab.scenarios;
  if (!scenario) throw new Error('Expected a lab with a scenario.');
  const waits = values['fixed-waits'] ? { afterStartMs: 500, afterLineMs: 1000 } : null;
  const drive = new BareDrive(
    planRun(lab, scenario, Number(values.seed)),
    isolation,
    submission.programs,
    waits,
  );
  await drive.play();
  const playedMs = performance.now();
  await isolation.close();
  submission.dispose();
  const times: DriverTimes = {
    timeOrigin: performance.timeOrigin,
    bootedMs: performance.nodeTiming.bootstrapComplete,
    begunMs,
    openedMs,
    preparedMs,
    playMs,
    playedMs,
    endedMs: performance.now(),
    ...drive.times,
  };
  process.stdout.write(`${JSON.stringify(times)}\n`);
} catch (error) {
  await isolation.close();
  submission.dispose();
  throw error;
}
