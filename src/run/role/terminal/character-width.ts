/** What takes two places of a line: East Asian letters, and pictures. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** What stands on the letter before it. */
const WITHOUT_PLACE = /^[\p{M}\u200b-\u200f\u2060\ufeff]/u;

/** How many places of a line a character takes. */
export function characterWidth(character: string): 0 | 1 | 2 {
  if (character < '\u0300') return 1;
  if (WITHOUT_PLACE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
