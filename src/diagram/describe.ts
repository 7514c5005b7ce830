import { unreachable } from '../model/unreachable.ts';
import type { Conversation, Lane, MoveRow, Row } from './conversation.ts';
import type { Say, WordId } from './words.ts';

/** What happened in a row, as a sentence, without the text that was typed or shown. */
export function describeRow(row: Row, { lanes }: Pick<Conversation, 'lanes'>, say: Say): string {
  const lane = row.lane === null ? undefined : lanes[row.lane];
  const role = lane?.id ?? '';
  switch (row.kind) {
    case 'start':
    case 'stop':
    case 'pause':
    case 'resume':
      return [say(MOVES[row.kind], { role }), ...circumstancesOf(row, { lanes }, say)].join(', ');
    case 'act':
      return [say(`act-${row.act}`, { role }), ...circumstancesOf(row, { lanes }, say)].join(', ');
    case 'say':
      return [
        say(isScripted(lane) ? 'sent' : 'typed', { role }),
        ...circumstancesOf(row, { lanes }, say),
      ].join(', ');
    case 'print':
      return say(row.stream === 'out' ? 'printed' : 'complained', { role });
    case 'heard':
      return say(row.via === 'tcp' ? 'heard' : `heard-${row.via}`, { role });
    case 'wire':
      return say(lane ? 'on-wire' : 'on-wire-unknown', { role });
    case 'member':
      return say(lane ? row.event : `${row.event}-unknown`, { role });
    case 'probe':
      return say(row.event, { role });
    case 'exit':
      return describeExit(row, role, say);
    case 'end':
      return say(`end-${row.because}`);
    case 'violation':
      return say('violated', { check: row.check });
    default:
      return unreachable(row);
  }
}

const MOVES = { start: 'starts', stop: 'stops', pause: 'held', resume: 'goes-on' } as const satisfies Record<
  string,
  WordId
>;

function describeExit(
  { code, signal, because }: Extract<Row, { readonly kind: 'exit' }>,
  role: string,
  say: Say,
): string {
  switch (because) {
    case 'itself':
      return signal === null ? say('exited', { role, code: code ?? '?' }) : say('killed', { role, signal });
    case 'stopped':
      return say('stopped', { role });
    case 'wall':
    case 'cpu':
    case 'output':
    case 'memory':
      return say(`over-${because}`, { role });
    default:
      return unreachable(because);
  }
}

/** Remarks on a move where nothing shows which other moves it was made with. */
function circumstancesOf(
  row: MoveRow,
  conversation: Pick<Conversation, 'lanes'>,
  say: Say,
): readonly string[] {
  return [...(row.beside ? [say('beside')] : []), ...remarksOf(row, conversation, say)];
}

/** Remarks on a move besides what it is. */
export function remarksOf(row: MoveRow, { lanes }: Pick<Conversation, 'lanes'>, say: Say): readonly string[] {
  const inVain = isScripted(lanes[row.lane ?? -1]) ? 'unconnected' : 'in-vain';
  return [...(row.kind === 'say' && row.early ? [say('early')] : []), ...(row.done ? [] : [say(inVain)])];
}

function isScripted(lane: Lane | undefined): boolean {
  return lane?.by === 'probe' || lane?.by === 'through';
}

/** The text that was typed, shown or reported, without its line end; empty where there is none. */
export function textOf(row: Row): string {
  switch (row.kind) {
    case 'say':
    case 'act':
    case 'print':
    case 'heard':
      return row.text.replace(/\r?\n$/, '');
    case 'wire':
      return row.text;
    case 'member':
      return row.times === 1 ? row.group : `${row.group}, ${row.times}×`;
    case 'probe':
      return row.event === 'failed' ? row.detail : '';
    case 'end':
      return row.detail;
    case 'start':
    case 'stop':
    case 'pause':
    case 'resume':
    case 'exit':
    case 'violation':
      return '';
    default:
      return unreachable(row);
  }
}
