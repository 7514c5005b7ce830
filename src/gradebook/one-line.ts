/**
 * Somebody else's text on one line: line ends become a visible sign, and characters on which a terminal, a page or a
 * spreadsheet would act (controls, changes of writing direction, half surrogate pairs) become a box.
 */
export function oneLine(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, ' \u23ce ')
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\ufffd');
}
