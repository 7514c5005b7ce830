import { firstNames } from '../../../model/first-names.ts';
import { getOrMake } from '../../../model/memo.ts';
import type { KnownMessages, Message, MessageId } from '../../../model/message.ts';

/** How many files a sentence names. */
const NAMED = 5;

/** What a sentence about files says beside their names and number. */
type OwnParam<Id extends MessageId> = Exclude<KnownMessages[Id], 'files' | 'count'>;

type OwnParams<Id extends MessageId> = Readonly<Record<OwnParam<Id>, string | number>>;

interface Kind {
  readonly id: MessageId;
  readonly params: Message['params'];
  readonly files: string[];
}

/**
 * What is wrong with a hand-in, a sentence for each kind of trouble and not for each of two thousand files.
 */
export class Complaints {
  private readonly kinds = new Map<string, Kind>();
  private readonly wholes: Message[] = [];

  /** About a file, by its path in the hand-in. */
  add<Id extends MessageId>(
    id: Id,
    path: readonly string[],
    ...[own]: [OwnParam<Id>] extends [never] ? [] : [params: OwnParams<Id>]
  ): void {
    const params: Message['params'] = own ?? {};
    const kind = `${id} ${JSON.stringify(params)}`;
    getOrMake(this.kinds, kind, (): Kind => ({ id, params, files: [] })).files.push(path.join('/'));
  }

  /** About all of it. */
  addWhole(said: Message): void {
    this.wholes.push(said);
  }

  /** In the order in which they came up; `files` names some, and `count` says how many there are. */
  messages(): readonly Message[] {
    const named = [...this.kinds.values()].map(({ id, params, files }) => {
      return { id, params: { ...params, files: firstNames(files, NAMED), count: files.length } };
    });
    return [...named, ...this.wholes];
  }
}
