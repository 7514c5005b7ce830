import { extname } from 'node:path';
import { type Message, message } from '../../../model/message.ts';
import type { Tree } from '../tree/tree.ts';
import { groupById } from './group-by-id.ts';
import { firstOf, itemsOf, looseRemarks } from './loose.ts';
import type { Draft, Part, Roll } from './roll.ts';

/** The student who handed in: `lestariani_LATE_12345_…`, or anonymously `LATE_anon_x9Ab3_…`. */
const NAMED = /^(?<name>.*?)(?<late>_LATE)?_(?<id>\d+)_(?<rest>(?:\d+_|text\.html$|link\.html$).*)$/s;
const ANONYMOUS = /^(?<late>LATE_)?anon_(?<anon>[A-Za-z0-9]+)_(?<rest>(?:\d+_|text\.html$|link\.html$).*)$/s;

/** What was handed in: `67890_server.py`, or what was typed into Canvas. */
const REST = /^(?:\d+_(?<file>.+)|(?<online>text|link)\.html)$/s;

/** What Canvas puts behind the name of a file that was handed in before: a number, or after many a UUID. */
const AGAIN =
  /-(?:\d|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=(?:\.[A-Za-z][A-Za-z0-9]*)*(?:\.[A-Za-z0-9]+)?$)/;

/** A name of Canvas's, taken apart. */
interface Found {
  readonly item: string;
  readonly name: string;
  readonly id: string;
  readonly late: boolean;
  /** The file's own name; null for what was typed into Canvas. */
  readonly file: string | null;
  readonly online: 'text' | 'link' | null;
}

/** Canvas's "Download submissions": all files flat, one after the other. */
export async function readCanvas(tree: Tree, root: readonly string[]): Promise<Roll | null> {
  const items = await itemsOf(tree, root);
  const found = items.flatMap(({ name, kind }) => (kind === 'file' ? (parse(name) ?? []) : []));
  const [first] = found;
  if (!first || found.length * 2 < items.length) return null;
  return {
    students: [...groupById(found).values()].map((own) => draftOf(own, root)),
    why: message('intake.why-canvas', { example: first.item }),
    remarks: await looseRemarks(tree, root, new Set(found.map(({ item }) => item))),
  };
}

function parse(item: string): Found | null {
  const who = (ANONYMOUS.exec(item) ?? NAMED.exec(item))?.groups;
  const what = REST.exec(who?.rest ?? '')?.groups;
  if (!who || !what) return null;
  const { id = who.anon ?? '', name = `anon ${id}`, late } = who;
  return {
    item,
    name: name || id,
    id,
    late: late !== undefined,
    file: what.file ?? null,
    online: what.online === 'text' || what.online === 'link' ? what.online : null,
  };
}

function draftOf(own: readonly Found[], root: readonly string[]): Draft {
  const files = own.flatMap(({ item, file }) => (file === null ? [] : [{ item, file }]));
  const renamed = undoRenames(files.map(({ file }) => file));
  const parts: Part[] = files.map(({ item, file }) => ({
    from: [...root, item],
    to: [renamed.get(file) ?? file],
  }));
  const [{ name = '', id = null } = {}] = own;
  return {
    name,
    id,
    email: null,
    late: own.some(({ late }) => late),
    handedIn: null,
    parts,
    notes: [...renamedNote(renamed), ...onlineNote(own, parts)],
  };
}

/**
 * The names that files had before Canvas renamed them: `server-1.py` was `server.py`. A student may mean such
 * a name: it is only taken back where no other file of theirs then has the same.
 */
export function undoRenames(files: readonly string[]): ReadonlyMap<string, string> {
  const before = (file: string): string => file.replace(AGAIN, '');
  const stems = files.map((file) => before(file).toLowerCase());
  return new Map(
    files
      .filter((file) => before(file) !== file && before(file) !== extname(file))
      .filter((file) => stems.filter((stem) => stem === before(file).toLowerCase()).length === 1)
      .map((file) => [file, before(file)]),
  );
}

function renamedNote(renamed: ReadonlyMap<string, string>): readonly Message[] {
  if (renamed.size === 0) return [];
  const files = firstOf([...renamed].map(([from, to]) => `${from} → ${to}`));
  return [message('intake.renamed', { files })];
}

function onlineNote(own: readonly Found[], parts: readonly Part[]): readonly Message[] {
  if (parts.length > 0) return [];
  const text = own.some(({ online }) => online === 'text');
  return [message(text ? 'intake.online-text' : 'intake.online-link')];
}
