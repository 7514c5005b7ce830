import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach } from 'vitest';
import { graders } from '../../../graders/index.ts';
import type { Handed, Intake, Unpacked } from '../../../src/batch/intake/intake.ts';
import { type IntakeOptions, openIntake } from '../../../src/batch/intake/open-intake.ts';
import { loadLab } from '../../../src/lab/load.ts';
import type { Message } from '../../../src/model/message.ts';

const LABS = join(import.meta.dirname, '../../../labs');

/** Labs as the project has them. */
export const TURN = loadLab(join(LABS, 'turn-chat/lab.yaml'), graders);
export const TURN4 = loadLab(join(LABS, 'turn-chat-4/lab.yaml'), graders);
export const MULTICAST = loadLab(join(LABS, 'multicast-chat/lab.yaml'), graders);

/** Files by their paths; a path that ends with a slash is an empty folder. */
export type Files = Readonly<Record<string, string | Buffer>>;

const folders: string[] = [];
const intakes: Intake[] = [];

afterEach(async () => {
  for (const intake of intakes.splice(0)) await intake.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-intake-'));
  folders.push(folder);
  return folder;
}

/** A folder with these files. */
export function folderWith(files: Files, name = 'kelas'): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  for (const [path, data] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(path.endsWith('/') ? target : dirname(target), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(target, data);
  }
  return folder;
}

/** A file with these bytes. */
export function fileWith(data: Buffer, name = 'kelas.zip'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, data);
  return file;
}

/** Opens a class's hand-ins, until the end of the test. */
export async function open(path: string, options: IntakeOptions = {}): Promise<Intake> {
  const intake = await openIntake(path, { labs: [TURN, TURN4, MULTICAST], ...options });
  intakes.push(intake);
  return intake;
}

/** The only student of a class, unpacked. */
export async function unpackOnly(path: string, options: IntakeOptions = {}): Promise<Unpacked> {
  const { students } = await open(path, options);
  const [only, ...others] = students;
  if (!only || others.length > 0) throw new Error(`expected one student, found ${students.length}`);
  return unpack(only);
}

export async function unpack(handed: Handed): Promise<Unpacked> {
  return handed.unpack(join(temporaryFolder(), 'unpacked'));
}

/** Everything below a folder, with slashes and in order. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function textOf(unpacked: Unpacked, file: string): string {
  return readFileSync(join(unpacked.folder, file), 'utf8');
}

export function idsOf(messages: readonly Message[]): readonly string[] {
  return messages.map(({ id }) => id);
}

/** An intake in short: keys, and how each is identified. */
export function rollOf({ students }: Intake): readonly (readonly [string, string, string | null])[] {
  return students.map(({ student: { key, name, id } }) => [key, name, id]);
}
