import { Writable } from 'node:stream';
import prompts from 'prompts';
import { say } from '../../messages/say.ts';
import { message } from '../../model/message.ts';
import { readingWidth, type Terminal, wantsColor } from '../io.ts';
import { plainLetters, takesSigns } from '../plain-letters.ts';

/** One line of a menu. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What the user did with a menu: chose, went back (Esc), or left (Ctrl-C, the end of the terminal). */
export type Answer =
  | { readonly kind: 'chosen'; readonly value: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'left' };

/** Shows the cursor again. */
const SHOW_CURSOR = '\x1b[?25h';

/**
 * Lets the user choose by the arrow keys. However it ends, the terminal is as it was.
 * @param initial the value that is chosen to begin with
 */
export async function ask(
  question: string,
  choices: readonly Choice[],
  terminal: Terminal,
  initial?: string,
): Promise<Answer> {
  // What is chosen stands behind the question in the end, and signs between them.
  const room = readingWidth(terminal) - [...question].length - 5;
  return answered(terminal, {
    type: 'select' as const,
    name: 'value' as const,
    message: question,
    hint: say(message('menu.keys'), terminal.language),
    choices: choices.map(({ title, value }) => ({ title: cut(title, room), value })),
    initial: Math.max(
      0,
      choices.findIndex(({ value }) => value === initial),
    ),
    // As many as there are: a menu that scrolls hides what it offers.
    optionsPerPage: choices.length,
  });
}

/** Lets the user type a line, which may be empty. However it ends, the terminal is as it was. */
export async function askLine(question: string, terminal: Terminal, initial = ''): Promise<Answer> {
  return answered(terminal, {
    type: 'text' as const,
    name: 'value' as const,
    message: question,
    initial,
  });
}

/** The types of `prompts` do not know of all that it takes. */
type Question = prompts.PromptObject<'value'> & { readonly optionsPerPage?: number };

async function answered(terminal: Terminal, question: Question): Promise<Answer> {
  const { stdin, stdout } = process;
  let isLeft = false;
  const pressed = (
    _: unknown,
    key: { readonly name?: string; readonly ctrl?: boolean } | undefined,
  ): void => {
    isLeft ||= key?.ctrl === true && (key.name === 'c' || key.name === 'd');
  };
  stdin.on('keypress', pressed);
  const gone = whenGone(terminal.signal);
  const output = outputFor(terminal);
  try {
    const answers: { readonly value?: unknown } = await Promise.race([
      prompts({ ...question, stdout: output }),
      gone.promise,
    ]);
    if (typeof answers.value === 'string') return { kind: 'chosen', value: answers.value };
    return isLeft || gone.isGone() ? { kind: 'left' } : { kind: 'back' };
  } finally {
    // The next question is not to stand above the end of this one.
    await new Promise<void>((written) => output.write('', () => written()));
    gone.forget();
    stdin.off('keypress', pressed);
    if (stdin.isTTY) stdin.setRawMode(false);
    stdout.write(SHOW_CURSOR);
  }
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Tells when no answer can come any more: giliran is to end, or the terminal is gone. */
function whenGone(signal: AbortSignal) {
  const { stdin } = process;
  let isGone = signal.aborted;
  let end = (): void => {};
  const promise = new Promise<{ readonly value?: unknown }>((resolve) => {
    end = () => {
      isGone = true;
      resolve({});
    };
    signal.addEventListener('abort', end);
    stdin.once('end', end);
    stdin.once('close', end);
    if (isGone) resolve({});
  });
  const forget = (): void => {
    signal.removeEventListener('abort', end);
    stdin.off('end', end);
    stdin.off('close', end);
  };
  return { promise, isGone: () => isGone, forget };
}

/** Standard output, without colours and signs where the terminal is to have none. */
function outputFor(terminal: Terminal): Writable {
  const isColored = wantsColor(terminal, true);
  const isPlain = !takesSigns(terminal.environment, process.platform);
  const output = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      const text = String(chunk);
      const bare = isColored ? text : text.replace(/\x1b\[[\d;]*m/g, '');
      process.stdout.write(isPlain ? plainLetters(bare) : bare, () => done());
    },
  });
  return Object.assign(output, { columns: process.stdout.columns, isTTY: true });
}
