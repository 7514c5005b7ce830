/**
 * Parses a number in the forms that an LMS writes: `100`, `100.00`, `100,00`, `1.000,00`; null where the text is not
 * one.
 */
export function parseSheetNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(trimmed)) return null;
  const parts = trimmed.split(/[.,]/);
  const decimals = parts.length > 1 ? `.${parts.pop()}` : '';
  const value = Number(`${parts.join('')}${decimals}`);
  return Number.isFinite(value) ? value : null;
}

/** Whether a sheet's numbers have a comma before their decimals. */
export function usesDecimalComma(texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => parseSheetNumber(text) !== null);
  return numbers.some((text) => /,\d+\s*$/.test(text)) && !numbers.some((text) => /\.\d+\s*$/.test(text));
}

/** A number in the sheet's style, without trailing zeros. */
export function showSheetNumber(value: number, decimalComma: boolean): string {
  return decimalComma ? String(value).replace('.', ',') : String(value);
}
