import { inflateSync } from 'node:zlib';

/** A printed line, with its place on the page in CSS pixels from the top margin. */
export interface PrintedLine {
  readonly baseline: number;
  /** Font size. */
  readonly size: number;
}

/** A page as a browser has printed it. */
export interface PrintedPage {
  /** Height between the margins, in CSS pixels. */
  readonly height: number;
  /** From top to bottom. */
  readonly lines: readonly PrintedLine[];
}

/** Chromium writes three and an eighth units of a page's stream for a CSS pixel. */
const UNITS = 3.125;

/** The lines on the pages of a PDF from Chromium. @throws where it is not one */
export function printedPages(pdf: Buffer): readonly PrintedPage[] {
  const pages: PrintedPage[] = [];
  for (const { index, 0: start } of pdf.toString('latin1').matchAll(/stream\r?\n/g)) {
    const text = inflated(pdf.subarray(index + start.length));
    const [, height] = /[\d.]+ [\d.]+ [\d.]+ ([\d.]+) re\nW/.exec(text) ?? [];
    if (height === undefined || !text.includes('BT')) continue;
    pages.push({ height: Number(height) / UNITS, lines: linesOf(text) });
  }
  const count = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  if (count === 0 || pages.length !== count)
    throw new Error(`Expected ${count} pages with text, found ${pages.length}`);
  return pages;
}

function linesOf(text: string): readonly PrintedLine[] {
  const lines: PrintedLine[] = [];
  let [top, size] = [0, 0];
  const TOKEN =
    /([\d.-]+) 0 0 [\d.-]+ [\d.-]+ ([\d.-]+) cm|\/F\d+ ([\d.]+) Tf|1 0 0 -1 [\d.-]+ ([\d.-]+) Tm/g;
  let margin: number | null = null;
  for (const [, scale, shift, font, y] of text.matchAll(TOKEN)) {
    // The first transform flips the page; the second moves the document up to where this page begins.
    if (scale !== undefined && Number(scale) === UNITS) {
      margin ??= Number(/[\d.]+ ([\d.]+) [\d.]+ [\d.]+ re\nW/.exec(text)?.[1] ?? 0);
      top = (Number(shift) - margin) / UNITS;
    } else if (font !== undefined) size = Number(font);
    else if (y !== undefined) lines.push({ baseline: Number(y) + top, size });
  }
  return lines.toSorted((a, b) => a.baseline - b.baseline);
}

/** A stream's text; empty where it is not compressed. */
function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}
