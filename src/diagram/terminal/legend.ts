import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { cellsOf, wrapAndCut } from '../../model/cells.ts';
import { message } from '../../model/message.ts';
import type { CheckResult } from '../../model/result.ts';
import type { Conversation } from '../conversation.ts';

export interface LegendOptions {
  readonly conversation: Pick<Conversation, 'run' | 'rows' | 'arrows'>;
  /** Of the whole result. */
  readonly checks: readonly CheckResult[];
  readonly language: Language;
  readonly width: number;
}

const SIGNS = ['typed', 'shown', 'printed', 'own', 'in-vain', 'held', 'evidence'] as const;
type Sign = (typeof SIGNS)[number];

/** Explains the signs of a diagram that have no words beside them, as far as they occur in it. */
export function legend(options: LegendOptions): readonly string[] {
  const { language, width } = options;
  const lines: string[] = [];
  for (const id of signsIn(options)) {
    const sign = say(message(`diagram.legend-${id}`), language);
    const last = lines.at(-1);
    if (last !== undefined && cellsOf(last) + 2 + cellsOf(sign) <= width)
      lines[lines.length - 1] = `${last}  ${sign}`;
    else lines.push(...wrapAndCut(sign, width));
  }
  return lines;
}

function signsIn({ conversation: { run, rows, arrows }, checks }: LegendOptions): readonly Sign[] {
  const used: Readonly<Record<Sign, boolean>> = {
    typed: true,
    shown: true,
    printed: true,
    own: arrows.some(({ from, to }) => rows[from]?.lane === rows[to]?.lane),
    'in-vain': rows.some((row) => row.kind === 'say' && !row.done),
    held: rows.some(({ kind }) => kind === 'pause'),
    evidence: checks.some((check) => check.status === 'fail' && check.run === run),
  };
  return SIGNS.filter((sign) => used[sign]);
}
