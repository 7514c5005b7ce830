import { checksIn, givenFor, type LintFacts, type LintRule, quoted, runsOf } from './facts.ts';

/**
 * Reports finer scenarios in which a check reads other parts than in its first one: it would look at something else
 * there.
 */
export const otherParts: LintRule = (facts, found) => {
  for (const one of checksIn(facts)) {
    const { check, path } = one;
    const [full, ...finer] = check.scenarios;
    if (full === undefined) continue;
    const read = [...new Set(givenFor(one, 'parts'))];
    const inFull = read.filter((part) => partsOf(facts, full).has(part));
    for (const [index, name] of finer.entries()) {
      const there = read.filter((part) => partsOf(facts, name).has(part));
      const lacking = inFull.filter((part) => !there.includes(part));
      const more = there.filter((part) => !inFull.includes(part));
      if (lacking.length === 0 && more.length === 0) continue;
      const what = [
        ...(lacking.length > 0 ? [`lacks ${quoted(lacking)}`] : []),
        ...(more.length > 0 ? [`has ${quoted(more)} besides`] : []),
      ].join(', and ');
      found.add(
        'other-parts',
        `Of the parts that this check reads, scenario "${name}" ${what}: what goes wrong in "${full}" is not looked at there. Expected the same parts in every scenario of a check.`,
        [...path, 'scenarios', index + 1],
      );
    }
  }
};

function partsOf(facts: LintFacts, scenario: string): ReadonlySet<string> {
  return new Set(runsOf(facts, scenario).flatMap(({ script }) => script.map(({ part }) => part)));
}
