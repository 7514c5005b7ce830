import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder } from '../../submission/folder.ts';
import { type Change, edited } from './edit.ts';
import type { Mutant } from './mutant.ts';
import { ownChanges } from './own-changes.ts';
import { readSource, SCRIPT, type Source } from './source.ts';
import type { Stryker } from './stryker/load-instrumenter.ts';
import { strykerChanges } from './stryker/stryker-changes.ts';
import { isWording } from './wording.ts';

/** The mutants of a lab's reference programs. */
export interface Mutants {
  readonly mutants: readonly Mutant[];
  /** How many further ones are equal to the reference or to another mutant once they are compiled. */
  readonly same: number;
  /** Files of the reference for which none can be made, since their language cannot be parsed. */
  readonly left: readonly string[];
}

/** Files beside programs that are no programs themselves. */
const NO_PROGRAM = /\.(?:ya?ml|json|md|txt)$/i;

/**
 * Makes small mistakes in programs, one in each mutant.
 * @param folder the programs' folder
 * @param stryker whose mutators are used besides giliran's own; null where it is not installed, or not asked for
 */
export async function mutantsOf(folder: string, stryker: Stryker | null): Promise<Mutants> {
  const mutants: Mutant[] = [];
  const left: string[] = [];
  let same = 0;
  for (const file of listFolder(folder).files) {
    if (NO_PROGRAM.test(file)) continue;
    const source = SCRIPT.test(file) ? readSource(file, readFileSync(join(folder, file), 'utf8')) : null;
    if (source === null) {
      left.push(file);
      continue;
    }
    const own = ownChanges(source);
    const changes = stryker === null ? own : [...own, ...(await strykerChanges(stryker, file, source))];
    const different = await thoseThatDiffer(source, changes);
    same += changes.length - different.length;
    mutants.push(...named(different.map((change) => mutantOf(file, source, change))));
  }
  return { mutants, same, left };
}

/**
 * Changes without duplicates: those that compile to the same code do the same, and those that do not compile are left
 * out.
 */
async function thoseThatDiffer(source: Source, changes: readonly Change[]): Promise<readonly Change[]> {
  const { transform } = await import('esbuild');
  const compiled = async (text: string): Promise<string | null> => {
    try {
      const { code } = await transform(text, {
        loader: 'ts',
        target: 'node20',
        minifySyntax: true,
        minifyWhitespace: true,
        logLevel: 'silent',
      });
      return code;
    } catch {
      return null;
    }
  };
  const seen = new Set([null, await compiled(source.text)]);
  const codes = await Promise.all(changes.map(({ edits }) => compiled(edited(source.text, edits))));
  return changes.filter((_, index) => {
    const code = codes[index] ?? null;
    if (seen.has(code)) return false;
    seen.add(code);
    return true;
  });
}

function mutantOf(file: string, source: Source, change: Change): Mutant {
  const before = source.text;
  const after = edited(before, change.edits);
  const from = change.edits[0]?.from ?? 0;
  const line = before.slice(0, from).split('\n').length;
  return {
    name: `mutants/${file}:${line} ${change.operator}`,
    file,
    line,
    operator: change.operator,
    ...changedLines(before, inPlace(source, change)),
    before,
    after,
    isWording: isWording(source, change),
  };
}

/** A program with a mistake, without the function that had to be added at its end for that. */
function inPlace({ text }: Source, { edits }: Change): string {
  return edited(
    text,
    edits.filter(({ from }) => from < text.length),
  );
}

function changedLines(textBefore: string, textAfter: string): Pick<Mutant, 'code' | 'becomes'> {
  const [before, after] = [textBefore.split('\n'), textAfter.split('\n')];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const least = Math.min(before.length, after.length) - start;
  while (end < least && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    code: before.slice(start, before.length - end).join('\n'),
    becomes: after.slice(start, after.length - end).join('\n'),
  };
}

/** The mutants in the order of their lines, with a number where operator and line are the same. */
function named(mutants: readonly Mutant[]): readonly Mutant[] {
  const count = new Map<string, number>();
  return [...mutants]
    .sort((a, b) => a.line - b.line)
    .map((mutant) => {
      const number = (count.get(mutant.name) ?? 0) + 1;
      count.set(mutant.name, number);
      return number === 1 ? mutant : { ...mutant, name: `${mutant.name} ${number}` };
    });
}
