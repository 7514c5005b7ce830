import { type Message, message } from '../../../model/message.ts';

/** How many files a sentence names. */
const NAMED = 5;

type Params = Readonly<Record<string, string | number>>;

/**
 * What is wrong with a hand-in, a sentence for each kind of trouble and not for each of two thousand files.
 */
export class Complaints {
  private readonly kinds = new Map<string, { id: string; params: Params; files: string[] }>();
  private readonly wholes: Message[] = [];

  /** About a file, by its path in the hand-in. */
  add(id: string, path: readonly string[], params: Params = {}): void {
    const kind = `${id} ${JSON.stringify(params)}`;
    const entry = this.kinds.get(kind) ?? { id, params, files: [] };
    this.kinds.set(kind, entry);
    entry.files.push(path.join('/'));
  }

  /** About all of it. */
  addWhole(said: Message): void {
    this.wholes.push(said);
  }

  /** In the order in which they came up; `files` names some, and `count` says how many there are. */
  messages(): readonly Message[] {
    const named = [...this.kinds.values()].map(({ id, params, files }) => {
      const shown = files.length > NAMED ? [...files.slice(0, NAMED), '…'] : files;
      return message(id, { ...params, files: shown, count: files.length });
    });
    return [...named, ...this.wholes];
  }
}
