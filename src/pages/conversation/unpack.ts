import { ACTS, type Arrow, type Row } from '../../diagram/conversation.ts';
import {
  ACT,
  BESIDE,
  DONE,
  EARLY,
  ENDS,
  EXITS,
  KINDS,
  NO_CODE,
  type PackedScene,
  type PackedText,
} from './packed.ts';
import type { Scene } from './scene.ts';

/** Undoes the packing of a scene. @throws Error where it does not fit these texts */
export function unpack(packed: PackedScene, texts: readonly string[]): Scene {
  const { run, about, lanes, names, kinds, lane, text, flags, extra } = packed;
  const at = { n: sums(packed.n), t: sums(packed.t), move: sums(packed.move) };
  const rows: Row[] = [];
  const textAt = (index: number): string => texts[index] ?? '';
  const shownAt = (index: number): string => {
    const found = text[index] ?? 0;
    if (typeof found === 'number') return textAt(found);
    const [before, source, behind] = found;
    const say = rows[source];
    return textAt(before) + (say?.kind === 'say' ? say.text : '') + textAt(behind);
  };
  for (const [index, kind] of [...kinds].entries()) {
    const stamp = {
      n: at.n[index] ?? 0,
      t: (at.t[index] ?? 0) / 10,
      move: at.move[index] ?? 0,
      lane: lane[index] === -1 ? null : (lane[index] ?? null),
    };
    const [flag, own] = [flags[index] ?? 0, extra[index] ?? 0];
    rows.push({ ...stamp, ...rest(kind, () => shownAt(index), flag, own, textAt, text[index]) });
  }
  return {
    run,
    about,
    lanes,
    names,
    rows,
    arrows: pairs(packed.arrows),
    moments: packed.moments.map(({ row, by, waits, unread }) => ({
      row,
      by,
      waits: waits.map((wait) => (wait < 0 ? null : textAt(wait))),
      unread: unread.map(textAt),
    })),
  };
}

type Unstamped = Row extends infer R ? (R extends Row ? Omit<R, 'n' | 't' | 'move' | 'lane'> : never) : never;

/** The part of a row besides its number, time, move and lane. */
function rest(
  letter: string,
  shown: () => string,
  flags: number,
  extra: number,
  textAt: (index: number) => string,
  text: PackedText | undefined,
): Unstamped {
  const done = (flags & DONE) !== 0;
  const move = { part: textAt(extra), done, beside: (flags & BESIDE) !== 0 };
  switch (letter) {
    case KINDS.start:
      return { kind: 'start', ...move };
    case KINDS.stop:
      return { kind: 'stop', ...move };
    case KINDS.pause:
      return { kind: 'pause', ...move };
    case KINDS.resume:
      return { kind: 'resume', ...move };
    case KINDS.act: {
      const act = ACTS[Math.floor(flags / ACT)];
      if (act === undefined) throw new Error(`no act: ${flags}`);
      return { kind: 'act', ...move, act, text: shown() };
    }
    case KINDS.say:
      return { kind: 'say', ...move, text: shown(), early: (flags & EARLY) !== 0 };
    case KINDS.out:
      return { kind: 'print', stream: 'out', text: shown(), line: extra, ended: done };
    case KINDS.err:
      return { kind: 'print', stream: 'err', text: shown(), line: extra, ended: done };
    case KINDS.tcp:
      return { kind: 'heard', via: 'tcp', channel: extra, text: shown() };
    case KINDS.group:
      return { kind: 'heard', via: 'group', channel: extra, text: shown() };
    case KINDS.unicast:
      return { kind: 'heard', via: 'unicast', channel: extra, text: shown() };
    case KINDS.broadcast:
      return { kind: 'heard', via: 'broadcast', channel: extra, text: shown() };
    case KINDS.wire:
      return { kind: 'wire', text: shown() };
    case KINDS.joins:
      return { kind: 'member', event: 'joins', group: shown(), times: extra };
    case KINDS.leaves:
      return { kind: 'member', event: 'leaves', group: shown(), times: extra };
    case KINDS.opened:
      return { kind: 'probe', event: 'opened', detail: shown() };
    case KINDS.closed:
      return { kind: 'probe', event: 'closed', detail: shown() };
    case KINDS.failed:
      return { kind: 'probe', event: 'failed', detail: shown() };
    case KINDS.exit: {
      const signal = text === NO_CODE ? null : shown();
      return {
        kind: 'exit',
        code: extra === NO_CODE ? null : extra,
        signal,
        because: EXITS[flags] ?? 'itself',
      };
    }
    case KINDS.end:
      return { kind: 'end', because: ENDS[flags] ?? 'done', detail: shown() };
    case KINDS.violation:
      return { kind: 'violation', check: shown() };
    default:
      throw new Error(`no kind of row: ${letter}`);
  }
}

function sums(differences: readonly number[]): readonly number[] {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
}

function pairs(rows: readonly number[]): readonly Arrow[] {
  return rows.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: rows[index + 1] ?? from }] : []));
}
