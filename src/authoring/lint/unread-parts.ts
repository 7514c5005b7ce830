import { innerItems, type ScriptItem } from '../../lab/script-schema.ts';
import type { Path } from '../../lab/source.ts';
import { checksIn, givenFor, type LintRule, quoted } from './facts.ts';

/**
 * Reports lines that are typed in a part that no check of the scenario reads: nothing depends on them. Lines that the
 * lab gives (`/join {room}`) are left out, since they do something by themselves.
 */
export const unreadParts: LintRule = (facts, found) => {
  const scenarios = Object.entries(facts.file.scenarios);
  for (const [name, { script }] of scenarios) {
    if (typeof script === 'string') continue;
    // Scenarios that use the same script have their checks, too.
    const users = scenarios.flatMap(([user, taken]) =>
      user === name || taken.script === name ? [user] : [],
    );
    const checks = checksIn(facts).filter(({ check }) => check.scenarios.some((one) => users.includes(one)));
    const read = new Set(checks.flatMap((check) => givenFor(check, 'parts')));
    const spoken = spokenParts(script, ['scenarios', name, 'script']);
    const told = new Set<string>();
    for (const { part, path } of spoken) {
      if (read.has(part) || told.has(part)) continue;
      told.add(part);
      const near = [...read].filter((other) => !spoken.some((one) => one.part === other));
      found.add(
        'unread-part',
        `No check of ${quoted(users, 'or')} reads the part "${part}", in which lines are typed: name it in a check's parts, or leave "part" out where nothing is asked of them.${near.length > 0 ? ` Checks there read ${quoted(near)}, in which none is typed.` : ''}`,
        path,
      );
    }
  }
};

/** A part that a script names, and where. */
interface SpokenPart {
  readonly part: string;
  readonly path: Path;
}

/**
 * The named parts in which lines are typed, whoever plays. Parts in which only probes say something are left out: that
 * is there to answer somebody.
 */
function spokenParts(
  items: readonly ScriptItem[],
  path: Path,
  around: SpokenPart | null = null,
): readonly SpokenPart[] {
  return items.flatMap((item, index): readonly SpokenPart[] => {
    const at = [...path, index];
    const own = item.part === undefined ? around : { part: item.part, path: [...at, 'part'] };
    if ('say' in item) return own === null || item.if === 'probe' || item.line !== undefined ? [] : [own];
    return spokenParts(innerItems(item), [...at, 'together' in item ? 'together' : 'do'], own);
  });
}
