import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseAbove } from '../authoring/fixture/base-above.ts';
import { differences } from '../authoring/fixture/differences.ts';
import { type Draft, FIXTURE_FILE, FixtureError, readDraft } from '../authoring/fixture/expectation.ts';
import { wholeFolder } from '../authoring/fixture/find-fixtures.ts';
import { fixtureText } from '../authoring/fixture/fixture-text.ts';
import { replaceFile } from '../machine/replace-file.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { readIfThere } from '../student/report/keep-file.ts';
import { grade } from './check.ts';
import { openIsolations, parseSeed, parseWishes } from './check-options.ts';
import { codeOf, type Terminal, UseError } from './io.ts';
import { parseFolder } from './parse-folder.ts';

export interface RecordFixtureFlags {
  readonly about?: string;
  readonly seed?: string;
  readonly isolation?: string;
}

/**
 * Checks a submission, and writes down what it gets as what it must get from now on.
 * @returns 0 where its file was new or says the same as before, 1 where it says something else now
 * @throws UseError where the result could not be told, or the file cannot be read or written
 */
export async function recordFixture(
  lab: Lab,
  folder: string,
  flags: RecordFixtureFlags,
  io: Terminal,
): Promise<number> {
  const path = parseFolder(folder);
  const file = join(path, FIXTURE_FILE);
  const old = readIfThere(file);
  const expected = old === null ? null : reading(() => readDraft(file));
  if (expected && !expected.lab.includes(lab.id))
    throw new UseError(message('record.fixture-of', { file, lab: lab.id, labs: expected.lab }));
  const document = await checked(lab, path, expected, flags, io);
  if (document.score === null)
    throw new UseError(message('record.withheld', { file, checks: untold(document) }));
  const head = expected ?? { lab: [lab.id], about: flags.about ?? '' };
  try {
    replaceFile(file, fixtureText(old, head, document));
  } catch (error) {
    throw new UseError(message('record.cannot-write', { file, reason: codeOf(error) }));
  }
  const { verdict } = expected ?? {};
  const changed = expected && verdict ? differences({ ...expected, verdict }, document) : [];
  for (const line of changed) io.out(`${line}\n`);
  const said = verdict === undefined ? begunAs(head.about, document) : keptAs(changed);
  io.err(`giliran: ${say(message(said, { file }), io.language)}\n`);
  return changed.length > 0 ? 1 : 0;
}

/** What is said of a file that says for the first time what its programs get. */
function begunAs(about: string, { verdict }: CheckDocument) {
  if (about !== '') return 'record.fixture-written';
  return verdict === 'pass' ? 'record.fixture-right' : 'record.fixture-new';
}

function keptAs(changed: readonly string[]) {
  return changed.length > 0 ? 'record.fixture-changed' : 'record.fixture-same';
}

async function checked(
  lab: Lab,
  path: string,
  expected: Draft | null,
  { seed: wished, isolation }: RecordFixtureFlags,
  io: Terminal,
): Promise<CheckDocument> {
  const startedAt = performance.now();
  const seed = parseSeed(wished);
  const isolations = await openIsolations(parseWishes(expected?.isolation ?? isolation), seed);
  const temporary = mkdtempSync(join(tmpdir(), 'giliran-record-'));
  try {
    const base = expected?.base;
    const baseFolder = base === undefined ? null : reading(() => baseAbove(path, base));
    const { document } = await grade({
      lab,
      step: null,
      map: {},
      path: wholeFolder({ folder: path, baseFolder }, join(temporary, 'programs')),
      seed,
      isolations,
      substitution: 'needed',
      capture: false,
      bootsAhead: true,
      trace: join(temporary, 'trace.jsonl'),
      startedAt,
      io,
    });
    return document;
  } finally {
    await isolations.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Checks that could not be told. */
function untold({ checks }: CheckDocument): readonly string[] {
  return checks.filter(({ status }) => status === 'inconclusive').map(({ id }) => id);
}

/** @throws UseError with what a fixture's file should have said */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    throw new UseError(message('verify.bad-fixture', { reason: error.message }));
  }
}
