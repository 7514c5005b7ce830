import { screenWordsOf } from '../../src/model/role-words.ts';

/** Words for a client that students write. */
const CLIENT = `(?:${screenWordsOf('client').join('|')})`;
const NUMBERED = new RegExp(
  `(?<![a-z])${CLIENT}(?:\\s|[_\\-#:.=([/]|ke|no|nomor|number)*?(\\d{1,2})(?!\\d|\\.\\d)`,
  'gi',
);
const SERVER = new RegExp(`(?<![a-z])(?:${screenWordsOf('server').join('|')})(?![a-z])`, 'gi');

/** Words before a number that make it a count of clients: `sisa klien: 1`, `total client 2`. */
const COUNTING =
  /(?:total|jumlah|banyak(?:nya)?|sisa|tersisa|online|aktif|max|maks(?:imal)?|count|remaining|left)\W*(?:[a-z]+\W+)?$/i;
/** Words behind a number that do: `client: 1 lagi`. */
const COUNTED = /^\s*(?:lagi|tersisa|more|remaining)/i;
/**
 * Words behind a number alone: `2 left`. Behind a name with a number, `left` says that somebody has gone: `Client_2
 * left`.
 */
const COUNTED_ALONE = /^\s*(?:lagi|tersisa|more|left|remaining)/i;

/** Words between the speaker and the addressee: `Server -> Client_2`, `Client 1 untuk Client 2`. */
export const ADDRESSING =
  /(?:[-=]+>|→|»|(?<![a-z])(?:untuk|kepada|ke|to|for|buat|bagi)(?![a-z]))[^a-z0-9]*$/i;

interface Named {
  readonly at: number;
  readonly number: number;
}

/** Clients that a line names by number; numbers that count clients are not among them. */
function clientsIn(line: string): readonly Named[] {
  return [...line.matchAll(NUMBERED)]
    .filter((match) => !isCount(line, match.index, match[0]))
    .map((match) => ({ at: match.index, number: Number(match[1]) }));
}

/** A number that is part of a name, and is no count: `Client_3`. */
const IN_NAME = /[a-z][_#-]\d/i;
/** What stands between a word and the client that it is about: `online: Client 3`. */
const ABOUT = /[:>]\s*$/;

/** Whether a name with a number, at a place in a line, is a count of clients instead of the name of one. */
export function isCount(line: string, at: number, named: string): boolean {
  if (IN_NAME.test(named)) return false;
  const before = line.slice(0, at);
  const after = line.slice(at + named.length);
  if (!/[a-z]/i.test(named)) return COUNTING.test(before) || COUNTED_ALONE.test(after);
  return (COUNTING.test(before) && !ABOUT.test(before)) || COUNTED.test(after);
}

/** Numbers by themselves in a line, which are no part of a time, an address or a date. */
export function bareNumbersIn(line: string): readonly number[] {
  return bareIn(line).map((match) => Number(match[1]));
}

/** Like {@link bareNumbersIn}, without counts: `sisa klien: 3`. */
export function namingNumbersIn(line: string): readonly number[] {
  return bareIn(line)
    .filter((match) => !isCount(line, match.index, match[0]))
    .map((match) => Number(match[1]));
}

function bareIn(line: string): readonly RegExpExecArray[] {
  return [...line.matchAll(/(?<![\d.:/]|\d-)(\d{1,2})(?![\d.]|[:/-]\d)/g)];
}

/** Numbers of the clients that a line names: `Client_1 connected`, `klien ke-2`. */
export function namedNumbers(line: string): number[] {
  return clientsIn(line).map(({ number }) => number);
}

/** The speaker that a line names: by the last label before the text. */
export type Label =
  | { readonly kind: 'server' }
  | { readonly kind: 'client'; readonly number: number }
  | { readonly kind: 'none' };

/**
 * Reads the label before a text.
 * @param prefix what is before the text on its line
 * @param numbers the clients' numbers, for labels that are a bare number (`[2] halo`)
 * @param fromClient whether a client spoke: then a server named besides a client only passed the line on (`Client_1 via
 * Server`)
 */
export function labelIn(prefix: string, numbers: readonly number[], fromClient: boolean): Label {
  const servers = [...prefix.matchAll(SERVER)].map((match) => ({
    at: match.index,
    label: { kind: 'server' } as const,
  }));
  const clients = clientsIn(prefix).map(({ at, number }) => ({
    at,
    label: { kind: 'client', number } as const,
  }));
  const named = [...servers, ...clients].sort((a, b) => a.at - b.at);
  const addressed = named.findIndex(({ at }, index) => index > 0 && ADDRESSING.test(prefix.slice(0, at)));
  const speakers = addressed === -1 ? named : named.slice(0, addressed);
  const ofClients = speakers.filter(({ label }) => label.kind === 'client');
  const last = (fromClient && ofClients.length > 0 ? ofClients : speakers).at(-1);
  if (last) return last.label;
  const bare = bareNumbersIn(prefix).filter((number) => numbers.includes(number));
  const number = bare.at(-1);
  return number === undefined ? { kind: 'none' } : { kind: 'client', number };
}
