import type { AlikeHandIn } from '../../model/alike.ts';

/** The authors of a hand-in on one line: all members of a group. */
export function alikeName({ students }: Pick<AlikeHandIn, 'students'>): string {
  return students.map(({ name, key }) => name || key).join(' + ');
}
