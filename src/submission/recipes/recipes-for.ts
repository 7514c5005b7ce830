import { sourceName } from '../languages.ts';
import { cRecipe } from './c-family.ts';
import { cSharpRecipe } from './c-sharp.ts';
import { classRecipe, jarRecipe } from './compiled-java.ts';
import { goRecipe } from './go.ts';
import { interpretedRecipe } from './interpreted.ts';
import { javaRecipe } from './java.ts';
import { PROJECTS, projectRecipe } from './project.ts';
import type { Recipe, Sources } from './recipe.ts';
import { rustRecipe } from './rust.ts';

/**
 * How a file can be made a program and started, the likeliest way first: what the project itself says comes before
 * what is known of the language.
 * @param names what its program may be called
 * @returns none where its language is one that is run otherwise, or not at all
 */
export function recipesFor(sources: Sources, names: readonly string[]): readonly Recipe[] {
  const language = sourceName(sources.file)?.language;
  const project = (kind: keyof typeof PROJECTS): readonly Recipe[] => {
    const recipe = projectRecipe(PROJECTS[kind], sources.file, names, sources.all);
    return recipe ? [recipe] : [];
  };
  switch (language) {
    case 'java':
      return [javaRecipe(sources)];
    case 'c':
    case 'c++':
      return [...project('c'), cRecipe(language, sources)];
    case 'go':
      return [goRecipe(sources)];
    case 'rust':
      return [...project('rust'), rustRecipe(sources)];
    case 'c#':
      return [cSharpRecipe(sources)];
    case 'jar':
      return [jarRecipe(sources)];
    case 'class':
      return [classRecipe(sources)];
    case undefined:
      return [];
    default: {
      const recipe = interpretedRecipe(language, sources);
      return recipe ? [recipe] : [];
    }
  }
}
