import type { Dialect } from '../../src/alike/dialect.ts';
import { alikeGroups, type PlacedGroup } from '../../src/alike/groups.ts';
import { essenceOf, type Source } from '../../src/alike/sources.ts';

/** A hand-in of one Python file. */
export function python(text: string): readonly Source[] {
  return [source('python', text)];
}

export function source(dialect: Dialect, text: string, path = 'server'): Source {
  return { path, dialect, text };
}

/** Groups of hand-ins, by their places. */
export async function groupsOf(
  handIns: readonly (readonly Source[])[],
  known: readonly (readonly Source[])[] = [],
): Promise<readonly PlacedGroup[]> {
  return alikeGroups(
    handIns.map((files) => ({ digest: essenceOf(files).digest, files })),
    known,
    async () => {},
  );
}

/** A student's server. */
export const SERVER = `import socket

HOST = "127.0.0.1"
PORT = 8080

def read_line(connection):
    """One line, without its end."""
    data = b""
    while not data.endswith(b"\\n"):
        part = connection.recv(1)
        if not part:
            return None
        data += part
    return data.decode().strip()

def show(name, text):
    # as the lab wants it
    print(f"{name} : {text}", flush=True)

def relay(sender, others, text):
    for other in others:
        if other is not sender:
            other.sendall((text + "\\n").encode())

def main():
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((HOST, PORT))
    server.listen(2)
    clients = []
    while len(clients) < 2:
        connection, address = server.accept()
        connection.sendall(b"welcome\\n")
        clients.append(connection)
    while True:
        text = input("> ")
        relay(None, clients, text)
        for number, client in enumerate(clients):
            line = read_line(client)
            if line is None:
                return
            show(f"Client_{number + 1}", line)
            relay(client, clients, line)

main()
`;

/** The same with other names, other comments and another order. */
export const DISGUISED = `# Tugas 11, dibuat sendiri
import socket
ALAMAT = "localhost"
NOMOR = 9999

def tampilkan(siapa, pesan):
    print(f"{siapa} : {pesan}", flush=True)

def teruskan(pengirim, semua, pesan):
    # kirim ke yang lain
    for satu in semua:
        if satu is not pengirim:
            satu.sendall((pesan + "\\n").encode())

def baca(koneksi):
    isi = b""
    while not isi.endswith(b"\\n"):
        potong = koneksi.recv(1)
        if not potong:
            return None
        isi += potong
    return isi.decode().strip()

def mulai():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((ALAMAT, NOMOR))
    s.listen(2)
    daftar = []
    while len(daftar) < 2:
        k, alamat = s.accept()
        k.sendall(b"halo\\n")
        daftar.append(k)
    while True:
        pesan = input("ketik: ")
        teruskan(None, daftar, pesan)
        for nomor, satu in enumerate(daftar):
            baris = baca(satu)
            if baris is None:
                return
            tampilkan(f"Client_{nomor + 1}", baris)
            teruskan(satu, daftar, baris)

mulai()
`;
