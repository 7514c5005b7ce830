import { parse } from 'yaml';
import * as z from 'zod';
import { type Message, MessageError, message } from '../../../model/message.ts';
import { readText } from '../tree/read-text.ts';
import type { Tree } from '../tree/tree.ts';
import { firstOf, itemsOf, looseRemarks } from './loose.ts';
import type { Draft, Part, Roll } from './roll.ts';

const METADATA = /^submission_metadata\.ya?ml$/;
const FOLDER = /^submission_(\d+)$/;

/** The largest class's metadata, in bytes. */
const LARGEST = 64_000_000;

const text = z.union([z.string(), z.number()]).nullish().catch(null);
const submitter = z.object({ name: text, sid: text, email: text });
const metadata = z.record(
  z.string(),
  z
    .object({ submitters: z.array(submitter).catch([]), created_at: text })
    .catch({ submitters: [], created_at: null }),
);

type Submitter = z.infer<typeof submitter>;
type Metadata = z.infer<typeof metadata>;

/** Gradescope's "Export submissions": a folder for each student, and their names in a file beside them. */
export async function readGradescope(tree: Tree, root: readonly string[]): Promise<Roll | null> {
  const items = await itemsOf(tree, root);
  const file = items.find(({ name, kind }) => kind === 'file' && METADATA.test(name))?.name;
  const folders = items.flatMap(({ name, kind }) => (kind === 'folder' && FOLDER.test(name) ? [name] : []));
  const [first] = folders;
  if (first === undefined || (file === undefined && folders.length * 2 < items.length)) return null;
  const known = file === undefined ? {} : await readMetadata(tree, [...root, file], file);
  const named = Object.keys(known).filter((folder) => (known[folder]?.submitters.length ?? 0) > 0);
  const taken = [...folders, ...(file === undefined ? [] : [file])];
  return {
    students: [...new Set([...folders, ...named])].flatMap((folder) => {
      const parts = folders.includes(folder) ? [{ from: [...root, folder], to: [] }] : [];
      const { submitters = [], created_at: at = null } = known[folder] ?? {};
      return draftsOf(folder, submitters, momentOf(at), parts);
    }),
    why: message('intake.why-gradescope', { example: first }),
    remarks: [
      ...namelessRemarks(folders.filter((folder) => !named.includes(folder))),
      ...(await looseRemarks(tree, root, new Set(taken))),
    ],
  };
}

/** A submission of a group counts for each of its members. */
function draftsOf(
  folder: string,
  submitters: readonly Submitter[],
  handedIn: string | null,
  parts: readonly Part[],
): readonly Draft[] {
  const rest = { late: false, handedIn, parts, notes: [] };
  if (submitters.length === 0) {
    const id = FOLDER.exec(folder)?.[1] ?? folder;
    return [{ name: folder, id, email: null, ...rest }];
  }
  const nameOf = ({ name, sid, email }: Submitter) => textOf(name) ?? textOf(email) ?? textOf(sid) ?? folder;
  const together = submitters.length > 1 ? { group: { name: folder, members: submitters.map(nameOf) } } : {};
  return submitters.map((submitter) => ({
    name: nameOf(submitter),
    id: textOf(submitter.sid),
    email: textOf(submitter.email),
    ...rest,
    ...together,
  }));
}

/** @throws MessageError where it cannot be read: without it no student would have a name */
async function readMetadata(tree: Tree, path: readonly string[], file: string): Promise<Metadata> {
  const text = await readText(tree, path, LARGEST);
  try {
    return metadata.parse(withoutColons(parse(text ?? '')) ?? {});
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new MessageError(message('intake.bad-metadata', { file, reason }));
  }
}

/** Ruby's symbols, `:name`, as plain keys. */
function withoutColons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutColons);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(/^:/, ''), withoutColons(inner)]),
  );
}

/** `2025-11-20 23:59:12.345678 +07:00` as ISO 8601; null where it is anything else. */
function momentOf(value: Submitter['name']): string | null {
  const [, date, time, zone] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)$/.exec(textOf(value) ?? '') ??
    [];
  if (date === undefined || zone === undefined) return null;
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...)(\d\d)$/, '$1:$2') : 'Z';
  const moment = new Date(`${date}T${time}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

function textOf(value: Submitter['name']): string | null {
  const text = String(value ?? '').trim();
  return text === '' ? null : text;
}

function namelessRemarks(folders: readonly string[]): readonly Message[] {
  if (folders.length === 0) return [];
  return [message('intake.nameless', { files: firstOf(folders) })];
}
