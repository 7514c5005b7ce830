/** Indonesian: what a conversation that was typed by hand holds. Part of `id.ts`. */
export const byHandId = {
  'by-hand.title': 'Isi percakapan ini, dibandingkan dengan naskah lab sendiri ({lines} baris darinya):',
  'by-hand.typed': 'diketik sendiri',
  'by-hand.silent': 'Percakapan ini tidak mengatakan apa pun tentangnya.',
  'by-hand.nobody':
    'Bila tidak ada yang disebut, kesalahannya bisa di program mana pun: giliran check menguji masing-masing, dan menemukannya.',
  'by-hand.none': 'Belum ada pemeriksaan yang dapat dinilai dari percakapan ini.',
  'by-hand.silent-count':
    'Tentang {count} pemeriksaan lainnya ia tidak mengatakan apa pun; giliran check mencobanya, dan memberi nilai.',
  'by-hand.all': 'giliran check mencobanya dengan teksnya sendiri, dan memberi nilai.',
  'by-hand.nothing-more': 'Lanjutan menurut lab: {next}.',
  'by-hand.over': 'Hanya itu yang diketik lab dalam adegan ini: setelahnya adalah obrolan bebas.',
  'by-hand.beyond':
    'Lanjutan menurut lab tidak dapat diketik sendiri (teks khusus, beberapa sekaligus): setelahnya adalah obrolan bebas.',
  'by-hand.otherwise':
    'Setelah baris ke-{lines} dilakukan hal lain daripada lanjutan menurut lab ({next}): mulai dari situ adalah obrolan bebas.',
  'by-hand.ended':
    '{role} berakhir setelah baris ke-{lines}, mungkin karena ketikan atau waktu memintanya: mulai dari situ adalah obrolan bebas.',
  'by-hand.blank':
    'Baris ke-{number} kosong, sehingga tidak terlihat siapa yang menampilkannya: mulai dari situ adalah obrolan bebas.',
  'by-hand.signs':
    'Baris ke-{number} panjang, atau memuat karakter khusus yang dicoba lab secara tersendiri ("{text}"): mulai dari situ adalah obrolan bebas.',
  'by-hand.command':
    'Baris ke-{number} ("{text}") mungkin perintah bagi program: mulai dari situ adalah obrolan bebas.',
  'by-hand.again':
    'Baris ke-{number} ("{text}") adalah bagian dari baris lain, atau memuatnya, sehingga keduanya tidak dapat dibedakan di layar: mulai dari situ adalah obrolan bebas.',
  'by-hand.on-screen':
    'Baris ke-{number} ("{text}") juga ada di tempat lain di layar, sehingga tidak jelas mana jawabannya: mulai dari situ adalah obrolan bebas.',
  'by-hand.next-say': '{role} mengetik',
  'by-hand.next-words': '{role} mengetik {count} kata',
  'by-hand.next-start': '{role} dijalankan',
  'by-hand.next-stop': '{role} dihentikan',
} as const;
