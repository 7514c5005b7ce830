import { message } from '../model/message.ts';
import { UseError } from './io.ts';

/** One level of isolation. @throws UseError where it is none of those that a command has */
export function parseIsolation<Level extends string>(text: string, known: readonly Level[]): Level {
  const wish = known.find((name) => name === text);
  if (wish !== undefined) return wish;
  throw new UseError(message('use.bad-isolation', { known, found: text }));
}
