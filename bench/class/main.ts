import { cpus } from 'node:os';
import { currentLoad, describeMachine } from '../machine.ts';
import { LAB, type Places, SUBMISSION } from '../measure.ts';
import { type ClassRun, type MemoryRun, measureClass, measureMemory } from './measure-class.ts';

/** The project's targets. */
const TARGETS = { share: 0.6, doubling: 0.1, bytes: 250e6 };

export interface ClassBench {
  /** Number of students in the larger class; the smaller one has half of them. */
  readonly students: number;
  /** Number of students in a class with simulated runs, for measuring memory; 0 leaves it out. */
  readonly simulated: number;
  /** Null for giliran's default. */
  readonly jobs: number | null;
  readonly json: boolean;
}

/** Grades a class of right submissions, and one of half the size, and reports how the processors' time was spent. */
export async function benchClass(
  places: Places,
  { students, simulated, jobs, json }: ClassBench,
  progress: (text: string) => void,
): Promise<string> {
  const machine = describeMachine();
  progress(`a class of ${Math.ceil(students / 2)}`);
  const half = await measureClass(places, Math.ceil(students / 2), jobs);
  progress(`a class of ${students}`);
  const whole = await measureClass(places, students, jobs);
  progress(`the memory for ${simulated}`);
  const memory = simulated === 0 ? null : await measureMemory(places, simulated);
  const measured = { half, whole, memory };
  if (json) return `${JSON.stringify({ machine, lab: LAB, submission: SUBMISSION, ...measured }, null, 2)}\n`;
  const { giliran, node, kernel, loadBefore } = machine;
  return [
    `Grading classes of ${SUBMISSION} with ${LAB}, in a sandbox`,
    `giliran ${giliran}, node ${node}, kernel ${kernel}, ${cpus().length} processors, load ${loadBefore.toFixed(1)} before and ${currentLoad().toFixed(1)} after`,
    '',
    classLine(half),
    classLine(whole),
    shareLine(whole),
    doublingLine(half, whole),
    memoryLine(memory),
    '',
  ].join('\n');
}

function classLine({ students, wallMs, totalMs, studentsMs }: ClassRun): string {
  const each = (ms: number): string => `${(ms / students).toFixed(0)} ms`;
  const total = totalMs === null ? 'not known' : each(totalMs);
  return `${students} students: ${(wallMs / 1000).toFixed(1)} s; a student: ${each(wallMs)} wall, ${total} of processors, ${each(studentsMs)} of them in students' runtimes`;
}

function shareLine({ totalMs, studentsMs }: ClassRun): string {
  if (totalMs === null)
    return 'share of students’ runtimes: not measured (run as root, for an account of the kernel’s)';
  const share = studentsMs / totalMs;
  return target(
    share >= TARGETS.share,
    `share of students' runtimes: ${percent(share)}, at least ${percent(TARGETS.share)}`,
  );
}

function doublingLine(half: ClassRun, whole: ClassRun): string {
  const wanted = whole.students / half.students;
  const found = whole.wallMs / half.wallMs;
  const off = found / wanted - 1;
  return target(
    off <= TARGETS.doubling,
    `${wanted.toFixed(2)} times the class takes ${found.toFixed(2)} times as long`,
  );
}

function memoryLine(memory: MemoryRun | null): string {
  if (memory === null) return 'memory: not measured';
  const text = `memory of the coordinator: ${(memory.bytes / 1e6).toFixed(0)} MB for ${memory.students} students (simulated runs)`;
  return target(memory.bytes < TARGETS.bytes, `${text}, under ${TARGETS.bytes / 1e6} MB`);
}

function target(met: boolean, text: string): string {
  return `target ${met ? 'met' : 'MISSED'}: ${text}`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(0)} %`;
}
