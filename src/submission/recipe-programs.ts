import { join } from 'node:path';
import { findOnPath } from '../machine/find-on-path.ts';
import type { Role } from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import { type Message, message } from '../model/message.ts';
import { commandProgram } from './command-program.ts';
import { namesOf, plainName } from './match-files.ts';
import { type Built, buildIn } from './own-build.ts';
import { archiveRecipe } from './recipes/compiled-java.ts';
import type { Recipe, Step, Tool } from './recipes/recipe.ts';
import { recipesFor } from './recipes/recipes-for.ts';
import { sayWhyNot } from './recipes/say-why-not.ts';
import type { Ready } from './submission.ts';
import { folderOf, nameOf } from './survey.ts';
import type { Workplace } from './workplace.ts';

/** Where programs of a submission that is not trusted find theirs. */
const SANDBOX_PATH = '/usr/local/bin:/usr/bin:/bin';

/** Why a recipe came to nothing. */
type Trouble =
  /** What the last attempt said. */
  | { readonly kind: 'failed'; readonly said: Message | string }
  | { readonly kind: 'no-tool'; readonly tool: string }
  | { readonly kind: 'no-product' };

/**
 * Makes programs of files in languages that have to be compiled, or are run by an interpreter of the machine's. What
 * several roles need is made once.
 */
export class RecipePrograms {
  private readonly place: Workplace;
  private readonly taken: readonly string[];
  private readonly all: () => readonly string[];
  private readonly builds = new Map<string, Promise<Built | Trouble>>();

  /**
   * @param taken files that roles are played by, with slashes
   * @param all lists all files
   */
  constructor(place: Workplace, taken: readonly string[], all: () => readonly string[]) {
    this.place = place;
    this.taken = taken;
    this.all = all;
  }

  /**
   * @param file with slashes
   * @param shared whether the file serves every number, and must be told which
   */
  async make(role: Role, file: string, shared: boolean): Promise<Ready> {
    const { home } = this.place;
    const sources = { home, file, taken: this.taken, all: this.all() };
    const stem = nameOf(file).replace(/\.[^.]*$/, '');
    const recipes = recipesFor(sources, [role.id, stem, ...namesOf(role), nameOf(folderOf(file))]);
    return this.makeBy(recipes, role, file, shared);
  }

  /** A program that begins in a class of an archive. */
  async makeOfClass(role: Role, archive: string, file: string, shared: boolean): Promise<Ready> {
    return this.makeBy([archiveRecipe(archive, file)], role, file, shared);
  }

  private async makeBy(
    recipes: readonly Recipe[],
    role: Role,
    file: string,
    shared: boolean,
  ): Promise<Ready> {
    let first: Trouble | null = null;
    for (const recipe of recipes) {
      const made = await this.follow(recipe);
      if ('words' in made) {
        const { words, folder } = made;
        const isOwn = role.number !== null && plainName(nameOf(words[0] ?? '')) === role.id;
        return commandProgram(
          role,
          { from: file, words, shared: shared && !isOwn, folder, at: recipe.at, file },
          this.place,
        );
      }
      first ??= made;
    }
    return this.problem(role, file, first ?? { kind: 'no-product' });
  }

  private problem(role: Role, file: string, trouble: Trouble): Ready {
    const problem = (cause: 'untried' | 'syntax-error', text: Message): Ready => ({
      kind: 'problem',
      problem: { role: role.id, cause, message: text },
    });
    switch (trouble.kind) {
      case 'no-tool':
        return problem('untried', message('problem.no-toolchain', { file, program: trouble.tool }));
      case 'no-product':
        return problem('untried', message('problem.no-product', { file, role: role.id }));
      case 'failed': {
        const { said } = trouble;
        const otherwise = typeof said === 'string' ? sayWhyNot(this.place.home, file, said) : null;
        if (otherwise) return problem('untried', otherwise);
        return problem('syntax-error', message('problem.does-not-compile', { output: said }));
      }
    }
  }

  /** @returns the words that start the program, and where it has been made */
  private async follow(
    recipe: Recipe,
  ): Promise<{ readonly words: readonly string[]; readonly folder: string } | Trouble> {
    const found = new Map<string, string>();
    for (const tool of recipe.tools) {
      const path = this.find(tool);
      if (path === null) return { kind: 'no-tool', tool: tool.title };
      found.set(tool.title, path);
    }
    const located = ([first = '', ...rest]: readonly string[]): readonly string[] => [
      found.get(first) ?? first,
      ...rest,
    ];
    let made: Built | Trouble = { folder: this.place.home, failure: null };
    for (const step of recipe.attempts) {
      made = await this.build({ ...step, words: located(step.words) });
      if ('folder' in made) break;
    }
    if (!('folder' in made)) return made;
    const words = recipe.start(made.folder);
    return words === null ? { kind: 'no-product' } : { words: located(words), folder: made.folder };
  }

  private build(step: Step): Promise<Built | Trouble> {
    return getOrMake(this.builds, JSON.stringify(step), async (): Promise<Built | Trouble> => {
      const folder = join(this.place.workFolder, `made-${this.builds.size}`);
      const said = await buildIn(this.place, step, folder);
      return said === null ? { folder, failure: null } : { kind: 'failed', said };
    });
  }

  private find({ names }: Tool): string | null {
    for (const name of names) {
      const path = this.place.confinement ? findOnPath(name, SANDBOX_PATH) : findOnPath(name);
      if (path !== null) return path;
    }
    return null;
  }
}
