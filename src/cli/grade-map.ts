import { existsSync, readFileSync } from 'node:fs';
import { parseMapFile } from '../batch/intake/map/parse-map-file.ts';
import type { MapWish } from '../batch/kept/settle-map.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { UseError } from './io.ts';

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
  const map = parseMapFile({ file: flag, text, elsewhere: [] }, labs, (said) => say(said, language));
  return { kind: 'given', text, map };
}
