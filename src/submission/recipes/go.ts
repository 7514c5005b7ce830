import { mayBegin } from '../entry-point.ts';
import { folderOf } from '../survey.ts';
import { productName } from './product.ts';
import type { Recipe, Sources, Step, Tool } from './recipe.ts';

const GO: Tool = { title: 'Go', names: ['go'] };

/** Nothing is fetched from anywhere, and nothing of C's is taken in: that alone takes half a minute. */
const ENVIRONMENT = { GOPROXY: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };

/**
 * Go: the role's file with those of its folder that begin no program, and then by itself: several programs in one
 * folder are usual where there is no module. The nearest `go.mod` says what the module is.
 */
export function goRecipe({ home, file, taken, all }: Sources): Recipe {
  const folder = folderOf(file);
  const beside = all.filter(
    (path) =>
      folderOf(path) === folder &&
      path !== file &&
      path.endsWith('.go') &&
      !path.endsWith('_test.go') &&
      !taken.includes(path) &&
      !mayBegin(home, path),
  );
  const module = moduleOf(folder, all);
  const at = module ?? folder;
  const product = productName(file);
  const below = (path: string): string => `./${at === '' ? path : path.slice(at.length + 1)}`;
  const step = (files: readonly string[]): Step => ({
    words: [GO.title, 'build', '-o', below(product), ...files.map(below)],
    at,
    env: ENVIRONMENT,
  });
  return {
    tools: [GO],
    attempts: [...(beside.length > 0 ? [step([file])] : []), step([file, ...beside])],
    start: () => [`./${product}`],
    at,
  };
}

/** The nearest folder around a folder that is a module; null where there is none. */
function moduleOf(folder: string, all: readonly string[]): string | null {
  for (let at = folder; ; at = folderOf(at)) {
    if (all.includes(at === '' ? 'go.mod' : `${at}/go.mod`)) return at;
    if (at === '') return null;
  }
}
