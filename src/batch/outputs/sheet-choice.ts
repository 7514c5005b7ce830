import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fillSheet } from '../../gradebook/sheet/fill-sheet.ts';
import type { SheetChoices } from '../../gradebook/sheet/worksheet.ts';
import type { Language } from '../../messages/language.ts';
import { writeAtomically } from '../kept/write-atomically.ts';

/** The LMS's sheet that marks are filled into, and how. It is kept with the batch, to be filled in again. */
export interface SheetChoice extends SheetChoices {
  readonly name: string;
  readonly scale: 'sheet' | 'none';
}

/** Names in a batch's folder that a sheet may not take. */
const TAKEN = [
  'index.html',
  'results.csv',
  'results.json',
  'junit.xml',
  'map-suggestions.yaml',
  'journal.jsonl',
  'overrides.jsonl',
  'comments.jsonl',
];

/**
 * Keeps a sheet with a batch, in place of the one before, whose filled copy goes: its marks would grow stale.
 * @throws MessageError where marks cannot be filled into it; the file system's error where it cannot be read
 */
export function keepSheet(
  out: string,
  file: string,
  language: Language,
  choices: Omit<SheetChoice, 'name'>,
): SheetChoice {
  const choice: SheetChoice = { name: basename(file), ...choices };
  const original = readFileSync(file);
  // Without a mark, as yet: whether it can be understood shows before anything is run.
  fillSheet(original, [], { ...choice, language, lateCounts: false });
  const before = keptSheet(out);
  if (before !== null && before.name !== choice.name) rmSync(join(out, sheetTarget(before)), { force: true });
  writeAtomically(sheetOriginal(out, choice), original);
  writeAtomically(choiceFile(out), `${JSON.stringify(choice, null, 2)}\n`);
  return choice;
}

/** The sheet that a batch keeps; null where it has none. */
export function keptSheet(out: string): SheetChoice | null {
  if (!existsSync(choiceFile(out))) return null;
  const choice: SheetChoice = JSON.parse(readFileSync(choiceFile(out), 'utf8'));
  return choice;
}

/** Where the sheet lies as the LMS gave it out. */
export function sheetOriginal(out: string, { name }: SheetChoice): string {
  return join(out, 'sheet', `original-${name}`);
}

/** What the filled sheet is called, in the batch's folder. */
export function sheetTarget({ name }: SheetChoice): string {
  return TAKEN.includes(name.toLowerCase()) ? `sheet-${name}` : name;
}

function choiceFile(out: string): string {
  return join(out, 'sheet', 'choice.json');
}
