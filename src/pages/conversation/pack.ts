import { ACTS, type MoveRow, type Row } from '../../diagram/conversation.ts';
import { getOrMake } from '../../model/memo.ts';
import { unreachable } from '../../model/unreachable.ts';
import {
  ACT,
  BESIDE,
  DONE,
  EARLY,
  ENDS,
  EXITS,
  KINDS,
  NO_CODE,
  type Packed,
  type PackedScene,
  type PackedText,
} from './packed.ts';
import type { Scene } from './scene.ts';

/** Packs scenes: see {@link Packed}. */
export function pack(scenes: readonly Scene[]): Packed {
  const texts = new Map<string, number>();
  const keep = (text: string): number => getOrMake(texts, text, () => texts.size);
  const packed = scenes.map((scene) => packScene(scene, keep));
  return { texts: [...texts.keys()], scenes: packed };
}

type Keep = (text: string) => number;

function packScene({ run, about, lanes, names, rows, arrows, moments }: Scene, keep: Keep): PackedScene {
  const sources = new Map(arrows.map(({ from, to }) => [to, from]));
  const parts = rows.map((row, index) => packRow(row, rows, sources.get(index) ?? null, keep));
  return {
    run,
    about,
    lanes,
    names,
    kinds: parts.map(({ kind }) => KINDS[kind]).join(''),
    n: differences(rows.map(({ n }) => n)),
    t: differences(rows.map(({ t }) => Math.round(t * 10))),
    move: differences(rows.map(({ move }) => move)),
    lane: rows.map(({ lane }) => lane ?? -1),
    text: parts.map(({ text }) => text),
    flags: parts.map(({ flags }) => flags),
    extra: parts.map(({ extra }) => extra),
    arrows: arrows.flatMap(({ from, to }) => [from, to]),
    moments: moments.map(({ row, by, waits, unread }) => ({
      row,
      by,
      waits: waits.map((wait) => (wait === null ? -1 : keep(wait))),
      unread: unread.map(keep),
    })),
  };
}

interface PackedRow {
  readonly kind: keyof typeof KINDS;
  readonly text: PackedText;
  readonly flags: number;
  readonly extra: number;
}

function packRow(row: Row, rows: readonly Row[], source: number | null, keep: Keep): PackedRow {
  const shown = (text: string): PackedText => packText(text, source, rows, keep);
  switch (row.kind) {
    case 'start':
    case 'stop':
    case 'pause':
    case 'resume':
      return { kind: row.kind, text: 0, flags: bitsOf(row), extra: keep(row.part) };
    case 'act': {
      const flags = bitsOf(row) | (ACTS.indexOf(row.act) * ACT);
      return { kind: 'act', text: keep(row.text), flags, extra: keep(row.part) };
    }
    case 'say': {
      const flags = bitsOf(row) | (row.early ? EARLY : 0);
      return { kind: 'say', text: keep(row.text), flags, extra: keep(row.part) };
    }
    case 'print':
      return { kind: row.stream, text: shown(row.text), flags: row.ended ? DONE : 0, extra: row.line };
    case 'heard':
      return { kind: row.via, text: shown(row.text), flags: 0, extra: row.channel };
    case 'wire':
      return { kind: 'wire', text: keep(row.text), flags: 0, extra: 0 };
    case 'member':
      return { kind: row.event, text: keep(row.group), flags: 0, extra: row.times };
    case 'probe':
      return { kind: row.event, text: keep(row.detail), flags: 0, extra: 0 };
    case 'exit':
      return {
        kind: 'exit',
        text: row.signal === null ? NO_CODE : keep(row.signal),
        flags: EXITS.indexOf(row.because),
        extra: row.code ?? NO_CODE,
      };
    case 'end':
      return { kind: 'end', text: keep(row.detail), flags: ENDS.indexOf(row.because), extra: 0 };
    case 'violation':
      return { kind: 'violation', text: keep(row.check), flags: 0, extra: 0 };
    default:
      return unreachable(row);
  }
}

function bitsOf({ done, beside }: Pick<MoveRow, 'done' | 'beside'>): number {
  return (done ? DONE : 0) | (beside ? BESIDE : 0);
}

/** A shown text mostly contains the typed one, which is not stored again. */
function packText(text: string, source: number | null, rows: readonly Row[], keep: Keep): PackedText {
  const say = source === null ? undefined : rows[source];
  if (source === null || say?.kind !== 'say') return keep(text);
  const at = text.indexOf(say.text);
  if (at < 0) return keep(text);
  return [keep(text.slice(0, at)), source, keep(text.slice(at + say.text.length))];
}

function differences(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}
