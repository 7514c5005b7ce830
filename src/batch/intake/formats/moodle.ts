import { type Message, message } from '../../../model/message.ts';
import type { Tree, TreeItem } from '../tree/tree.ts';
import { groupById } from './group-by-id.ts';
import { itemsOf, looseRemarks } from './loose.ts';
import type { Draft, Part, Roll } from './roll.ts';

/** `Ani Lestari_12345_assignsubmission_file`, with a `_` at the end in older Moodles. */
const FOLDER = /^(.+)_(\d+)_assignsubmission_([a-z]+)_?$/s;

/** The same without folders: the file's name follows. */
const FLAT = /^(.+)_(\d+)_assignsubmission_([a-z]+)_(.+)$/s;

/** A name of Moodle's, taken apart. */
interface Found {
  readonly item: string;
  readonly name: string;
  readonly id: string;
  /** `file`, `onlinetext` */
  readonly plugin: string;
  readonly part: Part;
}

/** Moodle's "Download all submissions", with folders or flat, with names or blind. */
export async function readMoodle(tree: Tree, root: readonly string[]): Promise<Roll | null> {
  const items = await itemsOf(tree, root);
  const found = items.flatMap((item) => parse(item, root) ?? []);
  const [first] = found;
  if (!first || found.length * 2 < items.length) return null;
  return {
    students: draftsOf(found),
    why: message('intake.why-moodle', { example: first.item }),
    remarks: await looseRemarks(tree, root, new Set(found.map(({ item }) => item))),
  };
}

function parse({ name: item, kind }: TreeItem, root: readonly string[]): Found | null {
  const match = kind === 'folder' ? FOLDER.exec(item) : kind === 'file' ? FLAT.exec(item) : null;
  if (!match) return null;
  const [, name = '', id = '', plugin = '', file] = match;
  const part = { from: [...root, item], to: file === undefined ? [] : [file] };
  return { item, name: name.replaceAll('_', ' ').trim(), id, plugin, part };
}

function draftsOf(found: readonly Found[]): readonly Draft[] {
  const byId = groupById(found);
  const names = new Set(found.map(({ name }) => name));
  // Where marking is blind, every student's name is the site's word for a participant.
  const blind = names.size === 1 && (byId.size > 1 || names.has('Participant'));
  return [...byId].map(([id, own]) => {
    const name = own[0]?.name ?? '';
    return {
      name: blind ? `${name} ${id}` : name,
      id,
      email: null,
      late: false,
      handedIn: null,
      parts: own.filter(({ plugin }) => plugin !== 'onlinetext').map(({ part }) => part),
      notes: notesOf(own),
    };
  });
}

/** Text typed into Moodle matters only where there is nothing else. */
function notesOf(own: readonly Found[]): readonly Message[] {
  return own.every(({ plugin }) => plugin === 'onlinetext') ? [message('intake.online-text')] : [];
}
