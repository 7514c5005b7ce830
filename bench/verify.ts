import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runNode } from './command.ts';
import { type CpuAccount, openCpuAccount } from './cpu-account.ts';
import { against, goalLine } from './goals.ts';
import { currentLoad, describeMachine, loadLine } from './machine.ts';
import type { Places } from './measure.ts';
import { medianOf } from './spread.ts';

/** The lab with two clients. */
const LAB = 'turn-chat';

/** What is read of the verification's JSON. */
const verification = z.object({ trials: z.int().positive() });

/** What a verification took, beside the bare driver playing the lab's conversation once. */
interface VerifyTimes {
  readonly trials: number;
  readonly wallMs: number;
  /** Of all that came of it; null where the system keeps no account that can be used. */
  readonly cpuMs: number | null;
  /** Of one conversation by the bare driver, at the median. */
  readonly bareCpuMs: number | null;
}

/**
 * Verifies a lab with all mutants of its reference, from an empty cache, and plays its conversation by the bare driver.
 * @param repetitions how often the bare driver plays
 * @returns 0 where it measured, whatever the figures
 */
export async function benchVerify(places: Places, repetitions: number, json: boolean): Promise<number> {
  const machine = describeMachine();
  const account = openCpuAccount();
  try {
    const bare: number[] = [];
    for (let round = 0; round < repetitions; round++)
      bare.push((await drive(places, round + 1, account)) ?? 0);
    const times: VerifyTimes = {
      ...(await verify(places, account)),
      bareCpuMs: account === null ? null : medianOf(bare),
    };
    const loadAfter = currentLoad();
    const goals = [against('verify', times.wallMs / 1000)];
    process.stdout.write(
      json
        ? `${JSON.stringify({ machine, loadAfter, lab: LAB, ...times, goals }, null, 2)}\n`
        : [
            `giliran lab verify ${LAB} --mutants --only mutants/`,
            perSecond(times),
            ...goals.map(goalLine),
            loadLine(machine, loadAfter),
            '',
          ].join('\n'),
    );
    return 0;
  } finally {
    account?.close();
  }
}

function perSecond({ trials, cpuMs, bareCpuMs }: VerifyTimes): string {
  if (cpuMs === null || bareCpuMs === null)
    return `${trials} checks; processors: not measured (run as root, for an account of the kernel's)`;
  const [check, bare] = [(1000 * trials) / cpuMs, 1000 / bareCpuMs];
  return `${trials} checks, ${check.toFixed(2)} a processor-second; the bare driver plays ${bare.toFixed(2)} conversations in one: ${(bare / check).toFixed(2)} of them a check`;
}

async function verify(
  { project }: Places,
  account: CpuAccount | null,
): Promise<Pick<VerifyTimes, 'trials' | 'wallMs' | 'cpuMs'>> {
  const cache = mkdtempSync(join(tmpdir(), 'giliran-bench-cache-'));
  try {
    const words = ['lab', 'verify', LAB, '--mutants', '--only', 'mutants/', '--json'];
    const { wallMs, cpuMs, stdout } = await runNode(
      [join(project, 'bin', 'giliran.js'), ...words],
      { XDG_CACHE_HOME: cache },
      account,
    );
    return { trials: verification.parse(JSON.parse(stdout)).trials, wallMs, cpuMs };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

async function drive(places: Places, seed: number, account: CpuAccount | null): Promise<number | null> {
  const lab = join(places.project, 'labs', LAB, 'lab.yaml');
  const reference = join(places.project, 'fixtures', LAB, 'reference');
  const words = [join(places.folder, 'driver.mjs'), lab, reference, '--seed', String(seed)];
  return (await runNode(words, {}, account)).cpuMs;
}
