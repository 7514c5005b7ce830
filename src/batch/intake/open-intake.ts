import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Student } from '../../model/batch.ts';
import type { Lab } from '../../model/lab.ts';
import { MessageError, message } from '../../model/message.ts';
import { detectFormat } from './formats/detect.ts';
import type { Draft } from './formats/roll.ts';
import type { Handed, Intake, IntakeFormat } from './intake.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './limits.ts';
import { studentKeys } from './student-key.ts';
import { folderTree } from './tree/folder-tree.ts';
import type { Tree, TreeFile } from './tree/tree.ts';
import { openZip, ZipError } from './tree/zip-archive.ts';
import { zipTree } from './tree/zip-tree.ts';
import { archiveKind } from './unpack/archive-kind.ts';
import { Complaints } from './unpack/complaints.ts';
import { unpackFiles } from './unpack/unpack.ts';

export interface IntakeOptions {
  /** The format, said outright; otherwise it is told by the names. */
  readonly format?: IntakeFormat | null;
  /** What is to be graded: tells a student's folders for several labs from folders of several students. */
  readonly labs?: readonly Lab[];
  readonly limits?: Partial<IntakeLimits>;
}

/**
 * Opens what an LMS gave out, a zip or a folder, or a plain folder of folders or zips. Nothing is unpacked
 * yet: a zip's directory is read once, a folder's top alone.
 * @throws MessageError where there is nothing that can be graded
 */
export async function openIntake(path: string, options: IntakeOptions = {}): Promise<Intake> {
  const limits = { ...INTAKE_LIMITS, ...options.limits };
  const wish = options.format ?? null;
  const tree = await openTree(path, limits);
  try {
    const detected = await detectFormat(tree, wish, options.labs ?? []);
    if (!detected || detected.roll.students.length === 0)
      throw new MessageError(
        wish === null
          ? message('intake.no-students', { path: basename(path) })
          : message('intake.wrong-format', { path: basename(path), format: wish }),
      );
    const { format, roll } = detected;
    return {
      format,
      formatWhy: wish === null ? roll.why : null,
      students: handedIn(roll.students, tree, limits),
      remarks: roll.remarks,
      close: () => tree.close(),
    };
  } catch (error) {
    await tree.close();
    throw error;
  }
}

async function openTree(path: string, limits: IntakeLimits): Promise<Tree> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) throw new MessageError(message('intake.not-there', { path }));
  if (stats.isDirectory()) return folderTree(path, limits.names);
  const kind = await archiveKind(path);
  if (kind !== null && kind !== 'zip')
    throw new MessageError(
      kind === 'unreadable'
        ? message('intake.class-unreadable', { path })
        : message('intake.class-other-archive', { path, kind }),
    );
  const archive = await openZip(path, limits.classNames).catch((error: unknown) => {
    if (error instanceof ZipError) return null;
    throw error;
  });
  if (archive?.ended === null) return zipTree(path, archive, limits.names);
  // A hand-in would be missing, and it would not be known whose.
  await archive?.close();
  throw new MessageError(
    archive?.ended === 'too-many'
      ? message('intake.class-too-many', { path, limit: limits.classNames })
      : message('intake.class-damaged', { path }),
  );
}

function handedIn(drafts: readonly Draft[], tree: Tree, limits: IntakeLimits): readonly Handed[] {
  const identities = drafts.map(({ name, id, email, parts }) => ({
    name,
    id,
    source: JSON.stringify([email, parts]),
  }));
  const keys = studentKeys(identities);
  return drafts
    .map((draft, index) => handedBy(draft, keys[index] ?? '', tree, limits))
    .sort((a, b) => (a.student.key < b.student.key ? -1 : 1));
}

function handedBy(draft: Draft, key: string, tree: Tree, limits: IntakeLimits): Handed {
  const student: Student = { key, name: draft.name, id: draft.id, email: draft.email };
  return {
    student,
    late: draft.late,
    handedIn: draft.handedIn,
    group: draft.group ?? null,
    unpack: async (into) => {
      const complaints = new Complaints();
      for (const note of draft.notes) complaints.addWhole(note);
      return unpackFiles(await filesOf(draft, tree, limits, complaints), into, limits, complaints);
    },
  };
}

/** Everything that a student handed in, with paths from the top of the hand-in. */
async function filesOf(
  { parts }: Draft,
  tree: Tree,
  { names: limit }: IntakeLimits,
  complaints: Complaints,
): Promise<readonly TreeFile[]> {
  const files: TreeFile[] = [];
  for (const { from, to } of parts) {
    const walk = await tree.walk(from);
    if (walk.cut) complaints.add('intake.huge-folder', from.slice(-1), { limit });
    for (const file of walk.files) {
      const path = [...to, ...file.path];
      if (path.length === 0) complaints.add('intake.unreadable', from.slice(-1));
      else files.push({ ...file, path });
    }
  }
  return files;
}
