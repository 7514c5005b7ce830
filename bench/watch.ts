import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { against, goalLine } from './goals.ts';
import { describeMachine } from './machine.ts';
import { SUBMISSION } from './measure.ts';
import { medianOf } from './spread.ts';

const LAB = 'turn-chat';

/**
 * Saves programs under `giliran watch` again and again, right ones and wrong ones, and reports how soon the step at
 * hand is decided.
 */
export async function benchWatch(project: string, repetitions: number, json: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-bench-watch-'));
  cpSync(join(project, SUBMISSION), folder, { recursive: true });
  const server = join(folder, 'server.ts');
  const right = readFileSync(server, 'utf8');
  const wrong = right.replaceAll('8080', '8081');
  if (right === wrong) throw new Error(`Expected the port in ${server}, found none.`);
  const child = spawn(
    process.execPath,
    [join(project, 'bin', 'giliran.js'), 'watch', LAB, folder, '--lang', 'en'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let out = '';
  let heard: () => void = () => {};
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    heard();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
      heard();
    });
  });
  const until = async (shows: RegExp): Promise<void> => {
    while (!shows.test(out)) {
      if (child.exitCode !== null) throw new Error(`Expected the watch to go on, it ended. It said:\n${out}`);
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  const times: Record<'holds' | 'fails', number[]> = { holds: [], fails: [] };
  try {
    await until(/Waiting for you to save/);
    for (let index = 0; index < repetitions; index++)
      for (const [kind, text] of [
        ['fails', wrong],
        ['holds', right],
      ] as const) {
        // So that the first step is at hand.
        rmSync(join(folder, '.giliran-progress.json'), { force: true });
        out = '';
        const begun = performance.now();
        writeFileSync(server, `${text}\n// ${index}\n`);
        await until(kind === 'holds' ? /Step 1 holds/ : /Step 1 does not hold yet/);
        times[kind].push(performance.now() - begun);
        await until(/Waiting for you to save/);
      }
  } finally {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
  const holdsMs = medianOf(times.holds);
  const failsMs = medianOf(times.fails);
  const summary = {
    machine: describeMachine(),
    repetitions,
    holdsMs,
    failsMs,
    goals: [against('watch-holds', holdsMs), against('watch-fails', failsMs)],
  };
  process.stdout.write(
    json
      ? `${JSON.stringify(summary, null, 2)}\n`
      : [
          `From a save to the verdict of the step at hand, ${LAB}, ${repetitions} saves of each kind`,
          ...summary.goals.map(goalLine),
          `load before ${summary.machine.loadBefore.toFixed(1)}`,
          '',
        ].join('\n'),
  );
  return 0;
}
