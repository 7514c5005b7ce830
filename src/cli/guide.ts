import { Guide } from '../report/guide.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLab, findStep } from './labs.ts';

/** Says what to build. @returns 0 */
export async function guideCommand(
  labName: string,
  stepName: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLab(labName);
  const guide = new Guide(lab, { language: terminal.language, width: readingWidth(terminal) });
  terminal.out(stepName === undefined ? guide.wholeLab() : guide.oneStep(findStep(lab, stepName)));
  return 0;
}
