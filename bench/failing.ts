import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fixture, findFixtures, wholeFolder } from '../src/authoring/fixture/find-fixtures.ts';
import { lines, type Pair, summarizeFailing } from './failing-figures.ts';
import { currentLoad, describeMachine, loadLine } from './machine.ts';

/** Labs whose faulty fixtures are checked, and the right submission beside which they are: a fixture each. */
const LABS: ReadonlyMap<string, string> = new Map([
  ['turn-chat', 'turn-chat/reference'],
  ['turn-chat-4', 'turn-chat/reference'],
  ['multicast-chat', 'multicast-chat/reference'],
  ['broadcast-chat', 'broadcast-chat/reference'],
  ['open-chat', 'open-chat/reference'],
  ['group-chat', 'group-chat/reference'],
  ['group-multicast', 'group-multicast/reference'],
]);

export interface FailingOrder {
  /** How often each is checked, each time with another seed. */
  readonly repetitions: number;
  /** Of these labs alone; none for all. */
  readonly labs: readonly string[];
  /** Only one of so many fixtures: 1 for all. */
  readonly every: number;
  readonly json: boolean;
  readonly progress: (text: string) => void;
}

/**
 * Checks every faulty fixture of the labs, each beside the right submission, so that a busy machine slows both down.
 * `GILIRAN_EVIDENCE=idle` has that done without the kernel's evidence.
 * @returns the text or JSON to print
 * @throws Error where a lab is not known, or a check ends in another way than with a verdict
 */
export async function benchFailing(project: string, order: FailingOrder): Promise<string> {
  const unknown = order.labs.find((lab) => !LABS.has(lab));
  if (unknown !== undefined)
    throw new Error(`Expected --lab to be one of ${[...LABS.keys()].join(', ')}, found "${unknown}".`);
  const machine = describeMachine();
  const root = join(project, 'fixtures');
  const whole = mkdtempSync(join(tmpdir(), 'giliran-bench-failing-'));
  const check = (lab: string, folder: string, seed: number): Promise<number> =>
    timeOf(
      [join(project, 'bin', 'giliran.js'), 'check', lab, folder, '--json', '--seed', String(seed)],
      whole,
    );
  try {
    const pairs: Pair[] = [];
    for (const [lab, right] of LABS) {
      if (order.labs.length > 0 && !order.labs.includes(lab)) continue;
      for (const fixture of faultyOf(root, lab).filter((_, index) => index % order.every === 0))
        for (let seed = 1; seed <= order.repetitions; seed++) {
          order.progress(`${fixture.name} with ${lab}`);
          const folder = wholeFolder(fixture, join(whole, fixture.name));
          const rightMs = await check(lab, join(root, right), seed);
          pairs.push({ lab, name: fixture.name, rightMs, wrongMs: await check(lab, folder, seed) });
        }
    }
    const hasKernel = process.env.GILIRAN_EVIDENCE !== 'idle';
    const summary = { machine, loadAfter: currentLoad(), ...summarizeFailing(pairs, hasKernel) };
    if (order.json) return `${JSON.stringify(summary, null, 2)}\n`;
    return `${[...lines(summary), loadLine(machine, summary.loadAfter)].join('\n')}\n`;
  } finally {
    rmSync(whole, { recursive: true, force: true });
  }
}

/** Fixtures of a lab with a verdict other than that all is right, which need no isolation of their own. */
function faultyOf(root: string, lab: string): readonly Fixture[] {
  return findFixtures(root, lab).filter(
    ({ name, verdict, isolation }) =>
      name.includes('/faulty/') && verdict !== 'pass' && isolation === undefined,
  );
}

/** Wall time of a check in milliseconds; a check that fails ends with code 1, which is as it should be. */
function timeOf(args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    execFile(process.execPath, [...args], { cwd, maxBuffer: 1 << 26 }, (error, _, complaint) => {
      if (error && error.code !== 1) reject(new Error(complaint.trim() || error.message));
      else resolve(performance.now() - begun);
    });
  });
}
