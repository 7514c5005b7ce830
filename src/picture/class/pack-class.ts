import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { StudentResult } from '../../model/batch.ts';
import type { Bilingual } from '../../model/message.ts';
import { legible } from '../legible.ts';
import type { ClassTable } from './class-data.ts';
import { CauseList } from './pack-causes.ts';
import { PackedLab } from './pack-lab.ts';

export interface ClassOptions {
  readonly results: readonly StudentResult[];
  /** The labs that are known, by their ids. One that is not is called by its id. */
  readonly labs: ReadonlyMap<string, { readonly title: Bilingual }>;
  /** Ids of the checks of a result that did not come out the same every time. */
  readonly unstableOf: (result: StudentResult) => readonly string[];
  readonly language: Language;
  /** How late a hand-in was, in words, and what is left of its mark; empty where it was not. */
  readonly lateOf?: (result: StudentResult) => string;
}

/** Lays results down in the way of {@link ClassTable}. Every document is looked at once, and none is kept. */
export function packClass({
  results,
  labs,
  unstableOf,
  language,
  lateOf = () => '',
}: ClassOptions): ClassTable {
  const students = studentsOf(results, language);
  const places = new Map(students.map(({ key }, index) => [key, index]));
  const causes = new CauseList();
  const packed = new Map<string, PackedLab>();
  for (const id of [...new Set(results.map(({ lab }) => lab))].sort()) {
    const title = labs.get(id)?.title[language] ?? id;
    packed.set(id, new PackedLab(legible(id), legible(title), students.length, causes));
  }
  for (const result of results) {
    const place = places.get(result.student.key) ?? -1;
    const lab = packed.get(result.lab);
    const remarks = (result.remarks ?? []).map((said) => legible(say(said, language)));
    lab?.addRemarks(place, remarks);
    const late = lateOf(result);
    if (late !== '') lab?.addLate(place, legible(late));
    if (result.status === 'graded')
      lab?.addGraded(place, result, result.document, new Set(unstableOf(result)));
    else lab?.addUngraded(place, result, legible(say(result.problem, language)));
  }
  return {
    students: students.map(({ name, id }) => ({ name, id })),
    labs: [...packed.values()].map((lab) => lab.data()),
    causes: causes.data(),
  };
}

interface NamedStudent {
  readonly key: string;
  readonly name: string;
  readonly id: string;
}

/** The students by name, and those of one name by key, so that nothing hangs on who was graded first. */
function studentsOf(results: readonly StudentResult[], language: Language): readonly NamedStudent[] {
  const named = new Map<string, NamedStudent>();
  for (const { student } of results)
    named.set(student.key, {
      key: student.key,
      name: legible(student.name || student.key),
      id: legible(student.id ?? ''),
    });
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...named.values()].sort((a, b) => compare(a.name, b.name) || (a.key < b.key ? -1 : 1));
}
