import type { Language } from '../languages.ts';
import { folderOf, nameOf } from '../survey.ts';
import type { Recipe, Sources, Tool } from './recipe.ts';

const INTERPRETERS: Partial<Readonly<Record<Language, Tool>>> = {
  ruby: { title: 'Ruby', names: ['ruby'] },
  perl: { title: 'Perl', names: ['perl'] },
  php: { title: 'PHP', names: ['php'] },
  shell: { title: 'bash', names: ['bash', 'sh'] },
};

/** How a file is run that its interpreter takes as it is; null for any other language. */
export function interpretedRecipe(language: Language, { file }: Sources): Recipe | null {
  const tool = INTERPRETERS[language];
  if (!tool) return null;
  return { tools: [tool], attempts: [], start: () => [tool.title, `./${nameOf(file)}`], at: folderOf(file) };
}
