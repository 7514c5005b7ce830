import { oneLine } from './one-line.ts';

/** A line of an explanation: a label (`Expected`), where it has one, and a text. */
export interface Line {
  readonly label: string | null;
  readonly text: string;
}

/** The line as plain text. */
export function plainLine({ label, text }: Line): string {
  const told = oneLine(text);
  return label === null ? told : `${label}: ${told}`;
}

/** Several lines as plain text. */
export function plainLines(lines: readonly Line[]): string {
  return lines.map(plainLine).join('\n');
}
