import type { Student } from '../../model/batch.ts';
import { firstNames } from '../../model/first-names.ts';
import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { Unpacked } from '../intake/intake.ts';
import type { LabChoice } from '../intake/labs/folders-for-labs.ts';
import { folderLine } from '../intake/map/map-for.ts';
import { MOST_FILES } from './lab-hand-in.ts';

/**
 * Why no folder of a hand-in is taken for a lab.
 * @param files names of what lies at the hand-in's top
 */
export function whyNoFolder(
  unpacked: Unpacked,
  lab: Lab,
  choice: Exclude<LabChoice, { kind: 'folder' }>,
  files: readonly string[],
  { key }: Student,
): Message {
  switch (choice.kind) {
    case 'open': {
      const folders = firstNames(choice.names, MOST_FILES);
      return message('grade.which-version', { lab: lab.id, folders, line: folderLine(key) });
    }
    case 'missing':
      return message('grade.no-version', {
        wanted: choice.wanted,
        folders: firstNames(choice.names, MOST_FILES),
      });
    case 'none':
      return whyNothing(unpacked, lab, files);
    default:
      return unreachable(choice);
  }
}

/** Why there is no program for any role: what is there tells. */
function whyNothing({ files, problems }: Unpacked, lab: Lab, names: readonly string[]): Message {
  const [why] = problems;
  return why !== undefined && (files === 0 || problems.length === 1)
    ? why
    : message('grade.no-programs', { lab: lab.id, files: names.slice(0, MOST_FILES) });
}
