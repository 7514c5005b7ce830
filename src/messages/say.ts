import type { Message, MessageParam } from '../model/message.ts';
import { en } from './en.ts';

/** Turns a message into a sentence. An id that no catalogue knows is shown as it is. */
export function say({ id, params }: Message): string {
  const catalogue: Readonly<Record<string, string>> = en;
  const template = catalogue[id] ?? id;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : show(value);
  });
}

function show(value: MessageParam): string {
  if (typeof value === 'string') return visible(value);
  if (typeof value === 'number') return String(value);
  const names = value.map(visible);
  return names.length <= 1
    ? (names[0] ?? 'nobody')
    : `${names.slice(0, -1).join(', ')} ${en.and} ${names.at(-1)}`;
}

/** The longest piece of a student's output that a sentence holds, in characters. */
const LONGEST = 160;

/** Text of a student's program made harmless for a terminal: control characters become visible, long text is cut. */
export function visible(text: string): string {
  const shown = text.replace(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code === 10) return '\u23ce';
    return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
  const letters = [...shown];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}\u2026` : shown;
}
