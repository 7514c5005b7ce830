import type { Lab } from '../../../model/lab.ts';
import type { IntakeFormat } from '../intake.ts';
import { areLabFolders } from '../labs/name-affinity.ts';
import { isProgramName } from '../names/program-names.ts';
import type { Tree } from '../tree/tree.ts';
import { readCanvas } from './canvas.ts';
import { isOwned, readFolders } from './folders.ts';
import { readGithub } from './github.ts';
import { readGradescope } from './gradescope.ts';
import { itemsOf } from './loose.ts';
import { readMoodle } from './moodle.ts';
import type { ReadRoll, Roll } from './roll.ts';

type Path = readonly string[];

/**
 * Those with a mark of their own, in the order in which they are tried; a folder of folders is what is left.
 */
const MARKED: readonly (readonly [IntakeFormat, ReadRoll])[] = [
  ['gradescope', readGradescope],
  ['moodle', readMoodle],
  ['canvas', readCanvas],
  ['github', readGithub],
];

/** How many folders around everything are looked into. */
const DEEPEST = 4;

export interface Detected {
  readonly format: IntakeFormat;
  readonly roll: Roll;
}

/**
 * Tells which LMS a tree is from.
 * @param wish the format, where it was said outright
 * @param labs what is to be graded: folders named after them are not students
 * @returns null where no hand-in is found, or none in that format
 */
export async function detectFormat(
  tree: Tree,
  wish: IntakeFormat | null,
  labs: readonly Lab[],
): Promise<Detected | null> {
  const roots = await rootsOf(tree);
  for (const [format, read] of MARKED)
    for (const root of roots) {
      const roll = wish === null || wish === format ? await read(tree, root) : null;
      if (roll) return { format, roll };
    }
  if (wish !== null && wish !== 'folders') return null;
  const roll = await readFolders(tree, await classFolder(tree, roots, labs));
  return roll && { format: 'folders', roll };
}

/** The top, and the folders around everything: each with nothing beside the next. */
async function rootsOf(tree: Tree): Promise<readonly Path[]> {
  const roots: Path[] = [[]];
  for (let root: Path = []; roots.length <= DEEPEST; ) {
    const [only, ...others] = await itemsOf(tree, root);
    if (only?.kind !== 'folder' || others.length > 0) break;
    root = [...root, only.name];
    roots.push(root);
  }
  return roots;
}

/**
 * The folder that holds several students' folders and no programs; one student's alone is not stepped into.
 */
async function classFolder(tree: Tree, roots: readonly Path[], labs: readonly Lab[]): Promise<Path> {
  const inner = roots.at(-1) ?? [];
  const items = await itemsOf(tree, inner);
  const names = items.filter(isOwned).map(({ name }) => name);
  const programs = items.some(({ name, kind }) => kind === 'file' && isProgramName(name));
  return names.length > 1 && !programs && !areLabFolders(names, labs) ? inner : [];
}
