import type { AlikeHandIn } from '../../model/alike.ts';

/** Whose a hand-in is, in a line: all members of a group. */
export function alikeName({ students }: Pick<AlikeHandIn, 'students'>): string {
  return students.map(({ name, key }) => name || key).join(' + ');
}
