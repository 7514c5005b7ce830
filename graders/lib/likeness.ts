import type { Cause } from '../../src/model/cause.ts';

/** How a shown line resembles the text that should be in it, as a cause; null where it does not. */
export type Likeness = Extract<Cause, 'wrong-encoding' | 'spaces-changed' | 'truncated' | 'changed'> | null;

/**
 * @param line what was shown
 * @param text what should have been in it
 */
export function likeness(line: string, text: string): Likeness {
  const squeeze = (value: string): string => value.replace(/\s+/g, '');
  // Two bytes for each letter, one of them zero.
  if (line.includes('\0') && line.replaceAll('\0', '').includes(text)) return 'wrong-encoding';
  if ([...line].filter((letter) => letter === '\ufffd').length * 4 > line.length) return 'changed';
  if (squeeze(line).includes(squeeze(text))) return 'spaces-changed';
  if (line.toLowerCase().includes(text.toLowerCase())) return 'changed';
  if (
    line.includes(
      Buffer.from(text, 'utf8')
        .toString('latin1')
        .replace(/[\x00-\x1f\x7f-\x9f]/g, ''),
    )
  )
    return 'wrong-encoding';
  const words = text.split(/\s+/).filter((word) => word !== '');
  const plain = words.filter((word) => /^[\x20-\x7e]+$/.test(word));
  const kept = plain.filter((word) => line.includes(word));
  if (plain.length < words.length && plain.length > 0 && kept.length === plain.length)
    return 'wrong-encoding';
  if (plain.length < words.length && keepsPlainLetters(line, text)) return 'wrong-encoding';
  const head = text.slice(0, Math.max(8, Math.floor(text.length / 20)));
  if (text.length > 40 && line.includes(head) && !line.includes(text.slice(-head.length))) return 'truncated';
  if (endsWithBeginning(line.replace(/[\s\ufffd]+$/, ''), text)) return 'truncated';
  const isHeadless = line.trimEnd().endsWith(text.slice(Math.floor(text.length / 4)));
  return isHeadless || kept.length * 2 > words.length ? 'changed' : null;
}

/**
 * Whether a line has the ASCII letters of a text in their places, and between them nothing but other letters and
 * replacement characters. It takes one pass, whatever the line contains.
 */
function keepsPlainLetters(line: string, text: string): boolean {
  const [first = '', ...others] = text.split(/[^\x20-\x7e]+/).filter((run) => run !== '');
  if (!/[a-z]{4}/i.test(first) || others.length === 0) return false;
  let at = line.indexOf(first);
  if (at === -1) return false;
  at += first.length;
  for (const run of others) {
    const [gap = ''] = /^[^\x20-\x3e\x40-\x7e]*/.exec(line.slice(at)) ?? [];
    at += gap.length;
    if (!line.startsWith(run, at)) return false;
    at += run.length;
  }
  return true;
}

/** The least number of a text's first characters that count as its beginning. */
const BEGINNING = 4;
/** The least number where it ends before a sign at which programs split. */
const BEFORE_SIGN = 2;

/** Whether a line ends with the beginning of a text, and with no more of it. */
function endsWithBeginning(line: string, text: string): boolean {
  for (let length = text.length - 1; length >= BEFORE_SIGN; length--) {
    const isPart = length >= BEGINNING || /^[^\p{L}\p{N}\s]/u.test(text.slice(length));
    if (isPart && line.endsWith(text.slice(0, length).trimEnd())) return true;
  }
  return false;
}
