import { legible } from '../../diagram/legible.ts';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { StudentResult } from '../../model/batch.ts';
import type { Bilingual } from '../../model/message.ts';
import { alikeFile } from '../alike/alike-file.ts';
import type { ClassTable, StudentHead } from './class-data.ts';
import { CauseList } from './pack-causes.ts';
import { PackedLab } from './pack-lab.ts';
import { pageAddress } from './page-address.ts';

export interface ClassOptions {
  readonly results: readonly StudentResult[];
  /** The known labs by id; others are named by their ids. */
  readonly labs: ReadonlyMap<string, { readonly title: Bilingual }>;
  /** Ids of the checks of a result that did not come out the same every time. */
  readonly unstableOf: (result: StudentResult) => readonly string[];
  readonly language: Language;
  /** How late a hand-in was, in words, and what is left of its mark; empty where it was on time. */
  readonly lateOf?: (result: StudentResult) => string;
  /** Whether somebody has passed; null where that is not known. */
  readonly passOf?: (result: StudentResult) => boolean | null;
  /** The pass mark as people write it; null where there is none. */
  readonly passMark?: string | null;
  /** Members of the class who have handed in nothing. */
  readonly absent?: readonly { readonly name: string; readonly id: string }[];
}

/** Packs results into a {@link ClassTable}. Every document is read once, and none is kept. */
export function packClass({
  results,
  labs,
  unstableOf,
  language,
  lateOf = () => '',
  passOf = () => null,
  passMark = null,
  absent = [],
}: ClassOptions): ClassTable {
  const students = studentsOf(results, absent, language);
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
    const group = result.alike?.group ?? null;
    if (group !== null) lab?.addAlike(place, pageAddress(alikeFile(result.lab, group.number)));
    const passed = passOf(result);
    if (passed !== null) lab?.addPass(passed);
    const late = lateOf(result);
    if (late !== '') lab?.addLate(place, legible(late));
    if (result.status === 'graded')
      lab?.addGraded(place, result, result.document, new Set(unstableOf(result)));
    else lab?.addUngraded(place, result, legible(say(result.problem, language)));
  }
  return {
    students: students.map(({ key: _key, ...head }) => head),
    labs: [...packed.values()].map((lab) => lab.data(passMark)),
    causes: causes.data(),
    messages: causes.messages(),
  };
}

interface NamedStudent extends StudentHead {
  readonly key: string;
}

/** The students by name, and those of one name by key, so that the order of grading makes no difference. */
function studentsOf(
  results: readonly StudentResult[],
  absent: NonNullable<ClassOptions['absent']>,
  language: Language,
): readonly NamedStudent[] {
  const named = new Map<string, NamedStudent>();
  for (const { student, comment } of results)
    named.set(student.key, {
      key: student.key,
      name: legible(student.name || student.key),
      id: legible(student.id ?? ''),
      ...(comment
        ? { comment: legible(comment.by === null ? comment.text : `${comment.by}: ${comment.text}`) }
        : {}),
    });
  const others = absent.map(({ name, id }, at) => ({
    key: `${at}`.padStart(6, '0'),
    name: legible(name || id),
    id: legible(id),
  }));
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...named.values(), ...others].sort((a, b) => compare(a.name, b.name) || (a.key < b.key ? -1 : 1));
}
