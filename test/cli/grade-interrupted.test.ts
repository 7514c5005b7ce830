import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { canonicalOf, classOf, grade, ONE_LINE, resultLines, temporaryFolder } from '../batch/class.ts';
import { becomes, processesWith } from '../run/processes.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const { it } = needs('python3', 'namespaces');

/** Moments at which giliran is killed. */
const KILLS = 30;

/** Starts the real command, and discards its output. */
function start(folder: string, out: string, ...more: string[]): ChildProcess {
  const command = join(ROOT, 'bin/giliran.js');
  const flags = ['--out', out, '--isolation', 'network', '--seed', '7', '--lang', 'en', ...more];
  return spawn(process.execPath, [command, 'grade', ONE_LINE, folder, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function endOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly err: string }> {
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, err };
}

/** The workers of one giliran. */
function workersOf(pid: number | undefined): readonly string[] {
  return processesWith('grade-worker.js').filter((worker) =>
    readStat(worker).some((field, index) => index === 1 && field === String(pid)),
  );
}

/** A process's state, its parent, … */
function readStat(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function finishedIn(out: string): number {
  return existsSync(join(out, 'journal.jsonl')) ? resultLines(out).length : 0;
}

describe('giliran grade, interrupted in a class', () => {
  it('by Ctrl-C keeps what is finished, says how to go on, and leaves nothing running', async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'right', Dewi: 'silent', Eko: 'right' });
    const out = join(temporaryFolder(), 'out');
    const child = start(folder, out);
    const ended = endOf(child);
    expect(await becomes(() => finishedIn(out) > 0)).toBe(true);
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain('the same command goes on from there');
    expect(existsSync(join(out, 'results.csv'))).toBe(true);
    expect(existsSync(join(out, 'lock'))).toBe(false);
    expect(await becomes(() => processesWith(folder).length === 0)).toBe(true);
    await grade(ONE_LINE, folder, out);
    const undisturbed = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, undisturbed);
    expect(canonicalOf(out)).toBe(canonicalOf(undisturbed));
  });

  it('goes on where one of its workers is killed', async () => {
    const folder = classOf({ Ani: 'silent', Budi: 'silent' });
    const out = join(temporaryFolder(), 'out');
    const child = start(folder, out);
    const ended = endOf(child);
    expect(await becomes(() => existsSync(join(out, 'traces')) && workersOf(child.pid).length > 0)).toBe(
      true,
    );
    for (const worker of workersOf(child.pid)) process.kill(Number(worker), 'SIGKILL');
    expect((await ended).code).toBe(0);
    const undisturbed = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, undisturbed);
    expect(canonicalOf(out)).toBe(canonicalOf(undisturbed));
  });

  it(`by SIGKILL at ${KILLS} moments ends with the results of an undisturbed batch`, async () => {
    const folder = classOf({ Ani: 'right', Budi: 'silent', Citra: 'alsoRight', Dewi: 'document' });
    const undisturbed = join(temporaryFolder(), 'out');
    const startedAt = performance.now();
    await endOf(start(folder, undisturbed, '--no-substitution'));
    const wallMs = performance.now() - startedAt;
    const expected = canonicalOf(undisturbed);
    let out = join(temporaryFolder(), 'out');
    for (let kill = 0; kill < KILLS; kill++) {
      const before = finishedIn(out);
      const child = start(folder, out, '--no-substitution');
      const ended = endOf(child);
      // Alternates early and late kills: 7 and 30 are coprime.
      await Promise.race([delay((wallMs * (((kill * 7) % KILLS) + Math.random())) / KILLS), ended]);
      child.kill('SIGKILL');
      await ended;
      expect(finishedIn(out)).toBeGreaterThanOrEqual(before);
      expect(partsIn(join(out, 'traces'))).not.toContain('half');
      if (finishedIn(out) < 4) continue;
      await endOf(start(folder, out, '--no-substitution'));
      expect(canonicalOf(out)).toBe(expected);
      out = join(temporaryFolder(), 'out');
    }
    await endOf(start(folder, out, '--no-substitution'));
    expect(canonicalOf(out)).toBe(expected);
  });
});

/** Whether each trace that has its name is whole. */
function partsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => (readFileSync(join(folder, name), 'utf8').endsWith('\n') ? 'whole' : 'half'));
}
