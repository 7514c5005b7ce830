/** Words for one kind of program. */
interface Words {
  /** What it is called: in file names and on screens. The first of English is the labs' own. */
  readonly names: Readonly<Record<'en' | 'id', readonly string[]>>;
  /** What people call it on a screen alone, in short or by what it does there. */
  readonly onScreen: readonly string[];
}

/** What courses in English and in Indonesian call the programs of a network lab. */
const ROLE_WORDS: readonly Words[] = [
  {
    names: { en: ['server'], id: ['peladen', 'pelayan'] },
    onScreen: ['srv', 'admin', 'host'],
  },
  {
    names: { en: ['client'], id: ['klien', 'pelanggan'] },
    onScreen: ['clien', 'cl', 'c', 'user', 'pengguna', 'peer'],
  },
  { names: { en: ['sender'], id: ['pengirim'] }, onScreen: [] },
  { names: { en: ['receiver'], id: ['penerima'] }, onScreen: [] },
];

/**
 * Names that a program of a kind may go by, in lower case, the lab's own first.
 * @param kind as the lab calls it
 */
export function namesOfKind(kind: string): readonly string[] {
  const { en, id } = wordsFor(kind)?.names ?? { en: [], id: [] };
  return [...new Set([kind, ...en, ...id])];
}

/**
 * Words by which a screen may name a program of a kind, in lower case.
 * @param kind as the lab calls it
 */
export function screenWordsOf(kind: string): readonly string[] {
  return [...namesOfKind(kind), ...(wordsFor(kind)?.onScreen ?? [])];
}

/** Whether a word names some kind of program, or has such a name in it: `klien`, `clients`, `webserver`. */
export function isRoleWord(word: string): boolean {
  return ROLE_WORDS.some(({ names }) => [...names.en, ...names.id].some((name) => word.includes(name)));
}

function wordsFor(kind: string): Words | undefined {
  return ROLE_WORDS.find(({ names }) => names.en.includes(kind));
}
