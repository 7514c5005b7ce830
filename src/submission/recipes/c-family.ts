import { mayBegin } from '../entry-point.ts';
import { sourceName } from '../languages.ts';
import { folderOf } from '../survey.ts';
import { productName } from './product.ts';
import type { Recipe, Sources, Step, Tool } from './recipe.ts';

const COMPILERS = {
  c: { title: 'C (gcc)', names: ['gcc', 'clang', 'cc'] },
  'c++': { title: 'C++ (g++)', names: ['g++', 'clang++', 'c++'] },
} as const satisfies Record<string, Tool>;

/** C and C++: the file by itself, and then with those sources that begin no program. */
export function cRecipe(language: keyof typeof COMPILERS, { home, file, taken, all }: Sources): Recipe {
  const compiler = COMPILERS[language];
  const shared = all.filter(
    (path) => path !== file && !taken.includes(path) && isOf(path, language) && !mayBegin(home, path),
  );
  const headers = new Set(all.filter((path) => /\.(?:h|hh|hpp|hxx)$/i.test(path)).map(folderOf));
  const includes = [...headers].map((folder) => `-I./${folder}`);
  const product = `./${productName(file)}`;
  const step = (sources: readonly string[]): Step => ({
    words: [
      compiler.title,
      ...includes,
      '-o',
      product,
      ...sources.map((path) => `./${path}`),
      '-pthread',
      '-lm',
    ],
    at: '',
  });
  return {
    tools: [compiler],
    attempts: [step([file]), ...(shared.length > 0 ? [step([file, ...shared])] : [])],
    start: () => [product],
    at: folderOf(file),
  };
}

/** Whether a source may be linked into a program of a language's. */
function isOf(path: string, language: keyof typeof COMPILERS): boolean {
  return sourceName(path)?.language === language;
}
