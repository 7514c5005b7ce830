import type { groupsEn } from './groups-en.ts';

/** Indonesian: see `groups-en.ts`. */
export const groupsId = {
  'endpoint.groups': 'grup dari {group} (port UDP {port})',

  'guide.hosts':
    'giliran memberi tiap program komputernya sendiri, yang dikenal dengan nama perannya. Bila semua berjalan di satu komputer, {roles} harus menuju ke sana: dengan baris 127.0.0.1 {roles} dalam file host-nya (/etc/hosts).',

  'cause.group-not-told': '{role} tidak diberi tahu di mana grupnya',
  'cause.group-told-otherwise': 'yang diberitahukan kepada {role} tentang grup itu bukan alamat dan port',
  'cause.no-group-address': '{role} diberi alamat ("{seen}") yang bukan alamat untuk grup dalam lab ini',
  'cause.group-on-wrong-port': '{role} diberi port grup yang bukan port lab ini ("{seen}")',
  'cause.shared-group-address': 'dua grup memakai satu alamat ({address})',
  'cause.group-address-changes': 'sebuah grup disebut di alamat yang lain daripada sebelumnya ({address})',
  'cause.leave-not-told': '{role} tidak diberi tahu untuk melepas keanggotaannya',
  'cause.text-by-tcp': '{role} mengirim juga yang dikatakan lewat koneksi',
  'cause.author-unheard': '{role} tidak mendengar barisnya sendiri',
  'cause.joins-unasked':
    '{roles} sudah menjadi anggota grup ({other}) sebelum diberi tahu tentang grup mana pun',
  'cause.keeps-membership': '{roles} masih memegang keanggotaan ({other}) yang seharusnya dilepas',

  'expected.group-told': '{role} menerima baris "{text}", dengan alamat dari {range} dan port {port}',
  'expected.leave-told': '{role} menerima baris "{text}"',
  'expected.group-kept': 'siapa pun yang menerima "{text}" selalu menerima {address}',
  'expected.groups-apart': '"{text}" dan "{second}" disusul alamat masing-masing',
  'expected.by-group':
    '"{text}" dari {from} sampai ke {to} sebagai datagram ke grup, dan tidak lewat jalan lain',
  'expected.author-hears': '{role} menampilkan juga barisnya sendiri "{text}", karena ia anggota grup itu',
  'expected.no-membership': '{role} belum menjadi anggota grup mana pun',
  'expected.membership-left': '{role} bukan lagi anggota {group}',
  'actual.told': 'yang diterima "{seen}"',
  'actual.told-both': 'yang diterima "{seen}" dan "{second}"',
  'actual.came-by-tcp': 'tiba lewat koneksi (TCP) di {to}',
  'actual.is-member': 'komputernya anggota {other}',

  'inconclusive.somebody-joined':
    'sementara itu ada yang bergabung ke grup {other}; di jaringan komputer ini sendiri tidak ada yang menyebut program mana',
  'inconclusive.never-member': '{role} tidak pernah menjadi anggota grup itu',
  'inconclusive.groups-not-told': 'tidak ada yang diberi tahu di mana grupnya',

  'hint.group-not-told.1': 'Bagaimana client tahu alamat mana yang harus didengarkannya?',
  'hint.group-not-told.2':
    'Lihat jawaban server Anda untuk perintah itu: apakah baris dengan alamatnya dikirim, dan kepada siapa?',
  'hint.group-not-told.3':
    'Jaringan tidak menyimpan daftar anggota untuk Anda. Tiap client bergabung sendiri ke alamatnya, jadi masing-masing harus diberi tahu: saat membuat grup itu, bergabung, atau membukanya.',
  'hint.group-told-otherwise.1': 'Seperti apa barisnya, karakter demi karakter, dan apa kata lab?',
  'hint.group-told-otherwise.2':
    'Cetak barisnya sebelum dikirim: karakter @, nama, alamat, titik dua, port, dan tidak ada yang lain.',
  'hint.group-told-otherwise.3':
    'Program lain mengurai baris ini. Itu hanya mungkin bila setiap server menulisnya dengan bentuk yang sama.',
  'hint.no-group-address.1':
    'Alamat mana yang untuk multicast, dan mana di antaranya yang boleh dipilih sendiri oleh program?',
  'hint.no-group-address.2': 'Lihat cara server Anda membuat alamat grup baru: berapa angka pertamanya?',
  'hint.no-group-address.3':
    '224.0.0.0 sampai 239.255.255.255 adalah grup, dan 239.0.0.0/8 bagian untuk dipakai di dalam satu lokasi. Alamat di luar itu milik komputer, atau grup milik orang lain.',
  'hint.group-on-wrong-port.1': 'Port mana yang dipakai client, dan port mana yang diberitahukan server?',
  'hint.group-on-wrong-port.2': 'Bandingkan port dalam barisnya dengan yang diminta lab.',
  'hint.group-on-wrong-port.3':
    'Alamat menentukan siapa yang menerima paketnya, port menentukan socket yang mana: di sini semua grup memakai satu port, dan alamat masing-masing.',
  'hint.shared-group-address.1':
    'Bila dua grup beralamat sama, siapa yang mendengar yang dikatakan di salah satunya?',
  'hint.shared-group-address.2': 'Lihat asal alamatnya: apakah berubah saat grup kedua dibuat?',
  'hint.shared-group-address.3':
    'Komputer yang bergabung ke sebuah alamat menerima semua yang dikirim ke sana. Grup dibedakan oleh alamatnya saja, jadi hitunglah naik, satu untuk tiap grup baru.',
  'hint.group-address-changes.1': 'Kapan alamat sebuah grup dibuat, dan berapa kali?',
  'hint.group-address-changes.2': 'Cari alamat yang dihitung lagi untuk tiap jawaban.',
  'hint.group-address-changes.3':
    'Anggota yang datang lebih dahulu tetap mendengarkan di alamat yang dulu diberitahukan. Pilih alamatnya satu kali, saat grup dibuat, dan simpan bersama grupnya.',
  'hint.leave-not-told.1': 'Bagaimana client tahu bahwa ia bukan anggota lagi?',
  'hint.leave-not-told.2': 'Apa yang dikirim server Anda kepada yang keluar, dan apa kepada yang lain?',
  'hint.leave-not-told.3':
    'Server tidak dapat mencabut keanggotaan: hanya komputer client sendiri yang dapat melepasnya. Jadi server harus memberitahunya, setelah mencoretnya dari daftar.',
  'hint.text-by-tcp.1': 'Lewat jalan mana saja sebuah teks sampai ke anggota, dan berapa kali?',
  'hint.text-by-tcp.2': 'Cari perulangan atas koneksi para anggota di tempat sesuatu dikatakan.',
  'hint.text-by-tcp.3':
    'Datagram ke grup sampai ke semua anggota sekaligus. Yang juga lewat koneksi adalah salinan kedua: biarkan koneksi untuk jawaban dan pemberitahuan.',
  'hint.author-unheard.1': 'Apakah penulisnya anggota grup, seperti yang lain?',
  'hint.author-unheard.2':
    'Cari tempat yang menahan sebuah baris dari penulisnya: perbandingan nomor, atau dengan yang terakhir diketik.',
  'hint.author-unheard.3':
    'Yang dikirim ke grup sampai ke setiap anggota, dan penulisnya salah satunya. Tidak perlu mengiriminya apa pun, dan tidak perlu menahan apa pun.',
  'hint.joins-unasked.1': 'Bagaimana client Anda tahu, saat baru mulai, di grup mana ia akan berada?',
  'hint.joins-unasked.2': 'Lihat yang dilakukan pada socket sebelum baris pertama datang dari server.',
  'hint.joins-unasked.3':
    'Alamat sebuah grup ditentukan server. Sebelum diberi tahu, tidak ada yang dapat diikuti: pakai portnya bila mau, lalu tunggu.',
  'hint.keeps-membership.1': 'Apa yang mengakhiri keanggotaan, dan kapan client Anda melakukannya?',
  'hint.keeps-membership.2':
    'Lihat yang dilakukan client Anda dengan baris yang berakhir dengan tanda hubung.',
  'hint.keeps-membership.3':
    'Keanggotaan berlaku sampai socket melepasnya (IP_DROP_MEMBERSHIP) atau ditutup. Simpan alamat tiap grup menurut namanya, supaya Anda tahu mana yang dilepas.',
} as const satisfies Readonly<Record<keyof typeof groupsEn, string>>;
