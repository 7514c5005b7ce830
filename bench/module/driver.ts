import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Isolations } from '../../src/assessment/isolations.ts';
import { planRun } from '../../src/lab/plan.ts';
import { findPrebuilt } from '../../src/lab/prebuilt.ts';
import { inParallel } from '../../src/machine/in-parallel.ts';
import type { Scenario } from '../../src/model/lab.ts';
import { prepareSubmission } from '../../src/submission/prepare.ts';
import { BareScene } from './bare-scene.ts';
import type { KeptRecordings } from './recording.ts';

/**
 * The bare driver of a lab's scenes: `module-driver.mjs PROJECT LAB SUBMISSION --recordings FILE --seed N`. Plays those
 * that are recorded, in the lab's order, as many at once as a check does.
 */

/** A backstop, no measure. */
const GIVE_UP_MS = 120_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, recordings: { type: 'string', default: '' } },
});
const [project = '', labName = '', submissionFolder = ''] = positionals;
const seed = Number(values.seed);
const scenes = new Set<BareScene>();
setTimeout(() => {
  console.error(`Expected the scenes to come to their ends within ${GIVE_UP_MS / 1000} s.`);
  for (const { state } of scenes) console.error(state);
  process.exit(1);
}, GIVE_UP_MS).unref();

// The first network is opened in the background, as the command has it, and the lab prebuilt.
const isolations = new Isolations('network', seed, null);
const lab = findPrebuilt(labName, project);
if (!lab) throw new Error('Expected the lab to be prebuilt: run npm run build.');
const recordings: KeptRecordings = JSON.parse(readFileSync(values.recordings, 'utf8'));
const submission = await prepareSubmission(submissionFolder, lab, { map: {} });
const clientsFile = join(dirname(fileURLToPath(import.meta.url)), 'clients.mjs');

const playOne = async (scenario: Scenario): Promise<void> => {
  const scene = new BareScene({
    plan: planRun(lab, scenario, seed),
    isolation: await isolations.open(),
    programs: submission.programs,
    recording: new Map(recordings[scenario.id]),
    clientsFile,
  });
  scenes.add(scene);
  await scene.play();
  scenes.delete(scene);
};

const recorded = lab.scenarios.filter(({ id }) => Object.hasOwn(recordings, id));
try {
  await inParallel(recorded, Math.max(2, availableParallelism()), playOne);
  process.stdout.write(JSON.stringify(recorded.map(({ id }) => id)));
} finally {
  await isolations.close();
  submission.dispose();
}
