import { quoted } from '../yaml-text.ts';
import { type NewLab, SCHEMA_FILE } from './order.ts';

/** The lab file of a new lab, in which a server shows what its clients say. Comments explain each part. */
export function labText({ id, title, clients, port }: NewLab): string {
  return `# yaml-language-server: $schema=./${SCHEMA_FILE}
# A lab, begun by giliran lab new. Each part says what it is for; change it part by part, and after each change:
#   giliran lab lint lab.yaml                  says what is wrong with this file
#   giliran check lab.yaml fixtures/silent     plays it with programs that say nothing
lab: ${id}

# Whatever people read is in English and Indonesian.
title: { en: ${quoted(title.en)}, id: ${quoted(title.id)} }
about:
  en: The server shows every line that is typed at one of its clients.
  id: Server menampilkan tiap baris yang diketik di salah satu client.
# What goes over the network, so that anybody's programs can be put in place of others.
protocol:
  en: >-
    TCP, port ${port} on the machine's own host name. A client sends each line that is typed as UTF-8, with a newline at its
    end. The server sends nothing.
  id: >-
    TCP, port ${port} pada nama host komputer itu sendiri. Client mengirim tiap baris yang diketik sebagai UTF-8, diakhiri
    baris baru. Server tidak mengirim apa pun.
# Every message ends with a newline, so that nobody's programs are tried without one.
ended-lines: true

# Who takes part. "count" makes numbered roles of one program: client1, client2 and so on.
roles:
  server: { listens: "tcp:${port}" }
  client: { count: ${clients}, connects: "tcp:${port}" }

# Right programs of your own, which stand in for a student's to find out who is at fault. Fill them in before you grade.
reference: reference

# The runs that can be made. Lines are made up for each run; "part" is the name by which checks speak of them.
scenarios:
  # The student's own programs among themselves. It is played first, and answers everything where it is right.
  conversation:
    script:
      - { start: server, part: start }
      - { each: client*, part: start, do: [{ start: each }] }
      - repeat: 2
        part: talk
        do:
          - each: client*
            do: [{ say: each }]
      - each: client*
        part: texts
        do:
          - { say: each, text: mixed }
          - { say: each, text: signs }
          - { say: each, text: long }
  # The server among scripted clients: if it fails here, it is the server's failure.
  server-alone:
    script: conversation
    cast: { client*: probe }
  # Each client alone with a scripted server.
  client-alone:
    script: conversation
    for-each: client*
    cast: { server: probe, client*: nobody, subject: student }

# What is to be got working, in the order in which one builds. The points of all checks add up to 100.
steps:
  - id: listen
    title: { en: The server listens, id: Server mendengarkan }
    # What to build: giliran guide shows it.
    guide:
      en: Write a server that binds TCP port ${port} on the machine's own host name and listens.
      id: Tulis server yang memakai port TCP ${port} pada nama host komputer itu sendiri dan mendengarkan.
    # How what it takes works. Never the solution's code.
    explain:
      en: >-
        A server waits at a port: it takes the port (bind), says that it takes connections (listen), and keeps running.
        A client that finds nobody at the port is refused.
      id: >-
        Server menunggu di sebuah port: ia memakai port itu (bind), menyatakan siap menerima koneksi (listen), dan tetap
        berjalan. Client yang tidak menemukan siapa pun di port itu akan ditolak.
    checks:
      - id: port
        title: { en: the server listens on port ${port}, id: server mendengarkan di port ${port} }
        # What kind of claim it is: docs/writing-labs.md has all of them.
        grader: listening
        with: { role: server }
        # Whose programs it is about, and who can be at fault.
        subjects: server
        # The scenarios that can decide it, the fullest first.
        scenarios: [conversation, server-alone]
        points: 20
  - id: talk
    title: { en: Clients speak, id: Client berbicara }
    guide:
      en: Write a client that connects to the server and sends every line that is typed. The server prints it.
      id: Tulis client yang terhubung ke server dan mengirim tiap baris yang diketik. Server mencetaknya.
    explain:
      en: >-
        Accepting a client gives a socket of its own for it. Several clients speak in any order, so that the server must
        not wait for one of them while another has something to say.
      id: >-
        Menerima client memberi socket tersendiri untuknya. Beberapa client berbicara dalam urutan apa pun, jadi server
        tidak boleh menunggu salah satu dari mereka saat yang lain ingin berbicara.
    checks:
      - id: sent
        title: { en: each client sends its lines once, id: tiap client mengirim barisnya satu kali }
        grader: delivery
        with: { from: client*, to: server, parts: [talk] }
        subjects: client*
        scenarios: [conversation, client-alone]
        points: 30
      - id: shown
        title: { en: the server shows every line once, id: server menampilkan tiap baris satu kali }
        grader: delivery
        with: { from: client*, to: server, parts: [talk] }
        subjects: server
        scenarios: [conversation, server-alone]
        # Where that fails, this is not looked at.
        needs: [listen.port]
        points: 30
        # Hints of this check's own, each a little plainer. One with a cause is given only where the check failed for it.
        hints:
          - en: From whom does the server read, and what does it do then?
            id: Dari siapa server membaca, dan apa yang dilakukannya kemudian?
          - en: How often does the line that prints come to be run for one message?
            id: Berapa kali baris yang mencetak dijalankan untuk satu pesan?
            cause: heard-twice
  - id: texts
    title: { en: Whole and unchanged, id: Utuh dan tidak berubah }
    guide:
      en: Runs of spaces, letters beyond Latin-1, signs such as quotes and a line of 1,000 bytes come as they were typed.
      id: Spasi berurutan, huruf di luar Latin-1, tanda seperti kutip dan baris 1.000 byte tiba seperti yang diketik.
    checks:
      - id: whole
        title: { en: lines come as they were typed, id: baris tiba seperti yang diketik }
        grader: whole
        with: { from: client*, to: server, parts: [texts] }
        subjects: [server, client*]
        scenarios: [conversation, server-alone, client-alone]
        needs: [talk.sent, talk.shown]
        points: 20

# What a student's report on the lab is to answer, in words of its own.
questions:
  - en: Which calls does your server make before the first client can connect?
    id: Fungsi apa saja yang dipanggil server sebelum client pertama dapat terhubung?
`;
}
