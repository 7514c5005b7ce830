import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePage } from '../../scripts/reference.ts';
import { keysOf } from '../../scripts/schema-keys.ts';
import { DEFAULT_LIMITS } from '../../src/lab/default-limits.ts';
import { BUILD_LIMITS, ROLE_LIMITS } from '../../src/run/isolation/sandbox-limits.ts';

const PROJECT = join(import.meta.dirname, '../..');
const read = (page: string): string => readFileSync(join(PROJECT, page), 'utf8');

/** `npm run docs` writes it anew. */
describe('docs/reference.md', () => {
  it('is what the code says', async () => {
    await expect(referencePage(PROJECT)).toMatchFileSnapshot(join(PROJECT, 'docs/reference.md'));
  });

  it('begins with a table of all commands, each of which leads to its section', () => {
    const page = referencePage(PROJECT);
    const [, table = ''] = /^## Commands\n\n(.*?)\n\n/ms.exec(page) ?? [];
    const rows = [...table.matchAll(/^\| \[`(giliran [^`]+)`\]\(#([\w-]+)\) \| [^|]+ \| .*\|$/gm)];
    const headings = [...page.matchAll(/^### `(giliran [^`]+)`$/gm)].map(([, heading]) => heading);
    expect(rows.map(([, usage]) => usage)).toEqual(headings);
    expect(rows.map(([, , anchor]) => anchor)).toContain('giliran-lab-verify-lab');
    expect(table).toMatch(/^\| \[`giliran grade .*`--queue`/m);
  });

  it('refuses a key without a description', () => {
    expect(() => keysOf({ type: 'object', properties: { wall: { type: 'number' } } })).toThrow(
      'Expected the schema to describe .wall',
    );
  });
});

describe('limits that other pages give', () => {
  it('docs/writing-labs.md: the defaults of a lab', () => {
    const { wallMs, moveMs, cpuMs, outputBytes, buildMs } = DEFAULT_LIMITS;
    const [, table = ''] = read('docs/writing-labs.md').split('### `limits`');
    const said = [...table.matchAll(/^\| `([a-z]+)` \|.*\| ([\d,]+) \|$/gm)].map(([, name, limit = '']) => [
      name,
      Number(limit.replaceAll(',', '')),
    ]);
    expect(Object.fromEntries(said)).toEqual({
      wall: wallMs / 1000,
      move: moveMs / 1000,
      cpu: cpuMs / 1000,
      output: outputBytes,
      build: buildMs / 1000,
    });
  });

  it('docs/sandbox.md: what a program may use', () => {
    const numbers = [
      ...read('docs/sandbox.md').matchAll(/^\| (memory|processes|open files|what it).*$/gm),
    ].map(([row, what]) => [
      what,
      ...[...row.matchAll(/(\d[\d,]*)( [MG]iB)?/g)].map(([, n = '', unit]) => inUnits(n, unit)),
    ]);
    const MIB = 1024 * 1024;
    expect(numbers).toEqual([
      ['memory', ROLE_LIMITS.memoryBytes / MIB, BUILD_LIMITS.memoryBytes / MIB],
      ['processes', ROLE_LIMITS.processes, BUILD_LIMITS.processes],
      [
        'what it',
        ROLE_LIMITS.diskBytes / MIB,
        ROLE_LIMITS.files,
        BUILD_LIMITS.diskBytes / MIB,
        BUILD_LIMITS.files,
      ],
      ['open files', ROLE_LIMITS.openFiles, BUILD_LIMITS.openFiles],
    ]);
  });
});

/** In MiB for memory. */
function inUnits(text: string, unit: string | undefined): number {
  return Number(text.replaceAll(',', '')) * (unit === ' GiB' ? 1024 : 1);
}
