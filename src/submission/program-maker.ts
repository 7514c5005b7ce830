import type { Role } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { FilePrograms } from './file-programs.ts';
import { sourceName } from './languages.ts';
import { RecipePrograms } from './recipe-programs.ts';
import type { RoleFiles } from './role-files.ts';
import type { Ready } from './submission.ts';
import { type Tidied, tidyFolder } from './tidy-folder.ts';
import type { Workplace } from './workplace.ts';

/** Makes programs of files, whatever they are written in. */
export class ProgramMaker {
  private readonly tidied: Tidied;
  private readonly files: FilePrograms;
  private readonly recipes: RecipePrograms;

  /** @param wanted the files that programs will be made of, with slashes */
  constructor(place: Workplace, roleFiles: RoleFiles, wanted: readonly string[]) {
    this.tidied = tidyFolder(place, wanted);
    const { renamed } = this.tidied;
    const taken = wanted.map((file) => renamed.get(file) ?? file);
    this.files = new FilePrograms(this.tidied.place);
    this.recipes = new RecipePrograms(this.tidied.place, taken, () => [
      ...new Set(roleFiles.all.map((file) => renamed.get(file) ?? file)),
    ]);
  }

  /** @param shared whether the file serves every number, and must be told which */
  async make(role: Role, file: string, shared: boolean): Promise<Ready> {
    const { renamed } = this.tidied;
    const name = renamed.get(file) ?? file;
    const ready = await this.makeNamed(role, name, shared);
    return ready.kind === 'program' ? { ...ready, program: { ...ready.program, file } } : ready;
  }

  /** A program that begins in a class of an archive. */
  async makeOfClass(role: Role, archive: string, file: string, shared: boolean): Promise<Ready> {
    return this.recipes.makeOfClass(role, archive, file, shared);
  }

  private async makeNamed(role: Role, file: string, shared: boolean): Promise<Ready> {
    switch (sourceName(file)?.language) {
      case 'python':
      case 'javascript':
        return this.files.make(role, file, shared);
      case 'notebook':
        return {
          kind: 'problem',
          problem: { role: role.id, cause: 'untried', message: message('problem.notebook', { file }) },
        };
      default:
        return this.recipes.make(role, file, shared);
    }
  }
}
