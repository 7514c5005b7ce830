import type { Role } from '../model/lab.ts';
import { isRoleWord, namesOfKind } from '../model/role-words.ts';
import { withoutCopyMark } from './copy-mark.ts';
import { isLabel, isOrdinal, isPersonal, wordKind } from './name-words.ts';

/** What a file's name says of a role, word by word. */
export type NameReading =
  | {
      readonly kind: 'named';
      /** Whether it has the role's own number. */
      readonly numbered: boolean;
      /** Whether every other word is known to say nothing, or stands where it only says whose it is or for what. */
      readonly sure: boolean;
    }
  /** The role's word is there, with another that says that this is not its program. */
  | { readonly kind: 'foreign' }
  /** It is not told so: the role's word is not there, or may mean another role. */
  | { readonly kind: 'unclear' };

/** Letters or digits without a change between them. */
interface Token {
  /** In lower case. */
  readonly text: string;
  readonly isNumber: boolean;
  /** Whether nothing separates it from the token before. */
  readonly glued: boolean;
  /** Whether the chunk that it stands in has letters and digits, as names of classes do: `2A`, `IF44`. */
  readonly mixed: boolean;
}

const UNCLEAR: NameReading = { kind: 'unclear' };

/**
 * Reads a name in which a role's word stands among others: `5025211001_server`, `Budi-client1`, `tugas2_klien_1`,
 * `UTS_server_final`. English and Indonesian put what a thing is last (`chat_server`, `server_helper`), so that words
 * before the role's say which one it is, and unknown ones behind it may make it something else.
 * @param stem a file's name without its extension
 */
export function readName(stem: string, role: Role): NameReading {
  const isNumbered = role.number !== null;
  // `Budi client (1)` may be client 1, or a second `client`.
  if (isNumbered && /\(\d+\)$/.test(stem) && !/\d/.test(withoutCopyMark(stem).slice(-1))) return UNCLEAR;
  const tokens = tokensOf(withoutCopyMark(stem));
  const at = tokens.findIndex(({ text }) => namesOfKind(role.kind.name).includes(text));
  if (at === -1) return UNCLEAR;
  const others = tokens.filter((_, index) => index !== at);
  if (others.some(({ text }) => isRoleWord(text))) return UNCLEAR;
  if (others.some(({ text }) => wordKind(text, role.kind.endpoint.transport) === 'foreign'))
    return { kind: 'foreign' };
  const before = tokens.slice(0, at);
  const behind = tokens.slice(at + 1);
  const number = numberBehind(behind, isNumbered);
  if (number === 'unclear') return UNCLEAR;
  if (number !== null && (!isNumbered || number !== role.number)) return UNCLEAR;
  const rest = number === null ? behind : behind.slice(1);
  if (rest.some((_, index) => isFree(rest, index))) return UNCLEAR;
  if (isNumbered && number === null) {
    if (before.some((_, index) => isFree(before, index))) return UNCLEAR;
    if (others.some(({ text, mixed }, index) => isOrdinal(text) && !mixed && !isLabelled(others, index)))
      return UNCLEAR;
  }
  const sure = rest.every(
    (token, index) =>
      token.mixed ||
      isLabelled(rest, index) ||
      wordKind(token.text, role.kind.endpoint.transport) !== 'unknown',
  );
  return { kind: 'named', numbered: number !== null, sure };
}

/** The number right behind a role's word; null where there is none, `unclear` where digits may hold it and more. */
function numberBehind([first, second]: readonly Token[], isNumbered: boolean): number | null | 'unclear' {
  if (!first?.isNumber) return null;
  if (isPersonal(first.text)) return first.glued && isNumbered ? 'unclear' : null;
  // `client_2A` is the client of a student of class 2A, or client 2.
  if (!first.glued && second?.glued) return 'unclear';
  return Number(first.text);
}

/** Whether a token is a small number that nothing says the meaning of. */
function isFree(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.isNumber === true && !isPersonal(token.text) && !token.mixed && !isLabelled(tokens, index);
}

/** Whether a label stands before a token: `modul 4`, `kelas A`. */
function isLabelled(tokens: readonly Token[], index: number): boolean {
  return isLabel(tokens[index - 1]?.text ?? '');
}

/** Words and numbers of a name, split at gaps, at changes between letters and digits, and at capitals. */
function tokensOf(name: string): readonly Token[] {
  return name.split(/[^\p{L}\p{N}]+/u).flatMap((chunk) => {
    const parts = chunk.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+|\d+/gu) ?? [];
    const hasRole = parts.some((part) => isRoleWord(part.toLowerCase()));
    const mixed = !hasRole && /\d/.test(chunk) && /\p{L}/u.test(chunk);
    return parts.map((part, index) => ({
      text: part.toLowerCase(),
      isNumber: /^\d+$/.test(part),
      glued: index > 0,
      mixed,
    }));
  });
}
