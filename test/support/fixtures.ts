import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { Document, isSeq, parse, visit } from 'yaml';
import { z } from 'zod';
import { writeWhole } from '../../scripts/whole-fixture.js';
import { allCauses } from '../../src/model/cause.ts';
import type { CheckDocument, CheckResult } from '../../src/model/result.ts';

const expectation = z.strictObject({
  lab: z.array(z.string()).min(1),
  about: z.string(),
  /** The fixture that it differs from in the files that it brings: right ones have none, and lie there whole. */
  base: z.string().optional(),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  /** Set where the programs do harm: they are run in a sandbox, and nowhere else. */
  isolation: z.enum(['sandbox']).optional(),
  /** Checks that fail, with whom to blame and why. */
  fails: z
    .record(z.string(), z.strictObject({ blame: z.array(z.string()), cause: z.enum(allCauses()) }))
    .optional(),
  /** Checks that are skipped, because what they need fails. */
  skipped: z.array(z.string()).optional(),
  /** Checks that cannot be told, because another program's trouble hides them. */
  inconclusive: z.array(z.string()).optional(),
  /** Checks that may end in any way: the mistake itself is a matter of chance there. */
  may: z.array(z.string()).optional(),
});

/** What a fixture must get. */
export type FixtureExpectation = z.infer<typeof expectation>;

export interface Fixture extends FixtureExpectation {
  /** Where all its files are, those of its base among them. */
  readonly folder: string;
  readonly name: string;
}

const ROOT = join(import.meta.dirname, '../../fixtures');
const FILE = 'fixture.yaml';

/** Every fixture below `fixtures/`, in order. */
export function allFixtures(): readonly Fixture[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(FILE))
    .sort()
    .map((name) => readFixture(join(ROOT, name, '..')));
}

/** @param own where its `fixture.yaml` lies, below `fixtures/` */
export function readFixture(own: string): Fixture {
  const value = expectation.parse(parse(readFileSync(join(own, FILE), 'utf8')));
  const name = relative(ROOT, own);
  return { ...value, folder: value.base === undefined ? own : madeWhole(name), name };
}

/** Where fixtures with a base are made whole, for one file of tests. */
const WHOLE = mkdtempSync(join(tmpdir(), 'giliran-fixtures-'));
afterAll(() => rmSync(WHOLE, { recursive: true, force: true }));

function madeWhole(name: string): string {
  const folder = join(WHOLE, name);
  if (!existsSync(folder)) writeWhole(name, folder);
  return folder;
}

/** What a result has that its fixture does not say, and the other way round, a line each. */
export function differences(fixture: Fixture, document: CheckDocument): string[] {
  const found = document.verdict === fixture.verdict ? [] : [`verdict: ${document.verdict}`];
  const ids = document.checks.map(({ id }) => id);
  for (const id of [...Object.keys(fixture.fails ?? {}), ...(fixture.skipped ?? []), ...(fixture.may ?? [])])
    if (!ids.includes(id)) found.push(`${id}: no such check`);
  for (const check of document.checks) {
    // What this machine cannot check says nothing.
    if (fixture.may?.includes(check.id) || check.leftOut) continue;
    const wanted = wantedOf(fixture, check.id);
    if (wanted !== showResult(check))
      found.push(
        `${check.id}: wanted ${wanted}, got ${showResult(check)} (${check.message} / ${check.actual})`,
      );
  }
  return found;
}

function wantedOf({ fails, skipped, inconclusive }: Fixture, id: string): string {
  const failure = fails?.[id];
  if (failure) return `fail ${failure.cause} [${failure.blame.join(', ')}]`;
  if (skipped?.includes(id)) return 'skipped';
  return inconclusive?.includes(id) ? 'inconclusive' : 'pass';
}

function showResult({ status, cause, blame }: CheckResult): string {
  return status === 'fail' ? `fail ${cause} [${blame.join(', ')}]` : status;
}

/** Writes down what a fixture got as what it must get. Look at the difference before you commit it. */
export function recordFixture({ name, lab, about, base, isolation }: Fixture, result: CheckDocument): void {
  const withStatus = (status: string): string[] =>
    result.checks.filter((check) => check.status === status).map(({ id }) => id);
  const fails = Object.fromEntries(
    result.checks
      .filter(({ status }) => status === 'fail')
      .map(({ id, blame, cause }) => [id, { blame, cause }]),
  );
  const value = {
    lab,
    about,
    ...(base === undefined ? {} : { base }),
    ...(isolation ? { isolation } : {}),
    verdict: result.verdict,
    ...(Object.keys(fails).length > 0 ? { fails } : {}),
    ...(withStatus('skipped').length > 0 ? { skipped: withStatus('skipped') } : {}),
    ...(withStatus('inconclusive').length > 0 ? { inconclusive: withStatus('inconclusive') } : {}),
  };
  const document = new Document(value);
  visit(document, {
    Collection: (_, node, path) => {
      node.flow = path.length > 3 || isSeq(node);
    },
  });
  writeFileSync(join(ROOT, name, FILE), document.toString({ lineWidth: 110, flowCollectionPadding: true }));
}
