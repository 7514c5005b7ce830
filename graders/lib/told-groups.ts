import type { RunTrace } from '../../src/model/trace.ts';
import { rowsOf } from './rows.ts';

/** Stands where an address would, of a group that is left. */
export const GONE = '-';

/** A line by which a role was told of a group. */
export interface Told {
  readonly n: number;
  readonly move: number;
  /** The whole line. */
  readonly text: string;
  /** What stands behind its beginning. */
  readonly rest: string;
  /** The address and port in it; null where there are none. */
  readonly place: { readonly address: string; readonly port: number } | null;
}

const PLACE = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/;

/** Lines that a role was told, which begin as given. */
export function toldTo(trace: RunTrace, role: string, line: string): readonly Told[] {
  return rowsOf(trace, role).flatMap(({ n, move, text }): Told[] => {
    if (!text.startsWith(`${line} `)) return [];
    const rest = text.slice(line.length + 1).trim();
    const [, address = '', port = ''] = PLACE.exec(rest) ?? [];
    const isPlace = address !== '' && address.split('.').every((byte) => Number(byte) <= 255);
    return [{ n, move, text, rest, place: isPlace ? { address, port: Number(port) } : null }];
  });
}

/** Where a group was said to be, by the last line that anybody was told of it before a move; null where nobody was. */
export function placeBefore(trace: RunTrace, line: string, before: number): Told | null {
  const all = trace.run.roles
    .filter(({ player }) => player.by === 'probe')
    .flatMap(({ id }) => toldTo(trace, id, line))
    .filter(({ move, place }) => move < before && place !== null);
  return all.reduce<Told | null>((last, told) => (last === null || told.n > last.n ? told : last), null);
}
