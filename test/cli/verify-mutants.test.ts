import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, vi } from 'vitest';
import { giliran, type Ran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces');

const LAB = join(import.meta.dirname, 'labs/answering');

/** A folder with the lab, and one for the results of its mutants. */
interface Place {
  readonly lab: string;
  readonly cache: string;
}

let place: Place;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-mutants-'));
  place = { lab: join(folder, 'answering'), cache: join(folder, 'cache') };
  cpSync(LAB, place.lab, { recursive: true });
  vi.stubEnv('XDG_CACHE_HOME', place.cache);
  return () => vi.unstubAllEnvs();
});

/** Verifies the lab with mutants of some operators alone, one after the other. */
function verified(...operators: readonly string[]): Promise<Ran> {
  const only = operators.flatMap((operator) => ['--only', `.mjs:${operator}`]);
  return giliran('lab', 'verify', place.lab, '--jobs', '1', ...only);
}

/** The kept results of mutants, a line for each, in order of time. */
function kept(): readonly string[] {
  const folder = join(place.cache, 'giliran/mutants');
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'),
  );
}

const ANSWERS = '7 send-drop';
const GREETS = '5 show-drop';

describe('mutants of a reference', () => {
  it('are caught by a check, or shown as a diff with the question whether that is meant to be free', async () => {
    const { code, out } = await verified(ANSWERS, GREETS);
    expect(out).toContain(`mutants/server.mjs:5 show-drop: something is not shown
--- server.mjs
+++ server.mjs
@@ -3,5 +3,4 @@
 
 createServer((socket) => {
-  console.log('somebody is here');
   const lines = createInterface({ input: socket });
   lines.on('line', (line) => socket.write(\`\${line}!\\n\`));
Every check holds. Is this behaviour meant to be free?
`);
    expect(out).not.toContain('mutants/server.mjs:7');
    expect(out).not.toContain('every check fails for some faulty submission');
    expect(out).toContain('    1 of 2 (50.0 %) caught: expected 95 % at least\n');
    expect(code).toBe(1);
  });

  it('need not be caught where the lab file says why, and are not run again for that', async () => {
    await verified(ANSWERS, GREETS);
    const before = kept();
    expect(before).toHaveLength(2);
    appendFileSync(
      join(place.lab, 'lab.yaml'),
      'free: [{ code: somebody is here, operator: show-drop, because: its screen is its own }]\n',
    );
    const { out } = await verified(ANSWERS, GREETS);
    expect(out).not.toContain('meant to be free?');
    expect(out).toContain('1 of 1 (100.0 %) caught, 1 of 2 (50.0 %) marked as free\n');
    expect(out).toContain('1 of 2 (50.0 %) marked as free: expected 5 % at most\n');
    expect(kept()).toEqual(before);
  });

  it('count against no entry of `free` for others, where only they are made', async () => {
    const mark = 'free: [{ code: somebody is here, operator: show-drop, because: its screen is its own }]\n';
    appendFileSync(join(place.lab, 'lab.yaml'), mark);
    expect((await verified(ANSWERS)).out).not.toContain('a mark sets nothing free');
  });

  it('are run again where the program is another', async () => {
    await verified(ANSWERS);
    const before = kept();
    const server = join(place.lab, 'reference/server.mjs');
    const text = readFileSync(server, 'utf8');
    writeFileSync(server, text.replace("'somebody is here'", "'somebody has come'"));
    expect((await verified(ANSWERS)).out).toContain('    1 of 1 (100.0 %) caught,');
    expect(kept()).toHaveLength(before.length + 1);
  });
});
