import { describe, expect, it } from 'vitest';
import { saysNoMemory } from '../../src/machine/memory-words.ts';

describe('a program that was refused memory', () => {
  for (const [language, text] of Object.entries({
    C: 'fork: Cannot allocate memory',
    'C++': "terminate called after throwing an instance of 'std::bad_alloc'",
    Python: 'MemoryError',
    'Python, of the system': 'OSError: [Errno 12] Cannot allocate memory',
    Node: 'Error: spawn ENOMEM',
    'Node, of its heap': 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    Java: 'java.lang.OutOfMemoryError: unable to create native thread',
    'Java, at its start': '# There is insufficient memory for the Java Runtime Environment to continue.',
    Go: 'fatal error: runtime: out of memory',
    'C#': 'System.OutOfMemoryException: Out of memory',
    Ruby: 'failed to allocate memory (NoMemoryError)',
    Rust: 'memory allocation of 1073741824 bytes failed',
    'Rust, of the system': 'Os { code: 12, kind: OutOfMemory, message: "Cannot allocate memory" }',
    Perl: 'Out of memory!',
    PHP: 'PHP Fatal error:  Out of memory (allocated 2097152)',
    'a compiler': 'g++: fatal error: Killed signal terminated program cc1plus',
  }))
    it(`says so in ${language}`, () => {
      expect(saysNoMemory(text)).toBe(true);
    });

  for (const text of ['Client_1 : memori penuh', 'errno 123', 'Killed by Client_2', 'Connection refused'])
    it(`does not say so: ${text}`, () => {
      expect(saysNoMemory(text)).toBe(false);
    });
});
