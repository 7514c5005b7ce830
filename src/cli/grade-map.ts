import { existsSync, readFileSync } from 'node:fs';
import { type Accepted, addAccepted } from '../batch/intake/map/accept.ts';
import type { MapFile, MapText } from '../batch/intake/map/map-file.ts';
import { keysOfMap, parseMapFile } from '../batch/intake/map/parse-map-file.ts';
import { dropMap, keepMap, keptMap } from '../batch/kept-map.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { type Terminal, UseError } from './io.ts';

/** What the command line says of a map: which one, that there be none, or nothing. */
export type MapWish =
  | { readonly kind: 'given'; readonly text: string; readonly map: MapFile }
  | { readonly kind: 'none' | 'kept' };

/**
 * @param flag of `--map FILE`; false for `--no-map`
 * @throws UseError where there is no such file; LabError where it has mistakes
 */
export function readMapWish(
  flag: string | false | undefined,
  labs: readonly Lab[],
  language: Language,
): MapWish {
  if (flag === undefined) return { kind: 'kept' };
  if (flag === false) return { kind: 'none' };
  if (!existsSync(flag)) throw new UseError(message('grade.no-map', { file: flag }));
  const text = readFileSync(flag, 'utf8');
  return { kind: 'given', text, map: parse({ file: flag, text, elsewhere: [] }, labs, language) };
}

/**
 * The map that counts, while the batch is held: the one that is given, which is kept with it, or the one that it keeps.
 * @throws LabError where the one that is kept has mistakes
 */
export function settleMap(
  wish: MapWish,
  out: string,
  labs: readonly Lab[],
  { err, language }: Pick<Terminal, 'err' | 'language'>,
): MapFile | null {
  if (wish.kind === 'given') {
    keepMap(out, wish.text, keysOfMap(labs));
    return wish.map;
  }
  if (wish.kind === 'none') dropMap(out);
  const kept = keptMap(out);
  if (kept === null) return null;
  const map = parse(kept, labs, language);
  err(`${say(message('grade.kept-map', { file: kept.file }), language)}\n`);
  return map;
}

/** Adds to the map that a batch keeps what was taken for a student, so that it holds when the batch is gone on with. */
export function keepAccepted(out: string, accepted: Accepted, labs: readonly Lab[]): void {
  const kept = keptMap(out);
  keepMap(out, addAccepted(kept?.text ?? '', accepted), [
    ...new Set([...(kept?.elsewhere ?? []), ...keysOfMap(labs)]),
  ]);
}

/** What was taken for a student, and how to have it otherwise. */
export function sayAccepted({ student, lab, files }: Accepted): Message {
  const taken = Object.entries(files).map(([role, file]) => `${role} = ${file}`);
  return message('grade.accepted', { student: student.name || student.key, lab, taken });
}

function parse(text: MapText, labs: readonly Lab[], language: Language): MapFile {
  return parseMapFile(text, labs, (said) => say(said, language));
}
