import { unreachable } from './unreachable.ts';

/**
 * How a program puts a message into bytes: what always stands at its beginning, perhaps a length, what always stands
 * before the text, the text, and what always stands behind it.
 */
export interface Form {
  /** Before the length; empty where there is none. */
  readonly lead: string;
  readonly length: LengthField | null;
  readonly head: string;
  readonly text: Spelling;
  readonly tail: string;
}

/** A length of what follows. It counts the bytes up to the text's end, or up to the message's. */
export type LengthField = (
  | { readonly kind: 'binary'; readonly bytes: 1 | 2 | 4 | 8; readonly order: 'big' | 'little' }
  /** Digits, with zeros before them up to a width, and what ends them. */
  | { readonly kind: 'decimal'; readonly width: number; readonly end: string }
) & { readonly upTo: 'text' | 'message' };

/** How the text itself is spelled. */
const SPELLINGS = ['utf-8', 'utf-16be', 'utf-16le', 'base64', 'json'] as const;
export type Spelling = (typeof SPELLINGS)[number];

/** A form, and the roles whose programs were heard to send in it. */
export interface LearntForm {
  readonly of: readonly string[];
  readonly form: Form;
}

/** A message in some form, as it goes over the wire. */
export function inForm({ lead, length, head, text: spelling, tail }: Form, text: string): Uint8Array {
  const body = joined([utf8(head), spelled(text, spelling)]);
  const end = utf8(tail);
  if (length === null) return joined([body, end]);
  const size = length.upTo === 'text' ? body.length : body.length + end.length;
  return joined([utf8(lead), lengthBytes(length, size), body, end]);
}

/**
 * The form in which a message with some text was sent; null where the text does not occur in any of the known
 * spellings, or occurs more than once. Bytes are taken for a length if they count what follows them.
 */
export function formOf(text: string, message: Uint8Array): Form | null {
  for (const spelling of SPELLINGS) {
    const found = findOnce(message, spelled(text, spelling));
    if (found === null) continue;
    const before = message.subarray(0, found.at);
    const after = message.subarray(found.end);
    const { lead: first, length, rest } = lengthOf(before, found.end, message.length);
    const [lead, head, tail] = [fromUtf8(first), fromUtf8(rest), fromUtf8(after)];
    if (lead === null || head === null || tail === null) return null;
    // Within quotes a text of plain letters may be JSON's, which spells signs in its own way.
    const isQuoted = spelling === 'utf-8' && head.endsWith('"') && tail.startsWith('"');
    return { lead, length, head, text: isQuoted ? 'json' : spelling, tail };
  }
  return null;
}

/** Whether a message in a form is its text, perhaps with a name before it and a line end behind. */
export function isPlainForm({ length, head, text, tail }: Form): boolean {
  return (
    length === null && text === 'utf-8' && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(head) && /^\r?\n?$/.test(tail)
  );
}

/**
 * Whether two forms are the same.
 * @param numbers of the roles whose they are: one may have its own, as a digit or a byte, where the other has its own
 */
export function isSameForm(
  one: Form,
  other: Form,
  numbers: readonly [number | null, number | null] = [null, null],
): boolean {
  const [own, others] = numbers;
  const [key, otherKey] = [[...keyOf(one)], [...keyOf(other)]];
  const isNumber = (sign: string | undefined, number: number | null): boolean =>
    number !== null && (sign === String(number) || sign === String.fromCharCode(number));
  return (
    key.length === otherKey.length &&
    key.every((sign, at) => sign === otherKey[at] || (isNumber(sign, own) && isNumber(otherKey[at], others)))
  );
}

/** A form of a role with a number as one with another number has it: what it puts before the text names itself. */
export function withNumber(form: Form, number: number | null, own: number | null): Form {
  if (number === null || own === null) return form;
  const named = (text: string): string =>
    text.replace(/\d+/g, (digits) => (digits === String(number) ? String(own) : digits));
  return { ...form, lead: named(form.lead), head: named(form.head) };
}

/** All of a form in one text, sign for sign. */

