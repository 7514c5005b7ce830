import { resolve } from 'node:path';
import type { Lab } from '../model/lab.ts';
import { Guide, type GuideStyle } from '../report/guide/guide.ts';
import { OwnFiles } from '../student/own-files.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLabForStudents, findStep } from './labs.ts';
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
  const lab = await findLabForStudents(labName);
  const guide = guideFor(lab, {
    path: folder === undefined ? resolve('.') : parseFolder(folder),
    width: readingWidth(terminal),
    language: terminal.language,
    labName,
    ...(folder === undefined ? {} : { folder }),
  });
  terminal.out(stepName === undefined ? guide.wholeLab() : guide.oneStep(findStep(lab, stepName)));
  return 0;
}

/** A guide for the programs in a folder, by its name on the command line. */
export function guideFor(
  lab: Lab,
  {
    path,
    ...style
  }: Pick<GuideStyle, 'language' | 'width' | 'labName' | 'folder'> & { readonly path: string },
): Guide {
  const own = new OwnFiles(path, lab);
  return new Guide(lab, {
    ...style,
    // A file that is not there yet is named as its starter will be.
    programOf: (role) =>
      own.programOf(role) ?? { file: `${role.kind.name}.ts`, shared: role.number !== null },
    nodeRunsTypes: 'typescript' in process.features && process.features.typescript !== false,
  });
}
