/** Kinds of words in a file's name, beside the one that names a role. */
export type NameWord = 'silent' | 'foreign' | 'number' | 'unknown';

/** What says whose a file is, for what it was handed in, or which of several it is: any number may follow. */
const LABELS = words(`
  tugas tgs modul module mod praktikum prak prk pertemuan pert minggu week lab uts uas ets eas kuis quiz ujian exam
  responsi project proyek projek kelompok kel grup group kelas kls jawaban jawab answer soal nomor nim nrp npm nama
  sesi session hw homework assignment asg tubes tp fp p m t v ver versi version rev revisi revision
  submission submit pengumpulan
`);

/** What says nothing of what a program is. */
const SILENT = words(`
  final akhir fix fixed jadi selesai beres done baru new terbaru latest main app program prog kode code source src
  python py java js ts node chat
`);

/** What says that a file is something else: an earlier attempt, a trial, a part, or a program of another kind. */
const FOREIGN = words(`
  old lama backup bak bck bckp cadangan arsip archive orig original asli prev previous sebelum
  test tests testing tes uji coba cobacoba percobaan trial try draft konsep temp tmp debug spec mock fake dummy stub
  demo contoh example examples sample template starter skeleton kerangka latihan belajar scratch
  wrong salah rusak broken gagal failed bug buggy bukan not jangan unused
  helper helpers util utils utility utilities utilitas bantuan pembantu lib libs library common shared base abstract core
  config conf cfg konfigurasi setting settings const constant constants konstanta type types model models
  interface interfaces protocol protokol handler handlers thread threads worker workers manager list state info data
  log logger message messages pesan gui ui view socket sockets soket connection conn koneksi factory service controller
  event events exception exceptions launcher runner readme init setup package
  web http https ftp ssh dns smtp mail proxy database db file game echo async select
`);

/** Words for ways to talk: they fit a role that talks so. */
const TRANSPORTS: Readonly<Record<string, 'tcp' | 'udp'>> = {
  tcp: 'tcp',
  udp: 'udp',
  multicast: 'udp',
  mcast: 'udp',
};

/** Which of several a program is, in words: the lab may count in another way. */
const ORDINALS = words(
  'satu dua tiga empat one two three four first second third pertama kedua ketiga keempat',
);

/** So many digits are a student's number, or a year: programs are not numbered that high. */
const PERSONAL_DIGITS = 3;

export function isLabel(word: string): boolean {
  return LABELS.has(word);
}

/** Whether a word says which of several programs one is, or may. */
export function isOrdinal(word: string): boolean {
  return ORDINALS.has(word) || /^\p{L}$/u.test(word);
}

/** Whether digits are a person's, and number no program. */
export function isPersonal(digits: string): boolean {
  return digits.length >= PERSONAL_DIGITS;
}

/**
 * What a word tells of a program that talks by a transport.
 * @param word in lower case
 */
export function wordKind(word: string, transport: 'tcp' | 'udp'): NameWord {
  if (/^\d+$/.test(word)) return 'number';
  const way = TRANSPORTS[word];
  if (way !== undefined) return way === transport ? 'silent' : 'foreign';
  if (FOREIGN.has(word)) return 'foreign';
  return SILENT.has(word) || LABELS.has(word) ? 'silent' : 'unknown';
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
