import { readFileSync } from 'node:fs';
import { readMemory } from './address-space.ts';
import { isDenied, isGone } from './proc-file.ts';

/** The library that contains a JVM. */
const MACHINE = /\/libjvm\.so$/;
/** What a JVM's own threads need beside it: the C library (with its threads and its loader), and the kernel's page. */
const FOUNDATION = /\/(?:libc|libpthread|ld)[-.][^/]*$|^\[vdso\]$/;

/** A deeper stack is not that of a thread that only waits for something to do. */
const DEEPEST_BYTES = 65_536;
const WORD_BYTES = 8;
const HIGH = 2 ** 32;

/**
 * Memory that holds code: the JVM's, what the JVM needs, what was loaded from other files, and what was compiled at run
 * time, as a JVM compiles the program's classes.
 */
interface Code {
  readonly from: number;
  readonly to: number;
  readonly of: 'machine' | 'foundation' | 'file' | 'made';
}

/**
 * Whether a waiting thread is one of a JVM's own, and not one of the program's, by where the words on its stack point.
 * Names do not count: a program may give its threads any.
 *
 * A thread that runs a program's classes has at least two return addresses on its stack into code that the JVM has
 * compiled: of the stub by which the JVM calls them, and of what was called. (A compiling thread may still hold one
 * address, of what it has compiled last.) A thread that runs a program's library has one there. Whoever builds a
 * `libjvm.so` to get around this deceives us about their own programs alone.
 * @param folder the process's folder below `/proc`
 * @param line the thread's line of `/proc/PID/task/TID/syscall`
 */
export function isOfMachine(folder: string, line: string): boolean {
  const maps = readMaps(folder);
  const code = codeIn(maps);
  if (!code.some(({ of }) => of === 'machine')) return false;
  const pointer = Number(line.trim().split(' ').at(-2) ?? 0);
  const length = endOfStack(maps, pointer) - pointer;
  if (length <= 0 || length > DEEPEST_BYTES) return false;
  const stack = readMemory(folder, BigInt(pointer), length);
  if (stack.length < length) return false;
  let isMachines = false;
  const made = new Set<number>();
  for (let at = 0; at + WORD_BYTES <= length; at += WORD_BYTES) {
    const word = stack.readUInt32LE(at + 4) * HIGH + stack.readUInt32LE(at);
    const of = code.find(({ from, to }) => word >= from && word < to)?.of;
    if (of === 'file') return false;
    if (of === 'made') made.add(word);
    isMachines ||= of === 'machine';
  }
  return isMachines && made.size <= 1;
}

function readMaps(folder: string): string {
  try {
    return readFileSync(`${folder}/maps`, 'latin1');
  } catch (error) {
    if (isGone(error) || isDenied(error)) return '';
    throw error;
  }
}

function codeIn(maps: string): readonly Code[] {
  return [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) ..x. \S+ \S+ \d+ *(.*)$/gm)].map(
    ([, from = '', to = '', name = '']) => ({
      from: Number.parseInt(from, 16),
      to: Number.parseInt(to, 16),
      of: ownerOf(name),
    }),
  );
}

function ownerOf(name: string): Code['of'] {
  if (MACHINE.test(name)) return 'machine';
  if (FOUNDATION.test(name)) return 'foundation';
  return name === '' ? 'made' : 'file';
}

/** Where the mapping ends that contains a stack; 0 where there is none. */
function endOfStack(maps: string, pointer: number): number {
  for (const [, from = '', to = ''] of maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
    const end = Number.parseInt(to, 16);
    if (pointer >= Number.parseInt(from, 16) && pointer < end) return end;
  }
  return 0;
}
