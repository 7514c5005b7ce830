/** Words for a client, as students write them. */
const CLIENT = '(?:client|clien|klien|cl|c|user|pengguna|peer)';
const NUMBERED = new RegExp(
  `(?<![a-z])${CLIENT}(?:\\s|[_\\-#:.=([]|ke|no|nomor|number)*?(\\d{1,2})(?!\\d|\\.\\d)`,
  'gi',
);
const SERVER = /(?<![a-z])(?:server|srv|admin|peladen|host)(?![a-z])/gi;

/** Numbers of clients that a line names: `Client_1 connected`, `klien ke-2`. */
export function namedNumbers(line: string): number[] {
  return [...line.matchAll(NUMBERED)].map((match) => Number(match[1]));
}

/** Who a line says has spoken: the last label before the text. */
export type Label =
  | { readonly kind: 'server' }
  | { readonly kind: 'client'; readonly number: number }
  | { readonly kind: 'none' };

/**
 * Reads the label before a text.
 * @param prefix what stands before the text on its line
 * @param numbers numbers that clients have, for bare ones (`[2] halo`)
 * @param fromClient whether a client spoke: then a server beside a client is only whom it came by (`Client_1 via Server`)
 */
export function labelIn(prefix: string, numbers: readonly number[], fromClient: boolean): Label {
  const servers = [...prefix.matchAll(SERVER)].map((match) => ({
    at: match.index,
    label: { kind: 'server' } as const,
  }));
  const clients = [...prefix.matchAll(NUMBERED)].map((match) => ({
    at: match.index,
    label: { kind: 'client', number: Number(match[1]) } as const,
  }));
  const candidates = fromClient && clients.length > 0 ? clients : [...servers, ...clients];
  const last = candidates.sort((a, b) => a.at - b.at).at(-1);
  if (last) return last.label;
  const bare = [...prefix.matchAll(/(?<![\d.:])(\d{1,2})(?![\d.]|:\d)/g)]
    .map((match) => Number(match[1]))
    .filter((number) => numbers.includes(number));
  const number = bare.at(-1);
  return number === undefined ? { kind: 'none' } : { kind: 'client', number };
}
