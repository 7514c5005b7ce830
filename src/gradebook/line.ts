import { oneLine } from './one-line.ts';

/** A line of an explanation: what it is about (`Expected`), where it is about something, and what it says. */
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
