import { readdirSync } from 'node:fs';
import type { Role } from '../model/lab.ts';
import type { OwnProgram } from '../report/guide/by-hand.ts';
import { Guide } from '../report/guide/guide.ts';
import { matchRole } from '../submission/match-files.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLab, findStep } from './labs.ts';

/** Says what to build, with the names of the programs that are in this folder. @returns 0 */
export async function guideCommand(
  labName: string,
  stepName: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLab(labName);
  const names = namesHere();
  const guide = new Guide(lab, {
    language: terminal.language,
    width: readingWidth(terminal),
    labName,
    programOf: (role) => programIn(names, role),
    nodeRunsTypes: 'typescript' in process.features && process.features.typescript !== false,
  });
  terminal.out(stepName === undefined ? guide.wholeLab() : guide.oneStep(findStep(lab, stepName)));
  return 0;
}

/** A role's program, or what a starter of it is called. */
function programIn(names: readonly string[], role: Role): OwnProgram {
  const match = matchRole(role, names);
  return match.kind === 'one'
    ? { file: match.file, shared: match.shared }
    : { file: `${role.kind.name}.ts`, shared: role.number !== null };
}

function namesHere(): readonly string[] {
  try {
    return readdirSync('.');
  } catch {
    return [];
  }
}
