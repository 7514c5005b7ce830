import { createHash } from 'node:crypto';
import { isNotForWindows } from './names/safe-path.ts';

/** What tells students apart. */
export interface Identity {
  readonly name: string;
  readonly id: string | null;
  /** Where the hand-in lies: tells students apart where nothing else does. */
  readonly source: string;
}

const LONGEST = 60;

/**
 * A key for each: the name in plain letters, with the id behind it where several would have the same. It
 * depends neither on the order nor on what was handed in.
 */
export function studentKeys(identities: readonly Identity[]): readonly string[] {
  const plain = identities.map((identity) => plainText(identity.name) || `student-${tail(identity)}`);
  const told = apart(plain, (key, index) => `${key}-${tailOf(identities[index])}`);
  const hashed = apart(told, (key, index) => `${key}-${hash(identities[index]?.source ?? '')}`);
  return apart(hashed, (key, index) => `${key}-${index + 1}`);
}

/** Keys with those that several have replaced; file systems may not tell `ANI` from `ani`. */
function apart(keys: readonly string[], replace: (key: string, index: number) => string): readonly string[] {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key.toLowerCase(), (times.get(key.toLowerCase()) ?? 0) + 1);
  return keys.map((key, index) => (times.get(key.toLowerCase()) === 1 ? key : replace(key, index)));
}

function tailOf(identity: Identity | undefined): string {
  return identity ? tail(identity) : '';
}

function tail({ id, source }: Identity): string {
  return plainText(id ?? '') || hash(source);
}

/**
 * Letters, digits, `-`, `_` and `.`, none of them a dot or hyphen at either end; empty where nothing is left.
 */
function plainText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^[-._]+|[-._]+$/g, '')
    .replace(/\.{2,}/g, '.');
  return isNotForWindows([plain]) ? '' : plain;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
