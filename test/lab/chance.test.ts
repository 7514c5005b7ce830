import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { labIds } from '../../src/cli/labs.ts';
import { loadLab } from '../../src/lab/load.ts';
import { planRun } from '../../src/lab/plan.ts';
import type { Check, Lab } from '../../src/model/lab.ts';

const LABS = join(import.meta.dirname, '../../labs');

/** Numbers in words, as far as titles have any. */
const WORDS = {
  en: { times: { 1: 'once', 3: 'three times' }, lines: { 4: 'four', 6: 'six', 100: 'a hundred' } },
  id: { times: { 1: 'satu kali', 3: 'tiga kali' }, lines: { 4: 'empat', 6: 'enam', 100: 'seratus' } },
} as const;

/** How many lines are said at once in the parts that a check is about: one number for each time that it is tried. */
function triedIn(lab: Lab, { params, scenarios }: Check): readonly number[] {
  const scenario = lab.scenarios.find(({ name }) => name === scenarios[0]);
  if (!scenario) throw new Error(`no scenario ${scenarios[0]}`);
  const groups = new Map<number, number>();
  for (const move of planRun(lab, scenario, 1).moves)
    if (move.do === 'say' && move.together !== undefined && [params.parts].flat().includes(move.part ?? ''))
      groups.set(move.together, (groups.get(move.together) ?? 0) + 1);
  return [...groups.values()];
}

function wordFor(words: Readonly<Record<number, string>>, number: number): string {
  return words[number] ?? `no word for ${number}`;
}

describe('a check that depends on chance', () => {
  for (const id of labIds()) {
    const lab = loadLab(join(LABS, id, 'lab.yaml'), graders);
    const checks = lab.steps.flatMap((step) => step.checks.filter(({ params }) => params.order === 'agreed'));
    for (const check of checks)
      it(`says how often it is tried: ${check.id} of ${id}`, () => {
        const tried = triedIn(lab, check);
        const [lines = 0] = tried;
        expect(tried).toEqual(tried.map(() => lines));
        for (const reader of ['en', 'id'] as const) {
          const { times, lines: counts } = WORDS[reader];
          const said = check.title[reader];
          expect(said).toContain(wordFor(times, tried.length));
          expect(said).toContain(wordFor(counts, lines));
        }
      });
  }
});
