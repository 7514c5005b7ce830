import type { answersEn } from './answers-en.ts';

/** Indonesian: see `answers-en.ts`. */
export const answersId = {
  'cause.heard-uninvited': '{role} mendapat baris dari {from} yang bukan untuknya',
  'cause.disagreeing-order': '{role} dan {other} mendapat baris-baris yang sama dengan urutan berbeda',
  'cause.no-answer': '{role} tidak mendapat jawaban',
  'cause.wrong-answer': '{role} mendapat jawaban lain, bukan yang benar',
  'cause.answers-twice': '{role} mendapat jawaban lebih sering daripada seharusnya',
  'cause.answers-unasked': '{role} mendapat sesuatu yang tidak boleh sampai kepadanya',
  'cause.not-told': '{role} tidak diberi tahu tentang {whom}',
  'cause.names-nobody': 'pemberitahuan kepada {role} tidak menyebut {whom}',
  'cause.told-twice': '{role} diberi tahu tentang {whom} lebih sering daripada seharusnya',
  'cause.tells-text': 'pemberitahuan kepada {role} tentang {whom} memuat teksnya sendiri',
  'cause.does-not-end': '{role} tidak berakhir',
  'cause.wrong-status': '{role} berakhir dengan status lain',

  'expected.not-shown': '{role} tidak pernah menampilkan "{text}" dari {from}',
  'expected.shown-times': '{role} menampilkan "{text}" dari {from} {times} kali',
  'expected.in-order': '{role} menampilkan baris-baris {from} menurut urutan diketiknya',
  'expected.same-order': '{role} dan {other} menampilkan "{text}" dan "{second}" dengan urutan yang sama',
  'expected.answer': '{role} mendapat "{text}" {times} kali',
  'expected.answer-like': '{role} mendapat baris yang cocok dengan {text} {times} kali',
  'expected.no-answer': '{role} tidak pernah mendapat "{text}"',
  'expected.told': '{role} mendapat pemberitahuan yang menyebut {whom}',
  'expected.told-times': '{role} mendapat pemberitahuan yang menyebut {whom} {times} kali',
  'expected.told-without': '{role} mendapat pemberitahuan yang menyebut {whom}, tanpa "{text}" di dalamnya',
  'expected.ends': '{role} berakhir sendiri, dengan status {status}',

  'actual.other-order':
    '{role} menampilkan "{text}" lebih dulu, dan {other} menampilkan "{second}" lebih dulu',
  'actual.answers': '{role} mendapat "{seen}"',
  'actual.no-answer': '{role} tidak mendapat apa-apa',
  'actual.answer-times': '{role} mendapatnya {times} kali',
  'actual.still-runs': '{role} masih berjalan',
  'actual.ended-with': '{role} berakhir dengan {how}',

  'inconclusive.no-values': 'percobaan ini tidak punya nilai untuk yang diminta lab',

  'hint.heard-uninvited.1': 'Siapa yang harus mendapat baris ini, dan siapa yang mendapatnya?',
  'hint.heard-uninvited.2':
    'Periksa perulangan yang mengirim: siapa saja yang dilalui, dan siapa yang dilewati?',
  'hint.heard-uninvited.3':
    'Server mengirim ke koneksi yang dipilihnya sendiri. Simpan, untuk tiap baris, daftar siapa yang berhak, dan kirim hanya kepada mereka.',
  'hint.disagreeing-order.1':
    'Jika dua orang menulis pada saat yang sama, siapa yang menentukan baris mana lebih dulu?',
  'hint.disagreeing-order.2':
    'Periksa apa yang terjadi selama satu baris sedang dikirim ke semua: dapatkah thread lain mengirim barisnya di sela-sela itu?',
  'hint.disagreeing-order.3':
    'Dua thread yang sama-sama mengirim ke semua dapat sampai ke satu pendengar dengan satu urutan dan ke pendengar lain dengan urutan sebaliknya. Pegang satu lock selama satu baris dikirim ke semua, atau biarkan satu thread saja yang mengirim.',
  'hint.no-answer.1':
    'Sampaikah permintaan ke program yang menjawab, dan adakah jawaban yang meninggalkannya?',
  'hint.no-answer.2':
    'Ikuti permintaannya: di mana dibaca, apa yang menentukan bahwa permintaan itu lengkap, dan di mana jawabannya dikirim?',
  'hint.no-answer.3':
    'Aliran tidak punya pesan: pembaca harus tahu di mana permintaan berakhir, dan harus mengirim jawaban tanpa menunggu tambahan.',
  'hint.wrong-answer.1': 'Apa yang diminta, dan apa yang dijawab, huruf demi huruf?',
  'hint.wrong-answer.2':
    'Cetak apa yang dibaca tepat sebelum diolah: apakah semuanya yang dikirim, dan tidak lebih?',
  'hint.wrong-answer.3':
    'Jawaban punya bentuk yang disepakati kedua pihak. Bandingkan dengan protokol lab: kata, tanda baca, spasi, dan akhir baris.',
  'hint.own-rule.1': 'Apa yang diminta pemeriksaan ini, dan apa yang dilakukan program Anda?',
  'hint.own-rule.2': 'Bandingkan yang diharapkan dengan yang terlihat, karakter demi karakter.',
  'hint.own-rule.3':
    'Aturan ini milik lab itu sendiri: panduannya menjelaskan yang diminta. Baca lagi langkahnya, lalu ikuti satu baris melalui program Anda.',
  'hint.answers-twice.1': 'Berapa jawaban untuk satu permintaan?',
  'hint.answers-twice.2':
    'Cari perintah kirim kedua untuk permintaan yang sama, atau permintaan yang diolah dua kali.',
  'hint.answers-twice.3':
    'Satu permintaan satu jawaban. Jika permintaan dapat datang lagi karena jawabannya hilang, nomornya menunjukkan bahwa ia sudah diolah.',
  'hint.answers-unasked.1': 'Siapa yang meminta hal yang sampai di sini?',
  'hint.answers-unasked.2': 'Periksa apa yang dikirim ketika sesuatu belum lengkap, atau tidak diizinkan.',
  'hint.answers-unasked.3':
    'Pesan yang belum lengkap tidak diteruskan kepada siapa pun, dan yang bukan untuk seseorang tidak sampai kepadanya. Tentukan itu sebelum apa pun dikirim.',
  'hint.not-told.1': 'Siapa yang harus diberi tahu ketika hal ini terjadi?',
  'hint.not-told.2': 'Periksa tempat terjadinya: adakah yang dikirim dari situ, dan kepada siapa?',
  'hint.not-told.3':
    'Tidak ada yang tahu dengan sendirinya bahwa pihak lain datang atau pergi. Yang tahu, biasanya server, mengirim satu baris kepada semua yang lain.',
  'hint.names-nobody.1': 'Apa isi pemberitahuannya, dan dapatkah orang tahu siapa yang dimaksud?',
  'hint.names-nobody.2': 'Periksa isi baris yang dikirim: adakah nama, atau nomornya, di situ?',
  'hint.names-nobody.3':
    'Pemberitahuan harus memuat nama hal yang diberitakan, seperti yang dikenal pihak lain. Simpan nama itu di samping koneksi sejak koneksi dibuat.',
  'hint.told-twice.1': 'Berapa pemberitahuan untuk satu kejadian?',
  'hint.told-twice.2':
    'Cari dua tempat yang memberitakan hal yang sama: sebuah galat, dan pembersihan sesudahnya.',
  'hint.told-twice.3':
    'Seseorang pergi satu kali, dengan cara apa pun itu terlihat: akhir aliran, galat saat membaca, galat saat menulis. Biarkan satu tempat saja yang mencoretnya dari daftar, dan beri tahu hanya jika ia masih ada di daftar.',
  'hint.tells-text.1': 'Apa yang boleh ada di pemberitahuan, dan apa yang tidak?',
  'hint.tells-text.2':
    'Periksa apa yang dimasukkan ke pemberitahuan: hanya namanya, atau juga baris yang diucapkan?',
  'hint.tells-text.3':
    'Pemberitahuan mengatakan bahwa ada sesuatu, dan di mana. Teksnya sendiri menunggu sampai diminta.',
  'hint.does-not-end.1': 'Apa yang memberi tahu program Anda bahwa ia harus berakhir?',
  'hint.does-not-end.2':
    'Thread mana yang masih menunggu, dan menunggu apa? Program berakhir ketika thread terakhir selesai.',
  'hint.does-not-end.3':
    'Akhir masukan tampak sebagai pembacaan kosong, begitu juga akhir koneksi. Keluarlah dari perulangan, tutup socket, dan jangan sisakan thread yang menunggu selamanya.',
  'hint.wrong-status.1':
    'Bagaimana program Anda berakhir: di baris terakhir, karena galat, atau karena sinyal?',
  'hint.wrong-status.2': 'Lihat kata-kata terakhirnya: adakah galat yang tidak ditangkap?',
  'hint.wrong-status.3':
    'Program yang selesai berakhir dengan status 0. Galat yang tidak ditangkap memberi status lain; tangkap apa yang termasuk akhir yang wajar, seperti akhir masukan.',
} as const satisfies Readonly<Record<keyof typeof answersEn, string>>;
