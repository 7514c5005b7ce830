import { cellsOf, wrapText } from '../model/cells.ts';

/** A wrapped text after a label; further lines are aligned below its beginning. */
export function hang(label: string, text: string, width: number | null): readonly string[] {
  const indent = cellsOf(label);
  const lines = wrapText(text, width === null ? null : Math.max(20, width - indent));
  return lines.map((line, index) => `${index === 0 ? label : ' '.repeat(indent)}${line}`);
}
