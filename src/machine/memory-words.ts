/**
 * What languages print where memory was refused: the C library, and the system's code with its number; C++, Python,
 * Java, C#, Ruby, Rust; Go, Node, PHP and Perl; and compilers of which the kernel has killed a part.
 */
const WORDS = [
  /\bENOMEM\b|Cannot allocate memory|\berrno[ =:]*-?12\b|\bos error 12\b/i,
  /\bbad_alloc\b|\bMemoryError\b|\bOutOfMemory(?:Error|Exception)\b|\bmemory allocation of \d+ bytes failed/,
  /\bout of memory\b|\binsufficient memory\b|\bfailed to allocate memory\b|\bvirtual memory exhausted\b/i,
  /\bKilled signal terminated program\b|^Killed$/m,
] as const;

/** Whether a text says that memory was refused. A program may also print this without need. */
export function saysNoMemory(text: string): boolean {
  return WORDS.some((pattern) => pattern.test(text));
}