function keyOf({ lead, length, head, text, tail }: Form): string {
  const field =
    length === null
      ? []
      : length.kind === 'binary'
        ? [length.bytes, length.order, length.upTo]
        : [length.width, length.end, length.upTo];
  return [lead, field.join(), head, text, tail].join('\u{10ffff}');
}

/** What stands before a text, taken apart at the length in it, if there is one. */
interface Before {
  readonly lead: Uint8Array;
  readonly length: LengthField | null;
  readonly rest: Uint8Array;
}

/**
 * The first and widest number that counts what comes behind it, and stands no deeper than headers of fixed fields do.
 */
function lengthOf(before: Uint8Array, textEnd: number, messageEnd: number): Before {
  for (let at = 0; at < Math.min(before.length, DEEPEST); at++) {
    const found = lengthAt(before.subarray(at), textEnd - at, messageEnd - at);
    if (found) return { lead: before.subarray(0, at), ...found };
  }
  return { lead: new Uint8Array(), length: null, rest: before };
}

const DEEPEST = 16;

function lengthAt(before: Uint8Array, textEnd: number, messageEnd: number): Omit<Before, 'lead'> | null {
  const upTo = (size: number, from: number): 'text' | 'message' | null =>
    size === messageEnd - from ? 'message' : size === textEnd - from ? 'text' : null;
  for (const bytes of [8, 4, 2, 1] as const) {
    if (before.length < bytes) continue;
    for (const order of ['big', 'little'] as const) {
      const counted = upTo(numberIn(before.subarray(0, bytes), order), bytes);
      if (counted !== null)
        return { length: { kind: 'binary', bytes, order, upTo: counted }, rest: before.subarray(bytes) };
    }
  }
  const [whole, number = '', end = ''] = /^(\d+)([^\d]?)/.exec(fromUtf8(before) ?? '') ?? [];
  if (whole === undefined) return null;
  const from = utf8(whole).length;
  const counted = upTo(Number(number), from);
  if (counted === null) return null;
  const width = number.startsWith('0') ? number.length : 0;
  return { length: { kind: 'decimal', width, end, upTo: counted }, rest: before.subarray(from) };
}

function lengthBytes(length: LengthField, size: number): Uint8Array {
  if (length.kind === 'decimal') return utf8(String(size).padStart(length.width, '0') + length.end);
  const out = new Uint8Array(length.bytes);
  for (let index = 0, left = size; index < out.length; index++, left = Math.floor(left / 256))
    out[length.order === 'little' ? index : out.length - 1 - index] = left % 256;
  return out;
}

function numberIn(bytes: Uint8Array, order: 'big' | 'little'): number {
  const ordered = order === 'big' ? [...bytes] : [...bytes].reverse();
  return ordered.reduce((sum, byte) => sum * 256 + byte, 0);
}

function spelled(text: string, spelling: Spelling): Uint8Array {
  switch (spelling) {
    case 'utf-8':
      return utf8(text);
    case 'utf-16be':
      return utf16(text, [1, 0]);
    case 'utf-16le':
      return utf16(text, [0, 1]);
    case 'base64':
      return utf8(btoa(String.fromCharCode(...utf8(text))));
    case 'json':
      return utf8(JSON.stringify(text).slice(1, -1));
    default:
      return unreachable(spelling);
  }
}

function utf16(text: string, [low, high]: readonly [number, number]): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    out[2 * index + low] = unit % 256;
    out[2 * index + high] = Math.floor(unit / 256);
  }
  return out;
}

function findOnce(bytes: Uint8Array, part: Uint8Array): { readonly at: number; readonly end: number } | null {
  const places: number[] = [];
  for (let at = 0; at + part.length <= bytes.length; at++)
    if (part.every((byte, index) => bytes[at + index] === byte)) places.push(at);
  const [at, ...others] = places;
  return at === undefined || others.length > 0 || part.length === 0 ? null : { at, end: at + part.length };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Null where it is no UTF-8. */
function fromUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes);
  return utf8(text).every((byte, index) => bytes[index] === byte) && utf8(text).length === bytes.length
    ? text
    : null;
}
