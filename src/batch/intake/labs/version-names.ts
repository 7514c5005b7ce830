/** Words by which students call what they no longer mean, and what they mean instead. */
const OLD = words(
  'old lama backup bak cadangan draft draf awal salah arsip sebelum sebelumnya before previous gagal usang',
);
const NEW = words(
  'new baru terbaru final finale finalisasi akhir terakhir fix fixed fiks revisi revised revision perbaikan diperbaiki benar update updated latest last',
);

/** A version's number: `v2`, `versi 2`, `rev3`, or the number at the end of a name. */
const NUMBERED =
  /(?:^|[^a-z])(?:v|ver|versi|version|rev|revisi|revision|percobaan|attempt)[ ._-]*(\d{1,3})(?!\d)/i;
const AT_THE_END = /(?<!\d)(\d{1,2})\)?\s*$/;

/** What a folder's or an archive's name says of the version in it. */
interface VersionName {
  /** Without its number. */
  readonly stem: string;
  readonly number: number | null;
  /** Whether the number is said to be a version's. */
  readonly isOutright: boolean;
  /** How many words say that this is the one: `final revisi` says it twice. */
  readonly news: number;
}

/** Whether a name says that there is a newer one. */
export function isOldName(name: string): boolean {
  return wordsOf(name).some((word) => OLD.has(word));
}

/** Whether a name says which version it is. */
export function isVersionName(name: string): boolean {
  const { isOutright, news } = read(name);
  return isOutright || news > 0 || isOldName(name);
}

/**
 * Which of two names is that of a newer version.
 * @returns more than 0 where `a` is, less than 0 where `b` is; 0 where they do not tell, or say both
 */
export function compareVersionNames(a: string, b: string): number {
  const [one, other] = [read(a), read(b)];
  const byNumber = sign(compareNumbers(one, other));
  const byWords = sign(one.news - other.news);
  return byNumber === -byWords ? 0 : byNumber || byWords;
}

function compareNumbers(a: VersionName, b: VersionName): number {
  if (a.isOutright && b.isOutright) return (a.number ?? 0) - (b.number ?? 0);
  // `tugas` comes before `tugas (1)`; `tugas 1` and `laporan 2` have nothing to do with each other.
  return a.stem === b.stem ? (a.number ?? 0) - (b.number ?? 0) : 0;
}

function read(name: string): VersionName {
  const outright = NUMBERED.exec(name);
  const found = outright ?? AT_THE_END.exec(name);
  const rest = found === null ? name : name.replace(found[0], ' ');
  return {
    stem: wordsOf(rest).join(' '),
    number: found === null ? null : Number(found[1]),
    isOutright: outright !== null,
    news: wordsOf(name).filter((word) => NEW.has(word)).length,
  };
}

/** Words in small letters: `TugasFINAL-fix2` has three. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function sign(value: number): number {
  return Math.sign(value);
}
