import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { graders } from '../../graders/index.ts';
import type { CheckOutcome } from '../../src/assessment/check-outcome.ts';
import { Isolations } from '../../src/assessment/isolations.ts';
import { referenceOf, runCheck } from '../../src/assessment/run-check.ts';
import { findLab } from '../../src/cli/labs.ts';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { gradeRuns } from '../../src/diagnosis/grade-runs.ts';
import { projectFolder } from '../../src/machine/installation.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { buildDocument } from '../../src/report/document.ts';
import { readTrace } from '../../src/trace/read.ts';
import { Recorder } from '../../src/trace/recorder.ts';
import { allFixtures, type Fixture } from '../support/fixtures.ts';
import { needs } from '../support/tools.ts';

/** Right submissions with a protocol of their own, one of each kind, and the module's own programs. */
const CHOSEN = [
  'turn-chat/python',
  'turn-chat/right/acknowledgements',
  'turn-chat/right/json-lines',
  'turn-chat/right/length-prefix',
  'turn-chat/right/messagepack-by-hand',
  'turn-chat/right/turn-tokens',
  'multicast-chat/right/end-marker-fragments',
  'multicast-chat/right/json-datagrams',
];

/**
 * Submissions with the lab to play them in; `CASTS=all` plays every right one in every lab that it is for. Those that
 * do harm are for a sandbox alone, and are no part of it.
 */
function submissions(): readonly { readonly fixture: Fixture; readonly lab: string }[] {
  const right = allFixtures().filter(
    ({ verdict, isolation }) => verdict === 'pass' && isolation === undefined,
  );
  if (process.env.CASTS === 'all')
    return right.flatMap((fixture) => fixture.lab.map((lab) => ({ fixture, lab })));
  return right
    .filter(({ name }) => CHOSEN.includes(name))
    .flatMap((fixture) => fixture.lab.slice(0, 1).map((lab) => ({ fixture, lab })));
}

interface Cast {
  readonly outcome: CheckOutcome;
  readonly runs: readonly RunTrace[];
  /** The decisions for each step by itself, from the same runs. */
  readonly bySteps: readonly Decision[];
}

/**
 * Checks a submission, and plays every finer scene and every replacement whether anything fails or not.
 * @param by who replaces programs
 */
async function castEverybody(labName: string, folder: string, by: 'reference' | 'probe'): Promise<Cast> {
  const { signal } = new AbortController();
  const lab = await findLab(labName);
  const traces = await mkdtemp(join(tmpdir(), 'giliran-substitution-'));
  const file = join(traces, 'trace.jsonl');
  const recorder = new Recorder(file, lab.id, 11, 'test');
  const isolations = new Isolations('network', 11, null);
  const reference = referenceOf(by === 'reference' ? lab : { ...lab, reference: null }, null, signal);
  try {
    const outcome = await runCheck({
      lab,
      graders,
      folder,
      map: {},
      seed: 11,
      step: null,
      substitution: 'all',
      isolations,
      reference,
      recorder,
      remarks: [],
      projectFolder: projectFolder(),
      waitingForPorts: () => {},
      signal,
    });
    recorder.flush();
    const { runs } = readTrace(readFileSync(file, 'utf8'));
    const bySteps = lab.steps.flatMap(
      ({ id }) => gradeRuns({ lab, graders, runs, absent: new Map(), step: id }).decisions,
    );
    return { outcome, runs, bySteps };
  } finally {
    recorder.close();
    await isolations.close();
    await reference.dispose();
    await rm(traces, { recursive: true });
  }
}

/** What counts against a submission; nothing where it passes. */
function reproaches(decisions: readonly Decision[]): readonly unknown[] {
  return decisions
    .filter(
      ({ status, cause, blame, message, why }) =>
        status !== 'pass' || cause !== null || blame.length > 0 || message !== null || why.length > 0,
    )
    .map(({ check, status, cause, blame, message, run }) => ({
      check: check.id,
      status,
      cause,
      blame,
      message,
      run,
    }));
}

/** What a student would read of checks that pass. */
function remarks(outcome: CheckOutcome, lab: string): readonly string[] {
  const facts = { lab, submission: '', seed: 11, durationMs: 0, trace: null, language: 'en' } as const;
  return buildDocument(outcome, facts).checks.flatMap(({ message, hint, why, expected, actual }) =>
    [message, hint, expected, actual, ...why].filter((text) => text !== null),
  );
}

describe('a right submission with a protocol of its own', () => {
  for (const [{ fixture, lab }, by] of submissions().flatMap((one) =>
    (['reference', 'probe'] as const).map((by) => [one, by] as const),
  ))
    needs('namespaces', 'python3', 'gcc', 'make').concurrent(
      `gets no blame under any cast, replaced by a ${by}: ${lab}, ${fixture.name}`,
      async () => {
        const { outcome, runs, bySteps } = await castEverybody(lab, fixture.folder, by);
        expect(reproaches(outcome.decisions)).toEqual([]);
        expect(reproaches(bySteps)).toEqual([]);
        expect(remarks(outcome, lab)).toEqual([]);
        // Scenes with probes and with replacements were played.
        expect(runs.some(({ run }) => run.roles.some(({ player }) => player.by === 'probe'))).toBe(true);
        expect(runs.some(({ run }) => run.replaced.length > 0)).toBe(true);
      },
    );
});
