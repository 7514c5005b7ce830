import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../messages/language.ts';
import type { LabAlikes } from '../../model/alike.ts';
import type { Bilingual } from '../../model/message.ts';
import { alikeFile } from '../../pages/alike/alike-file.ts';
import { alikePage } from '../../pages/alike/alike-page.ts';
import { writeAtomically } from '../kept/write-atomically.ts';

/** Writes a page for each group of look-alikes, in place of those before. */
export function writeAlikePages(
  out: string,
  alikes: readonly LabAlikes[],
  labs: ReadonlyMap<string, { readonly title: Bilingual }>,
  language: Language,
): void {
  rmSync(join(out, 'alike'), { recursive: true, force: true });
  for (const { lab, groups } of alikes)
    for (const [at, group] of groups.entries()) {
      const title = labs.get(lab)?.title[language] ?? lab;
      const page = alikePage({ language, lab: title, number: at + 1, group });
      writeAtomically(join(out, alikeFile(lab, at + 1)), page);
    }
}
