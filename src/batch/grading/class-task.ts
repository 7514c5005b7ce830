import type { Lab } from '../../model/lab.ts';
import { type Message, message } from '../../model/message.ts';
import { type CacheKey, fingerprint } from '../cache-key/cache-key.ts';
import type { Handed } from '../intake/intake.ts';
import type { Job } from '../job/job.ts';
import type { ClassOrder } from './class-order.ts';
import { type LabHandIn, versionRemarks } from './lab-hand-in.ts';

/** What a student has handed in for one lab, to be graded, and what a result for it rests on. */
export interface ClassTask {
  readonly handed: Handed;
  readonly lab: Lab;
  readonly handIn: LabHandIn;
  readonly basis: CacheKey;
}

/** The job that grades it. @param problems what went wrong while the hand-in was unpacked */
export function jobFor(
  { handed: { student, group }, lab, handIn, basis }: ClassTask,
  problems: readonly Message[],
  { substitution, isolation, language }: Pick<ClassOrder, 'substitution' | 'isolation' | 'language'>,
): Job {
  const together =
    group === null ? [] : [message('group.remark', { group: group.name, names: group.members })];
  const name = `${lab.id}-${fingerprint(basis)}`;
  return {
    student,
    lab,
    seeds: basis.seeds,
    map: basis.map,
    substitution,
    isolation,
    remarks: [...together, ...versionRemarks(handIn), ...handIn.mapped, ...problems],
    language,
    traces: basis.seeds.map((_, round) =>
      ['traces', student.key, `${name}${round === 0 ? '' : `-${round + 1}`}.jsonl`].join('/'),
    ),
    page: ['pages', student.key, `${lab.id}.html`].join('/'),
  };
}
