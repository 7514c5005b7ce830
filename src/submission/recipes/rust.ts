import { folderOf } from '../survey.ts';
import { productName } from './product.ts';
import type { Recipe, Sources, Tool } from './recipe.ts';

const RUST: Tool = { title: 'Rust (rustc)', names: ['rustc'] };

/** Rust without a project: the compiler itself finds the modules of a file. */
export function rustRecipe({ file }: Sources): Recipe {
  const product = `./${productName(file)}`;
  return {
    tools: [RUST],
    attempts: [{ words: [RUST.title, '--edition=2021', '-o', product, `./${file}`], at: '' }],
    start: () => [product],
    at: folderOf(file),
  };
}
