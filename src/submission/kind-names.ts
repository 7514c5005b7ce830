/** What courses in English and in Indonesian call programs of one kind. */
const KINDS: readonly (readonly string[])[] = [
  ['server', 'peladen', 'pelayan'],
  ['client', 'klien', 'pelanggan'],
  ['sender', 'pengirim'],
  ['receiver', 'penerima'],
];

/**
 * Names that a program of a kind may go by, in lower case. They are asked about: a file plays a role by the lab's own
 * name for it alone.
 * @param kind as the lab calls it: the first of the names
 */
export function namesOfKind(kind: string): readonly string[] {
  const others = KINDS.find((names) => names.includes(kind)) ?? [];
  return [...new Set([kind, ...others])];
}
