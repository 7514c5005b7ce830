import { plainName } from '../match-files.ts';
import { folderOf } from '../survey.ts';
import { findProduct } from './product.ts';
import type { Recipe, Step, Tool } from './recipe.ts';

/** How a project is built that says so itself. */
interface Project {
  /** Its file, by its name. */
  readonly file: RegExp;
  readonly tool: Tool;
  /** Words behind the tool, one command after another. */
  readonly steps: readonly (readonly string[])[];
}

const MAKE: Project = {
  file: /^(?:GNUmakefile|[Mm]akefile)$/,
  tool: { title: 'make', names: ['make', 'gmake'] },
  steps: [[]],
};
const CARGO: Project = {
  file: /^Cargo\.toml$/,
  tool: { title: 'Rust (cargo)', names: ['cargo'] },
  steps: [['build', '--offline', '--quiet']],
};

/** Projects of C and C++, and those of Rust. */
export const PROJECTS = { c: MAKE, rust: CARGO } as const;

/**
 * The recipe of the project that a file belongs to: that of the nearest folder around it.
 * @param file with slashes; a folder with a slash at its end
 * @param names what its program may be called
 * @param all all files, with slashes
 * @returns null where it belongs to none
 */
export function projectRecipe(
  { file: known, tool, steps }: Project,
  file: string,
  names: readonly string[],
  all: readonly string[],
): Recipe | null {
  for (let at = folderOf(file); ; at = folderOf(at)) {
    const isHere = all.some(
      (path) => folderOf(path) === at && known.test(path.slice(path.lastIndexOf('/') + 1)),
    );
    if (isHere)
      return {
        tools: [tool],
        attempts: steps.map((words): Step => ({ words: [tool.title, ...words], at })),
        start: (folder) => {
          const product = findProduct(at === '' ? folder : `${folder}/${at}`, names.map(plainName));
          return product === null ? null : [`./${at === '' ? '' : `${at}/`}${product}`];
        },
        at,
      };
    if (at === '') return null;
  }
}
