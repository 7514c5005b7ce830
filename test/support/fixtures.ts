import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import { differences as differencesBetween } from '../../src/authoring/fixture/differences.ts';
import { type Expectation, FIXTURE_FILE, readExpectation } from '../../src/authoring/fixture/expectation.ts';
import * as fixtures from '../../src/authoring/fixture/find-fixtures.ts';
import { fixtureText } from '../../src/authoring/fixture/fixture-text.ts';
import type { CheckDocument } from '../../src/model/result.ts';

export interface Fixture extends Expectation {
  /** A folder with all its files, those of its base included. */
  readonly folder: string;
  readonly name: string;
}

const ROOT = join(import.meta.dirname, '../../fixtures');

/** Every fixture below `fixtures/`, in order. */
export function allFixtures(): readonly Fixture[] {
  return fixtures.allFixtures(ROOT).map(madeWhole);
}

/** @param own the folder of its `fixture.yaml`, below `fixtures/` */
export function readFixture(own: string): Fixture {
  return madeWhole(fixtures.readFixture(ROOT, own));
}

/** A folder with programs beside its lab, which are right unless a `fixture.yaml` in it says otherwise. */
export function readExample(lab: string, folder: string): Fixture {
  const file = join(folder, FIXTURE_FILE);
  const right: Expectation = { lab: [lab], about: '', verdict: 'pass' };
  const value = existsSync(file) ? readExpectation(file) : right;
  return { ...value, folder, name: basename(folder) };
}

/** Where fixtures with a base are put together, for one test file. */
const WHOLE = mkdtempSync(join(tmpdir(), 'giliran-fixtures-'));
afterAll(() => rmSync(WHOLE, { recursive: true, force: true }));

function madeWhole(fixture: fixtures.Fixture): Fixture {
  const { baseFolder, ...rest } = fixture;
  const whole = join(WHOLE, fixture.name);
  return { ...rest, folder: existsSync(whole) ? whole : fixtures.wholeFolder(fixture, whole) };
}

/** The differences between a result and its fixture, a line each, with the check's message. */
export function differences(fixture: Fixture, document: CheckDocument): readonly string[] {
  return differencesBetween(fixture, document).map((line) => {
    const check = document.checks.find(({ id }) => line.startsWith(`${id}: `));
    return check ? `${line} (${check.message} / ${check.actual})` : line;
  });
}

/** Writes what a fixture got as what it must get. Look at the difference before you commit it. */
export function recordFixture(fixture: Fixture, result: CheckDocument): void {
  const file = join(ROOT, fixture.name, FIXTURE_FILE);
  writeFileSync(file, fixtureText(readFileSync(file, 'utf8'), fixture, result));
}
