import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from './machine.ts';
import { LAB, SUBMISSION } from './measure.ts';
import { medianOf } from './spread.ts';

/**
 * Failing submissions with four clients whose fault is found by scripted endpoints, by replacing programs, or not at
 * all.
 */
const FAILING = [
  'turn-chat/faulty/no-labels',
  'turn-chat/faulty/prints-garbage-bytes',
  'turn-chat/faulty/broadcast-twice',
  'turn-chat/faulty/client-sends-twice',
  'turn-chat/faulty/json-relay-under-another-key',
  'turn-chat-4/faulty/admits-two-clients',
  'turn-chat-4/faulty/skips-to-client3',
];

/** How many times the wall time of a passing check a failing one may take, with all its extra runs. */
const MOST = 4;

/** Compares failing checks with the passing one, and reports. @returns the exit code */
export async function benchFailing(project: string, repetitions: number, json: boolean): Promise<number> {
  const check = (submission: string, seed: number): Promise<number> =>
    timeOf([join(project, 'bin', 'giliran.js'), 'check', LAB, submission, '--json', '--seed', String(seed)]);
  const passing: number[] = [];
  const ratios = new Map<string, number[]>();
  for (let seed = 1; seed <= repetitions; seed++)
    for (const name of FAILING) {
      const submission = join(project, 'fixtures', name);
      if (!existsSync(submission)) throw new Error(`Expected ${submission}, found nothing.`);
      const right = await check(join(project, SUBMISSION), seed);
      const wrong = await check(submission, seed);
      passing.push(right);
      ratios.set(name, [...(ratios.get(name) ?? []), wrong / right]);
    }
  const medians = [...ratios].map(([name, list]) => ({ name, ratio: medianOf(list) }));
  const summary = {
    machine: describeMachine(),
    passingMs: medianOf(passing),
    repetitions,
    medians,
    target: { most: MOST, met: medians.every(({ ratio }) => ratio <= MOST) },
  };
  process.stdout.write(json ? `${JSON.stringify(summary, null, 2)}\n` : textOf(summary));
  return 0;
}

interface FailingSummary {
  readonly passingMs: number;
  readonly repetitions: number;
  readonly medians: readonly { readonly name: string; readonly ratio: number }[];
  readonly target: { readonly most: number; readonly met: boolean };
}

function textOf({ passingMs, repetitions, medians, target }: FailingSummary): string {
  const lines = [
    `Failing checks of ${LAB}, all extra runs included, as multiples of the passing check beside them`,
    `(the passing one took ${Math.round(passingMs)} ms at the median; ${repetitions} pairs each)`,
    '',
    ...medians.map(({ name, ratio }) => `  ${ratio.toFixed(2)} ×  ${name}`),
    '',
    `${target.met ? 'met' : 'MISSED'}: at most ${target.most} × at the median`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Wall time of a check in milliseconds; a failing check ends with code 1, which is right here. */
function timeOf(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    execFile(process.execPath, [...args], { maxBuffer: 1 << 26 }, (error, _, complaint) => {
      if (error && error.code !== 1) reject(new Error(complaint.trim() || error.message));
      else resolve(performance.now() - begun);
    });
  });
}
