import type { Language } from '../../messages/language.ts';
import { cellsOf, cutTo } from '../../model/cells.ts';
import type { CheckResult } from '../../model/result.ts';
import { unreachable } from '../../model/unreachable.ts';
import { type Conversation, isMove, type Row, rowOfRecord } from '../conversation.ts';
import { describeRow, remarksOf, textOf } from '../describe.ts';
import { foldRows, type Line, rowsThatMatter } from '../fold.ts';
import { legible } from '../legible.ts';
import { lifelines } from '../lifelines.ts';
import { piecesOf } from '../names.ts';
import { wordsIn } from '../say-words.ts';
import { type Say, sayFrom } from '../words.ts';
import { type Columns, layColumns, leftOf } from './columns.ts';
import { LanePainter } from './draw-lanes.ts';
import { foldMoves } from './fold-moves.ts';
import { type Inks, inks } from './ink.ts';
import { violationLines, waitingLines } from './remarks.ts';

export interface DiagramOptions {
  readonly conversation: Conversation;
  /** Of the whole result; those that failed in this run are shown. */
  readonly checks: readonly CheckResult[];
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** A run as a space-time diagram for a terminal: a column for each role, a row for each event, and time going down. */
export function diagram(options: DiagramOptions): string {
  const { conversation, checks, language, width } = options;
  const colors = inks(options.color);
  const columns = layColumns(conversation.lanes, width, conversation.rows.at(-1)?.n ?? 0);
  const painter = new LanePainter(conversation, lifelines(conversation), columns, colors);
  const say = sayFrom(wordsIn(language));
  const failed = checks.filter((check) => check.status === 'fail' && check.run === conversation.run);
  const evidence = new Set(
    failed.flatMap((check) => check.evidence.map((n) => rowOfRecord(conversation, n))),
  );
  const drawing: Drawing = { conversation, columns, painter, inks: colors, say, evidence };
  const lines: string[] = [];
  let part: string | null = null;
  let named = Number.NEGATIVE_INFINITY;
  const matters = rowsThatMatter(conversation, [...evidence]);
  for (const line of foldMoves(conversation, foldRows(conversation, matters, new Set()), matters)) {
    const row = conversation.rows[line.row];
    if (!row) continue;
    if (isMove(row) && row.part !== part && !('folded' in line)) {
      part = row.part;
      const withNames = lines.length - named >= NAMES_AGAIN;
      if (withNames) named = lines.length;
      lines.push(partLine(line.row, part, width, withNames, drawing));
    }
    const together = sideBySide(conversation, line.row);
    if (together.length > 1 && !('folded' in line)) lines.push(togetherLine(together, drawing));
    if (row.kind === 'violation') {
      const check = failed.find(({ id }) => id === row.check);
      const place = { conversation, row: line.row, language, width: Math.min(width, 100), inks: colors };
      if (check) lines.push(...violationLines(check, place));
    } else lines.push(lineOf(line, row, drawing));
    if (row.kind === 'end')
      lines.push(...waitingLines({ conversation, row: line.row, language, width, inks: colors }));
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** A row and those that were made together with it; none where it was made alone, or together with one above. */
function sideBySide({ rows }: Conversation, index: number): readonly number[] {
  const first = rows[index];
  if (!first || !isMove(first) || first.beside) return [];
  const together = [index];
  for (let at = index + 1; at < rows.length; at++) {
    const row = rows[at];
    if (!row || (isMove(row) && !row.beside)) break;
    if (isMove(row)) together.push(at);
  }
  return together;
}

/** A line with all who act together, above what each of them does. */
function togetherLine(rows: readonly number[], { columns, painter, inks: colors, say }: Drawing): string {
  const left = ' '.repeat(leftOf(columns) - columns.lanes - 2);
  return `${left}${painter.paintTogether(rows)}  ${colors.faint(say('at-once'))}`;
}

interface Drawing {
  readonly conversation: Conversation;
  readonly columns: Columns;
  readonly painter: LanePainter;
  readonly inks: Inks;
  readonly say: Say;
  /** Indices of the rows that are evidence of failed checks. */
  readonly evidence: ReadonlySet<number>;
}

/** After so many lines, the roles' names are repeated where a part begins. */
const NAMES_AGAIN = 12;

/** The name of the script's part that begins with a row, and from time to time the roles' names above their lines. */
function partLine(
  index: number,
  part: string,
  width: number,
  withNames: boolean,
  { columns, painter, inks: colors }: Drawing,
): string {
  const left = leftOf(columns);
  const title = `── ${legible(part)} `;
  const rule = '─'.repeat(Math.max(0, Math.min(width, 100) - left - cellsOf(title)));
  const names = withNames ? nameLine(columns, colors) : painter.paintLines(index - 1);
  return `${' '.repeat(left - columns.lanes - 2)}${names}  ${colors.faint(title + rule)}`;
}

function nameLine({ names, centres, lanes }: Columns, colors: Inks): string {
  let line = '';
  let at = 0;
  for (const [lane, name] of names.entries()) {
    const start = Math.max(at, (centres[lane] ?? 0) - (cellsOf(name) >> 1));
    line += ' '.repeat(start - at) + colors.ofKey(lane)(name);
    at = start + cellsOf(name);
  }
  return line + ' '.repeat(Math.max(0, lanes - at));
}

function lineOf(line: Line, row: Row, drawing: Drawing): string {
  const { columns, painter, inks: colors, evidence, say, conversation } = drawing;
  const isEvidence = evidence.has(line.row);
  const mark = isEvidence ? colors.wrong('!') : ' ';
  if ('folded' in line) {
    const role = row.lane === null ? '' : (conversation.lanes[row.lane]?.id ?? '');
    const text = `… ${say(isMove(row) ? 'folded-moves' : 'folded', { count: line.folded, role })}`;
    return `  ${' '.repeat(columns.number)} ${' '.repeat(columns.time)}${painter.paintLines(line.row)}  ${colors.faint(cutTo(text, columns.text))}`;
  }
  const number = colors.faint(String(row.n).padStart(columns.number));
  const time = columns.time === 0 ? '' : colors.faint(`${row.t.toFixed(1).padStart(columns.time - 1)} `);
  const text = colored(line.row, row, drawing);
  const isTogether = isMove(row) && (row.beside || sideBySide(conversation, line.row).length > 1);
  return `${mark} ${isEvidence ? colors.wrong(String(row.n).padStart(columns.number)) : number} ${time}${painter.paint(line.row, isTogether)}  ${text}`;
}

/** The least width of a typed text beside a remark. */
const LEAST_TYPED = 16;

/** The text beside the lanes: what was typed or shown, or what happened. */
function colored(index: number, row: Row, { columns, inks: colors, say, conversation }: Drawing): string {
  const sentence = describeRow(row, conversation, say);
  const text = legible(textOf(row));
  const named = (whole: string): string =>
    piecesOf(whole, conversation.names)
      .map((piece) => (piece.name === null ? piece.text : colors.ofName(piece.name)(piece.text)))
      .join('');
  switch (row.kind) {
    case 'say': {
      const said = remarksOf(row, conversation, say).join(', ');
      const remark = said === '' ? '' : cutTo(` (${said})`, columns.text - LEAST_TYPED);
      const typed = cutTo(`> ${text}`, columns.text - cellsOf(remark));
      return colors.strong(colors.ofKey(row.lane)(named(typed))) + colors.faint(remark);
    }
    case 'print':
    case 'heard': {
      const shown = cutTo(text === '' ? '⏎' : text, columns.text);
      if (row.kind === 'print' && row.stream === 'err') return colors.wrong(shown);
      return conversation.arrows.some(({ to }) => to === index) ? named(shown) : colors.faint(named(shown));
    }
    case 'exit':
      return colors.wrong(cutTo(sentence, columns.text));
    case 'start':
    case 'stop':
    case 'pause':
    case 'resume':
    case 'act':
    case 'probe':
    case 'wire':
    case 'member':
    case 'end':
    case 'violation':
      return colors.faint(cutTo(text === '' ? sentence : `${sentence}: ${text}`, columns.text));
    default:
      return unreachable(row);
  }
}
