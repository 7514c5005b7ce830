import { firstNames } from '../../../model/first-names.ts';
import { type Message, message } from '../../../model/message.ts';
import { isJunk } from '../../../submission/junk.ts';
import { pathTrouble } from '../names/safe-path.ts';
import type { Tree, TreeItem } from '../tree/tree.ts';

/** How many names a sentence holds. */
const NAMED = 5;

/** What lies in a folder of the class's tree, without junk and absolute paths. */
export async function itemsOf(tree: Tree, root: readonly string[]): Promise<readonly TreeItem[]> {
  return (await tree.list(root)).filter(({ name }) => !isJunk(name) && pathTrouble([name]) !== 'outside');
}

/** Remarks about what belongs to no student: links and names that lead elsewhere among it. */
export async function looseRemarks(
  tree: Tree,
  root: readonly string[],
  taken: ReadonlySet<string>,
): Promise<readonly Message[]> {
  const names = (await tree.list(root))
    .map(({ name }) => name)
    .filter((name) => !isJunk(name) && !taken.has(name))
    .map((name) => name || '/');
  return names.length === 0 ? [] : [message('intake.loose', { files: firstOf(names) })];
}

/** The first few of many names, as the formats tell them. */
export function firstOf(names: readonly string[]): readonly string[] {
  return firstNames(names, NAMED);
}
