import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { autograderEntries } from '../export/autograder.ts';
import { writeZip } from '../export/zip.ts';
import { projectFolder } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import { type Terminal, UseError } from './io.ts';
import { findLab, labFileOf } from './labs.ts';

export interface ExportFlags {
  readonly out?: string;
}

/** The systems that giliran can be exported to. */
const TARGETS = ['gradescope', 'moodle'] as const;

/** Writes what a system takes that runs graders itself. @returns 0 */
export async function exportCommand(
  target: string,
  labName: string,
  flags: ExportFlags,
  io: Terminal,
): Promise<number> {
  if (target === 'moodle') {
    const { exportMoodle } = await import('./export-moodle.ts');
    return exportMoodle(labName, flags.out, io);
  }
  if (!TARGETS.some((known) => known === target))
    throw new UseError(message('export.bad-target', { known: TARGETS, found: target }));
  const lab = await findLab(labName);
  const name = flags.out ?? `giliran-${lab.id}.zip`;
  const file = resolve(name);
  if (!existsSync(dirname(file)))
    throw new UseError(message('export.no-folder', { file: name, folder: dirname(file) }));
  const entries = autograderEntries({
    lab: lab.id,
    labFile: labFileOf(labName),
    language: io.language,
    projectFolder: projectFolder(),
  });
  await writeZip(file, entries);
  const megabytes = (statSync(file).size / 1e6).toFixed(1);
  io.out(`${say(message('export.written', { file: name, lab: lab.id, megabytes }), io.language)}\n`);
  return 0;
}
