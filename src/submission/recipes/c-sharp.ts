import { mayBegin } from '../entry-point.ts';
import { sourceName } from '../languages.ts';
import { folderOf, nameOf } from '../survey.ts';
import { productName } from './product.ts';
import type { Recipe, Sources, Step, Tool } from './recipe.ts';

const COMPILER: Tool = { title: 'C# (mcs)', names: ['mcs'] };
const RUNTIME: Tool = { title: 'C# (mono)', names: ['mono'] };

/** C#: the file by itself, and then with those sources that begin no program. */
export function cSharpRecipe({ home, file, taken, all }: Sources): Recipe {
  const shared = all.filter(
    (path) =>
      path !== file && !taken.includes(path) && sourceName(path)?.language === 'c#' && !mayBegin(home, path),
  );
  const product = `./${productName(file)}.exe`;
  const step = (sources: readonly string[]): Step => ({
    words: [COMPILER.title, `-out:${product}`, ...sources.map((path) => `./${path}`)],
    at: '',
  });
  return {
    tools: [COMPILER, RUNTIME],
    attempts: [step([file]), ...(shared.length > 0 ? [step([file, ...shared])] : [])],
    start: () => [RUNTIME.title, `./${nameOf(product)}`],
    at: folderOf(file),
  };
}
