/** Headings of Moodle's worksheet, in the languages of its sites, folded by `foldText`. */
export const HEADINGS = {
  identifier: [
    'identifier',
    'id',
    'identifiant',
    'identificador',
    'identificatore',
    'pengenal',
    'pengidentifikasi',
  ],
  grade: [
    ...['grade', 'nilai', 'gred', 'bewertung', 'note', 'calificación', 'puntuación', 'nota', 'avaliação'],
    ...['classificação', 'valutazione', 'voto', 'cijfer', 'beoordeling', 'betyg', 'karakter', 'arvosana'],
    ...['ocena', 'známka', 'hodnocení', 'osztályzat', 'értékelés', 'not', 'оценка', 'оцінка', 'βαθμός'],
    ...[
      'điểm',
      'คะแนน',
      'الدرجة',
      'العلامة',
      '評点',
      '評定',
      '成绩',
      '成績',
      '성적',
      'qualificació',
      'kalifikazioa',
    ],
  ],
  maximum: [
    ...['maximum grade', 'nilai maksimum', 'nilai maksimal', 'gred maksimum', 'bestwertung', 'note maximale'],
    ...['calificación máxima', 'puntuación máxima', 'nota máxima', 'avaliação máxima', 'valutazione massima'],
    ...['voto massimo', 'maximale cijfer', 'maximumcijfer', 'maximalt betyg', '最高成绩'],
  ],
  scale: ['scale', 'skala', 'barème', 'échelle', 'escala', 'scala', 'schaal'],
  comment: [
    ...[
      'feedback comments',
      'komentar umpan balik',
      'umpan balik komentar',
      'komentar masukan',
      'komentar feedback',
    ],
    ...[
      'feedback als kommentar',
      'feedback par commentaires',
      'commentaires',
      'comentarios de retroalimentación',
    ],
    ...['comentarios de la retroalimentación', 'retroalimentación', 'comentários de feedback'],
    ...['comentários', 'commenti', 'commenti di feedback', 'feedback als tekst', 'feedback met opmerkingen'],
  ],
  submitted: [
    ...['last modified (submission)', 'terakhir diubah (pengajuan)', 'terakhir diubah (pengumpulan)'],
    ...[
      'terakhir dimodifikasi (pengajuan)',
      'terakhir dimodifikasi (pengiriman)',
      'terakhir diubah (kiriman)',
    ],
    ...[
      'zuletzt geändert (abgabe)',
      'dernière modification (travail remis)',
      'última modificación (entrega)',
    ],
  ],
  name: [
    ...['full name', 'nama lengkap', 'nama penuh', 'vollständiger name', 'nom complet', 'nombre completo'],
    ...['nome completo', 'nome', 'nome e cognome', 'volledige naam'],
  ],
  id: [
    ...['id number', 'nomor id', 'nomor identitas', 'nomor induk', 'nim', 'npm', 'nrp', 'id-nummer'],
    ...[
      'matrikelnummer',
      "numéro d'identification",
      'número de id',
      'número de identificación',
      'codice identificativo',
    ],
    ...['username', 'nama pengguna', 'anmeldename', "nom d'utilisateur", 'nombre de usuario'],
    ...['identificação de usuário', 'gebruikersnaam'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Words for no in a column of yes and no. */
export const NO = [
  ...[
    'no',
    'tidak',
    'nein',
    'non',
    'não',
    'nee',
    'nej',
    'nei',
    'ei',
    'nie',
    'ne',
    'nem',
    'hayır',
    'нет',
    'ні',
  ],
  ...['όχι', 'không', 'ไม่', 'لا', 'いいえ', '否', '아니오', '아니요', 'ez'],
] as const;

/** Words for yes. */
export const YES = [
  ...['yes', 'ya', 'ja', 'oui', 'sí', 'si', 'sì', 'sim', 'kyllä', 'tak', 'ano', 'igen', 'evet', 'да', 'так'],
  ...['ναι', 'có', 'ใช่', 'نعم', 'はい', '是', '예', 'bai'],
] as const;
