/**
 * Characters that do something or are invisible: controls, changes of writing direction, invisible ones, half surrogate
 * pairs.
 */
const UNSEEN =
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;

/** Many accents on one letter, which would cover the lines above it. */
const HEAP = /(\p{M}{8})\p{M}+/gu;

/**
 * Text of a student's program, made harmless for a page or a terminal: characters that do something or are invisible
 * become visible symbols. Nothing is cut.
 */
export function legible(text: string): string {
  return text.replace(UNSEEN, picture).replace(HEAP, '$1\ufffd');
}

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 10 || code === 0x2028 || code === 0x2029) return '\u23ce';
  if (code < 32) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
