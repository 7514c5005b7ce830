import { cpus } from 'node:os';
import { against, type Goal, goalLine } from '../goals.ts';
import { currentLoad, describeMachine } from '../machine.ts';
import { LAB, type Places, SUBMISSION } from '../measure.ts';
import { type ClassRun, type MemoryRun, measureClass, measureMemory } from './measure-class.ts';

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
  const goals = goalsOf(half, whole, memory);
  const measured = { half, whole, memory, goals };
  if (json) return `${JSON.stringify({ machine, lab: LAB, submission: SUBMISSION, ...measured }, null, 2)}\n`;
  const { giliran, node, kernel, loadBefore } = machine;
  return [
    `Grading classes of ${SUBMISSION} with ${LAB}, in a sandbox`,
    `giliran ${giliran}, node ${node}, kernel ${kernel}, ${cpus().length} processors, load ${loadBefore.toFixed(1)} before and ${currentLoad().toFixed(1)} after`,
    '',
    classLine(half),
    classLine(whole),
    ...(whole.totalMs === null
      ? ['The processors’ time was not measured: run as root, for an account of the kernel’s.']
      : []),
    ...memoryLine(memory),
    ...goals.map(goalLine),
    '',
  ].join('\n');
}

function memoryLine(memory: MemoryRun | null): readonly string[] {
  return memory === null ? [] : [`The memory is that for ${memory.students} students.`];
}

function classLine({ students, wallMs, totalMs, studentsMs }: ClassRun): string {
  const each = (ms: number): string => `${(ms / students).toFixed(0)} ms`;
  const total = totalMs === null ? 'not known' : each(totalMs);
  return `${students} students: ${(wallMs / 1000).toFixed(1)} s; a student: ${each(wallMs)} wall, ${total} of processors, ${each(studentsMs)} of them in students' runtimes`;
}

function goalsOf(half: ClassRun, whole: ClassRun, memory: MemoryRun | null): readonly Goal[] {
  const share = whole.totalMs === null ? null : (100 * whole.studentsMs) / whole.totalMs;
  const slower = whole.wallMs / half.wallMs / (whole.students / half.students);
  return [
    against('class', share),
    against('doubling', slower),
    against('memory', memory && memory.bytes / 1e6),
  ];
}
