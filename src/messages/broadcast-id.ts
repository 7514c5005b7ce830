import type { broadcastEn } from './broadcast-en.ts';

/** Indonesian: what is sent to everybody on a network. Part of `id.ts`. */
export const broadcastId = {
  'endpoint.tcp6': 'port TCP {port} pada ::1 (IPv6)',
  'endpoint.udp6': 'port UDP {port} pada ::1 (IPv6)',
  'endpoint.tcp6-host': 'port TCP {port} (IPv6)',
  'endpoint.udp6-host': 'port UDP {port} (IPv6)',
  'endpoint.broadcast': 'alamat terakhir jaringan (UDP {port})',

  'cause.limited-broadcast': '{role} mengirim ke 255.255.255.255, bukan ke alamat terakhir jaringan',
  'cause.prefix-ignored': '{role} tidak memakai prefiks jaringan yang diberikan kepadanya',
  'cause.wrong-broadcast-address': '{role} mengirim ke alamat yang bukan alamat terakhir jaringan',
  'cause.unicast-to-each': '{role} mengirim ke komputer satu per satu, bukan ke semua di jaringan',
  'cause.multicast': '{role} mengirim ke grup multicast, bukan ke semua di jaringan',
  'cause.broadcast-not-allowed': '{role} belum diizinkan melakukan broadcast',
  'cause.deaf-to-broadcast': '{roles} hanya memakai satu alamat komputer, sehingga tidak mendengar broadcast',
  'cause.joins-a-group': '{roles} bergabung ke grup multicast ({other}) yang tidak dituju siapa pun',

  'expected.bound': '{role} memakai {endpoint} di semua alamat, tanpa bergabung ke grup',
  'expected.sent-to-broadcast':
    '{role} mengirim ke {address}, alamat terakhir {network}, dan tidak ke tempat lain',
  'actual.sent-to': 'dikirim ke {address}',
  'actual.sent-to-group': 'dikirim ke sebuah grup multicast',
  'actual.sent-to-machine': 'tiba hanya di alamat satu komputer ({address})',
  'actual.sent-to-nobody': 'sudah terkirim, tetapi tidak tiba di alamat mana pun yang didengarkan',
  'actual.broadcast-too': '{role} mengirim {times} datagram, dan tidak semuanya ke alamat terakhir jaringan',
  'actual.not-allowed': 'sistem menolak pengiriman: {error}',
  'actual.bound-to-one': '{roles} hanya memakai {other}',
  'actual.left-port': '{roles} sudah melepaskan {endpoint}',
  'actual.joined-group': '{roles} bergabung ke {other}',

  'note.told': '{roles} dijalankan sebagai {lines}',

  'hint.limited-broadcast.1': 'Ke alamat mana pengirim mengirim, dan dari mana alamat itu didapat?',
  'hint.limited-broadcast.2':
    'Pengirim diberi tahu jaringannya: alamat mana di jaringan itu yang berarti semua yang ada di sana?',
  'hint.limited-broadcast.3':
    '255.255.255.255 berarti semua di jaringan mana pun yang dipilih sistem. Alamat terakhir jaringan menyebut jaringan mana yang dimaksud, berapa pun jaringan yang dimiliki komputer itu.',
  'hint.prefix-ignored.1':
    'Berapa bit dari alamat yang menjadi bagian jaringan, dan di mana lab menyebutnya?',
  'hint.prefix-ignored.2':
    'Tulis jaringan itu dalam bit, dan tandai akhir prefiksnya. Akhirnya tidak harus di batas angka pada alamat.',
  'hint.prefix-ignored.3':
    'Dengan prefiks N, 32 - N bit terakhir adalah milik komputer. Bila semuanya satu, itulah alamat terakhir: /24 hanyalah yang paling umum.',
  'hint.wrong-broadcast-address.1':
    'Alamat mana yang dihitung pengirim, dan alamat mana yang terakhir di jaringannya?',
  'hint.wrong-broadcast-address.2':
    'Cetak alamat itu di pengirim, lalu hitung sekali dengan tangan: alamat pertama ditambah ukuran, dikurangi satu.',
  'hint.wrong-broadcast-address.3':
    'Alamat pertama adalah nama jaringan itu sendiri, alamat terakhir sampai ke semua. Alamat di antaranya milik komputer.',
  'hint.unicast-to-each.1': 'Berapa kali satu baris dikirim, dan ke alamat mana saja?',
  'hint.unicast-to-each.2': 'Carilah daftar penerima, atau alamat sebuah komputer seperti 127.0.0.1.',
  'hint.unicast-to-each.3':
    'Satu datagram ke alamat terakhir jaringan sampai ke semua yang memakai port itu, dan pengirim tidak perlu tahu siapa mereka.',
  'hint.multicast.1': 'Apakah alamat yang dipakai pengirim itu milik jaringan, atau milik grup?',
  'hint.multicast.2': 'Alamat grup berada di antara 224.0.0.0 dan 239.255.255.255: carilah yang seperti itu.',
  'hint.multicast.3':
    'Grup hanya didengar oleh yang bergabung. Yang dikirim ke alamat terakhir jaringan didengar oleh siapa pun yang memakai port itu.',
  'hint.broadcast-not-allowed.1': 'Apa kata sistem saat pengirim mengirim?',
  'hint.broadcast-not-allowed.2':
    'Mengirim ke semua harus diizinkan pada socket sebelum pengiriman pertama: opsi apa itu?',
  'hint.broadcast-not-allowed.3':
    'Sistem menolak broadcast (EACCES) pada socket tanpa SO_BROADCAST, agar tidak ada yang mengirim ke semua karena keliru.',
  'hint.deaf-to-broadcast.1': 'Ke alamat mana penerima melakukan bind?',
  'hint.deaf-to-broadcast.2': 'Periksa alamat yang diberikan pada bind, dan kosongkan.',
  'hint.deaf-to-broadcast.3':
    'Socket yang di-bind ke satu alamat komputer hanya mendengar yang dikirim ke alamat itu. Broadcast dikirim ke alamat lain: lakukan bind ke semua alamat (0.0.0.0).',
  'hint.joins-a-group.1': 'Apa yang dilakukan penerima pada socketnya selain bind?',
  'hint.joins-a-group.2': 'Carilah keanggotaan yang diminta oleh penerima.',
  'hint.joins-a-group.3':
    'Bergabung adalah untuk multicast. Broadcast sampai ke siapa pun yang memakai portnya: tidak ada grup yang perlu dimasuki.',
} as const satisfies Readonly<Record<keyof typeof broadcastEn, string>>;
