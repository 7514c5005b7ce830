import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { graders } from '../../graders/index.ts';
import DEMO from '../../scripts/demo.json' with { type: 'json' };
import { labIds } from '../../src/cli/labs.ts';
import { loadLab } from '../../src/lab/load.ts';
import type { Fixture } from './fixtures.ts';

/** A fixture and one of the labs that it is for. */
export interface Pair {
  readonly fixture: Fixture;
  readonly lab: string;
}

/**
 * The pairs that `npm test` runs. All pairs are sorted: labs with few scenes come first, within a lab names decide, and
 * pairs that leave something to chance come last. First, each pair is taken that shows something new; then those are
 * dropped of which everything is also shown by a later one. A faulty pair shows its causes. A right one shows its
 * languages and its isolation, whichever the lab is, and that its lab has a right submission. Any other shows its
 * verdict in its lab. The pairs of the demo are always taken.
 */
export function choosePairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const scenes = new Map(labIds().map((lab) => [lab, scenesOf(lab)]));
  const inOrder = pairs.toSorted((a, b) => (scenes.get(a.lab) ?? 0) - (scenes.get(b.lab) ?? 0));
  const steady = inOrder.filter(({ fixture }) => isSteady(fixture));
  const others = inOrder.filter(({ fixture }) => !isSteady(fixture));
  const first = freshAmong([...steady, ...others]);
  return new Set(freshAmong([...first.filter(isInDemo), ...first.reverse()]));
}

/** Pairs that show something that none before them does, and those of the demo. */
function freshAmong(pairs: readonly Pair[]): Pair[] {
  const seen = new Set<string>();
  return [...new Set(pairs)].filter((pair) => {
    const fresh = shownBy(pair).filter((one) => !seen.has(one));
    for (const one of fresh) seen.add(one);
    return fresh.length > 0 || isInDemo(pair);
  });
}

const LABS = join(import.meta.dirname, '../../labs');

function scenesOf(lab: string): number {
  return loadLab(join(LABS, lab, 'lab.yaml'), graders).scenarios.length;
}

/** Which of its lines is overwritten first is a matter of chance. */
const DRAWS_BY_CHANCE = 'clears-after-every-message';

/** Whether a fixture shows the same every time. */
export function isSteady({ name, may }: Fixture): boolean {
  return may === undefined && !name.endsWith(DRAWS_BY_CHANCE);
}

/** Whether `npm run demo` shows a pair. */
export function isInDemo({ fixture, lab }: Pair): boolean {
  return DEMO.some(([inLab, name]) => inLab === lab && name === fixture.name.replaceAll('\\', '/'));
}

function shownBy({ fixture, lab }: Pair): readonly string[] {
  const causes = Object.values(fixture.fails ?? {}).map(({ cause }) => `cause ${cause}`);
  if (causes.length > 0) return causes;
  if (fixture.verdict !== 'pass') return [`verdict ${fixture.verdict} in ${lab}`];
  return [
    `right in ${lab}`,
    ...languagesOf(fixture.folder).map((language) => `${language}, ${fixture.isolation ?? 'anywhere'}`),
  ];
}

/** The languages of the programs in a folder, by file extension; one without a name where none fits. */
function languagesOf(folder: string): readonly string[] {
  const ends = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => extname(name).toLowerCase())
    .filter((end) => PROGRAMS.has(end));
  return ends.length === 0 ? [''] : [...new Set(ends)];
}

const PROGRAMS = new Set([
  ...['.py', '.js', '.mjs', '.cjs', '.ts', '.mts', '.java', '.c', '.cpp', '.cc', '.go', '.rb', '.pl', '.php'],
  ...['.cs', '.sh', '.rs', '.ipynb'],
]);
