import type { RunTrace } from '../../src/model/trace.ts';
import { rowsOf } from './rows.ts';

/** In place of an address, for a group that is left. */
export const GONE = '-';

/** A line that told a role of a group. */
export interface Told {
  readonly n: number;
  readonly move: number;
  /** The whole line. */
  readonly text: string;
  /** The text after its beginning. */
  readonly rest: string;
  /** The address and port in it; null for none. */
  readonly place: { readonly address: string; readonly port: number } | null;
}

const PLACE = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/;

/** Lines with the given beginning that a role was told. */
export function toldTo(trace: RunTrace, role: string, line: string): readonly Told[] {
  return rowsOf(trace, role).flatMap(({ n, move, text }): Told[] => {
    if (!text.startsWith(`${line} `)) return [];
    const rest = text.slice(line.length + 1).trim();
    const [, address = '', port = ''] = PLACE.exec(rest) ?? [];
    const isPlace = address !== '' && address.split('.').every((byte) => Number(byte) <= 255);
    return [{ n, move, text, rest, place: isPlace ? { address, port: Number(port) } : null }];
  });
}

/** The place of a group, from the last line that told anybody of it before a move; null where nobody was told. */
export function placeBefore(trace: RunTrace, line: string, before: number): Told | null {
  const all = trace.run.roles
    .filter(({ player }) => player.by === 'probe')
    .flatMap(({ id }) => toldTo(trace, id, line))
    .filter(({ move, place }) => move < before && place !== null);
  return all.reduce<Told | null>((last, told) => (last === null || told.n > last.n ? told : last), null);
}
