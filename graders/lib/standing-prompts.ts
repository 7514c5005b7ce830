import { memo } from '../../src/model/memo.ts';
import type { RunTrace } from '../../src/model/trace.ts';

/** Texts that were left unfinished on a role's screen, whatever followed: its prompts, the longest first. */
export const standingPrompts = memo((trace: RunTrace, role: string): readonly string[] => {
  const rows = new Map<string, string>();
  const stood = new Set<string>();
  for (const event of trace.events) {
    if (event.kind !== 'print' || event.role !== role) continue;
    const key = `${event.stream}${event.line}`;
    const row = (rows.get(key) ?? '') + event.text;
    rows.set(key, row);
    if (!event.ended && row.trim() !== '') stood.add(row.trim());
  }
  return [...stood].sort((one, other) => other.length - one.length);
});

/** A piece of a line without prompts at its beginning, however many there are. */
export function withoutPrompts(text: string, prompts: readonly string[]): string {
  for (let rest = text.trimStart(); ; ) {
    const prompt = prompts.find((one) => rest.startsWith(one));
    if (prompt === undefined) return rest;
    rest = rest.slice(prompt.length).trimStart();
  }
}
