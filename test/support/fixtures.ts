import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const expectation = z.strictObject({
  lab: z.array(z.string()).min(1),
  about: z.string(),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  /** Checks that must not pass; where one fails, with whom to blame and why. */
  fails: z.record(z.string(), z.strictObject({ blame: z.array(z.string()), cause: z.string() })).optional(),
  /** Checks that may pass or not: the mistake spoils the scene that they need. */
  may: z.array(z.string()).optional(),
});

/** What a fixture must get. */
export type FixtureExpectation = z.infer<typeof expectation>;

export interface Fixture extends FixtureExpectation {
  readonly folder: string;
  readonly name: string;
}

const ROOT = join(import.meta.dirname, '../../fixtures');

/** Every fixture below `fixtures/`, in order. */
export function allFixtures(): readonly Fixture[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('fixture.yaml'))
    .sort()
    .map((name) => readFixture(join(ROOT, name, '..')));
}

export function readFixture(folder: string): Fixture {
  const file = join(folder, 'fixture.yaml');
  if (!existsSync(file)) throw new Error(`no ${file}`);
  return { ...expectation.parse(parse(readFileSync(file, 'utf8'))), folder, name: relative(ROOT, folder) };
}
