import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { giliran, type Ran } from '../support/run.ts';

/** A lab with a server and a client that plays quickly. */
export const ONE_LINE = join(import.meta.dirname, 'labs/one-line.yaml');

const SERVER = `
import socket
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 9000))
server.listen()
connection, _ = server.accept()
while True:
    data = connection.recv(1024)
    if not data:
        break
    SHOW
`;

const CLIENT = `
import socket
client = socket.create_connection(("127.0.0.1", 9000))
while True:
    client.sendall(input("> ").encode())
`;

/** Submissions for {@link ONE_LINE}, file by file. */
export const PROGRAMS = {
  right: files('print(data.decode(), flush=True)'),
  /** The same for a grader, but not for a digest. */
  alsoRight: files('print("client:", data.decode(), flush=True)'),
  /** A server that shows nothing. */
  silent: files('pass'),
  /** A server that shows nothing or everything, depending on its first line: it behaves differently every time. */
  moody: files(
    'mood = globals().setdefault("mood", sum(data) % 2); print(data.decode() if mood else "", flush=True)',
  ),
  document: { 'laporan.pdf': 'no program' },
} as const;

function files(show: string): Readonly<Record<string, string>> {
  return { 'server.py': SERVER.replace('SHOW', show), 'client.py': CLIENT };
}

export type Kind = keyof typeof PROGRAMS;

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-batch-'));
  folders.push(folder);
  return folder;
}

/** A class: a folder for each student. */
export function classOf(students: Readonly<Record<string, Kind>>): string {
  const folder = join(temporaryFolder(), 'kelas');
  mkdirSync(folder);
  for (const [name, kind] of Object.entries(students)) handIn(folder, name, kind);
  return folder;
}

/** Puts what a student hands in into a class's folder, over what was there. */
export function handIn(folder: string, student: string, kind: Kind): void {
  const own = join(folder, student);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own);
  for (const [file, text] of Object.entries(PROGRAMS[kind])) writeFileSync(join(own, file), text);
}

/** A copy of {@link ONE_LINE} that can be changed. */
export function labCopy(): string {
  const file = join(temporaryFolder(), 'lab.yaml');
  cpSync(ONE_LINE, file);
  return file;
}

/** Grades a class without a sandbox, with a seed of its own. */
export async function grade(lab: string, folder: string, out: string, ...flags: string[]): Promise<Ran> {
  return giliran('grade', lab, folder, '--out', out, '--isolation', 'network', '--seed', '7', ...flags);
}

/** The canonical part of a batch, a line for each entry. */
export function canonicalOf(out: string): string {
  const text = readFileSync(join(out, 'results.json'), 'utf8');
  return text.slice(text.indexOf('"canonical"'), text.indexOf('"results"'));
}

/** The score of each student, by key, or the status where there is none. */
export function scoresOf(out: string): Readonly<Record<string, number | string>> {
  const { results } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  return Object.fromEntries(
    results.map((result: { student: { key: string }; status: string; mark: { score: number | null } }) => [
      result.student.key,
      result.mark.score ?? result.status,
    ]),
  );
}

/** Lines with results in a batch's journal. */
export function resultLines(out: string): readonly string[] {
  return readFileSync(join(out, 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"result"'));
}
