import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Lab } from '../../model/lab.ts';
import type { Job, JobPlace } from '../job/job.ts';
import { type Archive, type ArchiveFile, filesOf, packFiles, packFolder, unpackArchive } from './archive.ts';
import { LAB_FILE, ORDER_FILE, type Order, REFERENCE_FOLDER } from './order.ts';

/** A job, packed for a worker. */
export interface PackedOrder {
  readonly order: Archive;
  readonly lab: Archive;
  readonly submission: Archive;
}

/** @param lab the lab's archive, which is the same for a whole batch */
export function packOrder({ lab: _lab, ...job }: Job, { submission }: JobPlace, lab: Archive): PackedOrder {
  const files = packFolder(submission);
  const order: Order = { job, lab: lab.digest, submission: files.digest, folder: basename(submission) };
  return { order: packFiles([jsonFile(ORDER_FILE, order)]), lab, submission: files };
}

/** A lab, spelled out, with its reference programs. */
export function packLab(lab: Lab): Archive {
  const programs =
    lab.reference === null || !existsSync(lab.reference) ? null : filesOf(packFolder(lab.reference).bytes);
  const spelled = { ...lab, reference: programs === null ? null : REFERENCE_FOLDER };
  const inFolder = (path: string): string => `${REFERENCE_FOLDER}/${path}`;
  return packFiles(
    [
      jsonFile(LAB_FILE, spelled),
      ...(programs?.files ?? []).map((file) => ({ ...file, path: inFolder(file.path) })),
    ],
    programs === null ? [] : [REFERENCE_FOLDER, ...programs.folders.map(inFolder)],
  );
}

/** Puts a lab's reference programs into a folder of their own. @returns the lab as it is on this machine */
export function unpackLab(bytes: Buffer, into: string): Lab {
  unpackArchive(bytes, into);
  const lab: Lab = readJson(bytes, LAB_FILE);
  return { ...lab, reference: lab.reference === null ? null : join(into, lab.reference) };
}

export function jsonFile(path: string, value: unknown): ArchiveFile {
  return { path, executable: false, data: Buffer.from(JSON.stringify(value)) };
}

/** What a file of an archive holds: a giliran of the same version has written it. */
export function readJson<T>(bytes: Buffer, path: string): T {
  const found = filesOf(bytes).files.find((file) => file.path === path);
  const value: T = JSON.parse(found?.data.toString('utf8') ?? 'null');
  return value;
}
