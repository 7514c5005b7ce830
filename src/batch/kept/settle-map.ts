import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import { type Accepted, addAccepted } from '../intake/map/accept.ts';
import type { MapFile } from '../intake/map/map-file.ts';
import { keysOfMap, parseMapFile } from '../intake/map/parse-map-file.ts';
import { dropMap, keepMap, keptMap } from './kept-map.ts';

/** What is said of a batch's map: which one, that there be none, or nothing. */
export type MapWish =
  | { readonly kind: 'given'; readonly text: string; readonly map: MapFile }
  | { readonly kind: 'none' | 'kept' };

/**
 * The map that counts, while the batch is held: the one that is given, which is kept with it, or the one that it keeps.
 * @param log is called where it is a kept one
 * @throws LabError where the one that is kept has mistakes
 */
export function settleMap(
  wish: MapWish,
  out: string,
  labs: readonly Lab[],
  language: Language,
  log: (said: Message) => void,
): MapFile | null {
  if (wish.kind === 'given') {
    keepMap(out, wish.text, keysOfMap(labs));
    return wish.map;
  }
  if (wish.kind === 'none') dropMap(out);
  const kept = keptMap(out);
  if (kept === null) return null;
  const map = parseMapFile(kept, labs, (said) => say(said, language));
  log(message('grade.kept-map', { file: kept.file }));
  return map;
}

/** Adds to the map that a batch keeps what was taken for a student, so that it holds when the batch is gone on with. */
export function keepAccepted(out: string, accepted: Accepted, labs: readonly Lab[]): void {
  const kept = keptMap(out);
  keepMap(out, addAccepted(kept?.text ?? '', accepted), [
    ...new Set([...(kept?.elsewhere ?? []), ...keysOfMap(labs)]),
  ]);
}
