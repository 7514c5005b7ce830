import { message } from '../../../model/message.ts';
import { archiveStem, isArchiveName } from '../names/archive-names.ts';
import type { Tree, TreeItem } from '../tree/tree.ts';
import { itemsOf, looseRemarks } from './loose.ts';
import type { Draft, Roll } from './roll.ts';

/** A student number in a folder's name: long enough not to be a group's or a task's. */
const NUMBER = /(?:^|[ _-])(\d{5,})(?=$|[ _-])/;

/** A folder for each student, or an archive. */
export async function readFolders(tree: Tree, root: readonly string[]): Promise<Roll | null> {
  const owned = (await itemsOf(tree, root)).filter(isOwned);
  const [first] = owned;
  if (!first) return null;
  return {
    students: owned.map((item) => draftOf(item, root)),
    why: message('intake.why-folders', { example: first.name }),
    remarks: await looseRemarks(tree, root, new Set(owned.map(({ name }) => name))),
  };
}

/** Whether something in a class's folder is a student's. */
export function isOwned({ name, kind }: TreeItem): boolean {
  return kind === 'folder' || (kind === 'file' && isArchiveName(name));
}

function draftOf({ name: item, kind }: TreeItem, root: readonly string[]): Draft {
  const stem = kind === 'folder' ? item : archiveStem(item);
  const id = NUMBER.exec(stem)?.[1] ?? null;
  const name = stem
    .replace(NUMBER, ' ')
    .replaceAll('_', ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
    .replace(/\s+/g, ' ');
  return {
    name: name === '' ? stem : name,
    id,
    email: null,
    late: false,
    handedIn: null,
    parts: [{ from: [...root, item], to: kind === 'folder' ? [] : [item] }],
    notes: [],
  };
}
