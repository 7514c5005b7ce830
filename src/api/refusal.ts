import { say } from '../messages/say.ts';
import { MessageError } from '../model/message.ts';

/** giliran cannot do what it was asked: the message says in English what was expected, what was found and what to do. */
export class GiliranError extends Error {
  override readonly name = 'GiliranError';
  /** Stable id of the reason, for programs: `use.no-lab`. */
  readonly reason: string;

  constructor(reason: string, text: string) {
    super(text);
    this.reason = reason;
  }
}

/** An error of giliran's own as whoever calls it from a program is told it; any other as it is. */
export function publicError(error: unknown): unknown {
  if (!(error instanceof MessageError)) return error;
  return new GiliranError(error.userMessage.id, say(error.userMessage, 'en'));
}

/** @throws GiliranError where a word is none of those that there are */
export function known(option: string, word: string, words: readonly string[]): void {
  if (words.includes(word)) return;
  const all = [...new Set(words)].join(', ');
  throw new GiliranError(`call.bad-${option}`, `${option}: expected one of ${all}, found "${word}".`);
}
