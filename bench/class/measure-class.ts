import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../command.ts';
import { openCpuAccount } from '../cpu-account.ts';
import { LAB, type Places, SUBMISSION } from '../measure.ts';
import { StudentTime } from './student-time.ts';

/** One class, graded. */
export interface ClassRun {
  readonly students: number;
  readonly wallMs: number;
  /** Processor time of everything that was started; null where the system offers no account. */
  readonly totalMs: number | null;
  /** Processor time of students' runtimes, or a little less. */
  readonly studentsMs: number;
}

/** The coordinator's memory for a large class, with simulated runs. */
export interface MemoryRun {
  readonly students: number;
  readonly bytes: number;
}

/**
 * Grades a class of right submissions, each with a digest of its own, and measures the processors' time.
 * @throws where not everybody got full marks
 */
export async function measureClass(places: Places, students: number, jobs: number | null): Promise<ClassRun> {
  const work = mkdtempSync(join(places.folder, 'class-'));
  const account = openCpuAccount();
  const time = new StudentTime();
  try {
    const folder = join(work, 'class');
    for (let index = 0; index < students; index++) handIn(places, join(folder, `student-${index}`), index);
    const command = join(places.project, 'bin', 'giliran.js');
    const flags = ['--out', join(work, 'out'), '--seed', '1', '--json', '--lang', 'en'];
    const words = [
      command,
      'grade',
      LAB,
      folder,
      ...flags,
      ...(jobs === null ? [] : ['--jobs', String(jobs)]),
    ];
    const before = account?.usedMs() ?? 0;
    const startedAt = performance.now();
    // The shell enters the account, and then becomes giliran.
    const enter = account === null ? ':' : `echo $$ > '${account.procs}'`;
    const child = spawn('sh', ['-c', `${enter}; exec "$0" "$@"`, process.execPath, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const [code] = await once(child, 'close');
    const wallMs = performance.now() - startedAt;
    const passed = code === 0 ? JSON.parse(out).pass : 0;
    if (passed !== students) throw new Error(`Expected ${students} full marks, found ${passed}: ${err}`);
    const totalMs = account === null ? null : account.usedMs() - before;
    return { students, wallMs, totalMs, studentsMs: time.totalMs };
  } finally {
    time.stop();
    account?.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Measures how much memory the coordinator takes for a class with simulated runs. */
export async function measureMemory(places: Places, students: number): Promise<MemoryRun> {
  const file = join(places.folder, 'document.json');
  const submission = join(places.project, SUBMISSION);
  const { stdout } = await runNode([
    join(places.project, 'bin', 'giliran.js'),
    'check',
    LAB,
    submission,
    '--json',
  ]);
  writeFileSync(file, stdout);
  const memory = join(places.folder, 'memory.mjs');
  const measured = await runNode([memory, places.project, places.folder, file, String(students)]);
  return { students, bytes: JSON.parse(measured.stdout).bytes };
}

/** Writes a right submission with a comment of its own, so that no two are the same. */
function handIn({ project }: Places, folder: string, index: number): void {
  mkdirSync(folder, { recursive: true });
  for (const file of ['server.ts', 'client.ts']) {
    cpSync(join(project, SUBMISSION, file), join(folder, file));
    writeFileSync(join(folder, file), `${readFileSync(join(folder, file), 'utf8')}// ${index}\n`);
  }
}
