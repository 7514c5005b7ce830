import { resolve } from 'node:path';
import { Guide } from '../report/guide/guide.ts';
import { OwnFiles } from '../student/own-files.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLab, findStep } from './labs.ts';
import { parseFolder } from './parse-folder.ts';

/** Options of `giliran guide`. */
export interface GuideFlags {
  /** The folder with the programs; this one where it is left out. */
  readonly folder?: string;
}

/** Says what to build, with the names of the programs that are in the folder. @returns 0 */
export async function guideCommand(
  labName: string,
  stepName: string | undefined,
  { folder }: GuideFlags,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLab(labName);
  const own = new OwnFiles(folder === undefined ? resolve('.') : parseFolder(folder), lab);
  const guide = new Guide(lab, {
    language: terminal.language,
    width: readingWidth(terminal),
    labName,
    ...(folder === undefined ? {} : { folder }),
    // What is not there yet is what a starter of it is called.
    programOf: (role) =>
      own.programOf(role) ?? { file: `${role.kind.name}.ts`, shared: role.number !== null },
    nodeRunsTypes: 'typescript' in process.features && process.features.typescript !== false,
  });
  terminal.out(stepName === undefined ? guide.wholeLab() : guide.oneStep(findStep(lab, stepName)));
  return 0;
}
