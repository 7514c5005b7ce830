import type { StudentResult } from '../../../src/model/batch.ts';
import { ClassIndex } from '../../../src/pages/class/class-index.ts';
import { type ClassPageOptions, classPage } from '../../../src/pages/class/class-page.ts';
import { packClass } from '../../../src/pages/class/pack-class.ts';
import { classAssets } from '../../browser/browser.ts';
import { check, failed, graded, override, student, undecided, ungraded } from '../../gradebook/results.ts';

const LABS = new Map([
  ['turn-chat', { title: { en: 'Taking turns', id: 'Chat bergiliran' } }],
  ['multicast-chat', { title: { en: 'Multicast', id: 'Multicast' } }],
]);

/** Results with a page each. */
export function withPages(results: readonly StudentResult[]): readonly StudentResult[] {
  return results.map((result) => ({ ...result, page: `pages/${result.student.key}/${result.lab}.html` }));
}

const RIGHT = [check('connect.listens'), check('turns.order')];
const unheard = failed('turns.order', { cause: 'not-heard', message: 'a line does not get to client2' });

/** A student of each state: Ani right, Budi and Cici crashed, Dedi unheard, Eka open, Fajar set, Gita not graded, Hadi unstable. */
export const SMALL: readonly StudentResult[] = withPages([
  graded(student('hadi', { name: 'Hadi' }), [check('connect.listens'), undecided('turns.order')]),
  graded(student('cici', { name: 'Cici', id: '1203210003' })),
  ungraded(student('gita', { name: 'Gita' })),
  graded(student('budi', { name: 'Budi', id: '1203210002' })),
  graded(student('dedi', { name: 'Dedi' }), [check('connect.listens'), unheard]),
  graded(student('eka', { name: 'Eka' }), [check('connect.listens'), undecided('turns.order')]),
  graded(student('fajar', { name: 'Fajar' }), [check('connect.listens'), undecided('turns.order')], {
    override: override(80),
  }),
  graded(student('ani', { name: 'Ani', id: '1203210001' }), RIGHT),
]).map((result) => (result.student.key === 'gita' ? { ...result, page: null } : result));

const unstableOf = ({ student: { key } }: StudentResult): readonly string[] =>
  key === 'hadi' ? ['turns.order'] : [];

export function indexOf(results: readonly StudentResult[] = SMALL): ClassIndex {
  return new ClassIndex(packClass({ results, labs: LABS, unstableOf, language: 'en' }));
}

export function pageOfClass(
  results: readonly StudentResult[] = SMALL,
  more: Partial<ClassPageOptions> = {},
): string {
  return classPage({ results, labs: LABS, unstableOf, language: 'en', assets: classAssets(), ...more });
}

/** Many students, every third of whom fails. */
export function manyStudents(count: number): readonly StudentResult[] {
  return withPages(
    Array.from({ length: count }, (_, number) => {
      const key = `m${String(number).padStart(5, '0')}`;
      return graded(student(key), number % 3 === 0 ? undefined : RIGHT);
    }),
  );
}
