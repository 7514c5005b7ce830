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
 * The pairs that `npm test` runs: those of the demo, and the cheapest that can be found which show everything else. A
 * faulty pair shows its causes. A right one shows its languages and its isolation, whichever the lab is, and that its lab
 * has a right submission. Any other shows its verdict in its lab. Again and again that pair is taken which shows the most
 * new things for each scene of its lab, of equals the first; what leaves something to chance is asked only for what
 * nothing else shows. In the end those are dropped of which everything is also shown by others, those of the longest labs first.
 */
export function choosePairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const scenes = new Map(labIds().map((lab) => [lab, scenesOf(lab)]));
  const candidates = pairs.map((pair) => ({
    pair,
    shows: shownBy(pair),
    scenes: scenes.get(pair.lab) ?? 1,
  }));
  const demo = candidates.filter(({ pair }) => isInDemo(pair));
  const steady = candidates.filter(({ pair }) => isSteady(pair.fixture));
  const covering = takeWhatIsNew(candidates, takeWhatIsNew(steady, demo));
  return new Set(withoutRepeats(covering).map(({ pair }) => pair));
}

/** A pair with everything that it shows, and what it costs: the number of its lab's scenes. */
interface Candidate {
  readonly pair: Pair;
  readonly shows: readonly string[];
  readonly scenes: number;
}

/** @returns `taken`, and as many of the candidates as show all that any of them does */
function takeWhatIsNew(candidates: readonly Candidate[], taken: readonly Candidate[]): readonly Candidate[] {
  const all = [...taken];
  const seen = new Set(taken.flatMap(({ shows }) => shows));
  for (;;) {
    const worth = ({ shows, scenes }: Candidate) => shows.filter((one) => !seen.has(one)).length / scenes;
    const best = candidates.reduce<Candidate | null>(
      (first, next) => (worth(next) > (first ? worth(first) : 0) ? next : first),
      null,
    );
    if (!best) return all;
    all.push(best);
    for (const one of best.shows) seen.add(one);
  }
}

function withoutRepeats(taken: readonly Candidate[]): readonly Candidate[] {
  const kept = new Set(taken);
  for (const one of taken.toSorted((a, b) => b.scenes - a.scenes)) {
    const byOthers = new Set([...kept].filter((other) => other !== one).flatMap(({ shows }) => shows));
    if (!isInDemo(one.pair) && one.shows.every((shown) => byOthers.has(shown))) kept.delete(one);
  }
  return [...kept];
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
  if (causes.length > 0) return [...new Set(causes)];
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
