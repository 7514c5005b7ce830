import type { Reach } from '../../model/endpoint.ts';
import type { Role } from '../../model/lab.ts';

/** What a probe does at one of its role's endpoints. */
export interface ProbePart extends Reach {
  /** What the helper knows it by: the role's id, with a number where it is not the first. */
  readonly key: string;
}

/** The parts of a role's probe, that at the role's own endpoint first. */
export function partsOf({ id, kind }: Role): readonly [ProbePart, ...ProbePart[]] {
  const { verb, endpoint, further = [] } = kind;
  return [
    { key: id, verb, endpoint },
    ...further.map((reach, index) => ({ ...reach, key: keyOf(id, index + 1) })),
  ];
}

/** The part by which a role says its lines: the first that leads to one place, or its own. */
export function speakingPart([own, ...further]: readonly [ProbePart, ...ProbePart[]]): ProbePart {
  return [own, ...further].find((part) => part.verb === 'connects' || sendsToOne(part)) ?? own;
}

/** Whether a part sends to one place: which of several groups is meant is not known yet. */
function sendsToOne({ verb, endpoint }: ProbePart): boolean {
  return verb === 'sends' && endpoint.range === undefined;
}

/** @param index of a further endpoint, from 1 */
export function keyOf(role: string, index: number): string {
  return `${role}+${index}`;
}

/** The role that a key belongs to. */
export function roleOf(key: string): string {
  return key.replace(/\+\d+$/, '');
}
