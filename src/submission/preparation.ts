import { basename } from 'node:path';
import type { Lab, Role } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { unreachable } from '../model/unreachable.ts';
import { allEnded } from './all-ended.ts';
import { commandProgram } from './command-program.ts';
import { listFolder } from './folder.ts';
import type { Manifest } from './manifest.ts';
import { manifestIn } from './manifest-name.ts';
import { checkMap } from './mapped-files.ts';
import { openManifest } from './open-manifest.ts';
import { runBuild } from './own-build.ts';
import { type Commands, othersIn, type Part, PartFinder } from './part.ts';
import { ProgramMaker } from './program-maker.ts';
import { RoleFiles } from './role-files.ts';
import type { Problem, Program, Ready, Submission } from './submission.ts';
import { takenNotes } from './taken-notes.ts';
import { whyNoProgram } from './why-no-program.ts';
import type { Workplace } from './workplace.ts';

/** Goes through the roles of one submission. */
export class Preparation {
  private readonly place: Workplace;
  private readonly lab: Lab;
  private readonly map: ReadonlyMap<string, string>;
  private readonly files: readonly string[];
  private readonly finder: PartFinder;
  private readonly roleFiles: RoleFiles;
  private readonly notes: Message[] = [];

  /** @param map role, or kind of roles, to file as the folder lists it */
  constructor(place: Workplace, lab: Lab, map: ReadonlyMap<string, string>) {
    this.place = place;
    this.lab = lab;
    this.map = map;
    this.files = listFolder(place.home).files;
    this.roleFiles = new RoleFiles(place.home, lab, this.files, new Set(map.values()));
    this.finder = new PartFinder(place.home, this.roleFiles, map);
  }

  /** @throws MessageError where a map names what is not there */
  async run(): Promise<Pick<Submission, 'programs' | 'problems' | 'notes'>> {
    checkMap(this.map, () => this.roleFiles.all);
    const ready = await this.ready();
    const programs = new Map<string, Program>();
    const problems = new Map<string, Problem>();
    for (const one of ready)
      if (one.kind === 'program') programs.set(one.program.role, one.program);
      else problems.set(one.problem.role, one.problem);
    return { programs, problems, notes: this.notes };
  }

  /** Each role in the lab's order. */
  private async ready(): Promise<readonly Ready[]> {
    const { home } = this.place;
    const file = manifestIn(this.files) ?? '';
    const manifest = file === '' ? null : await openManifest(home, file);
    if (manifest?.kind === 'unusable') {
      const text = message('problem.bad-manifest', { file, reason: manifest.reason });
      return this.lab.roles.map((role) => problem(role, 'bad-manifest', text));
    }
    const commands = manifest === null ? null : await this.build(file, manifest.manifest);
    const parts = await allEnded(this.lab.roles.map((role) => this.finder.of(role, commands)));
    this.notes.push(...takenNotes(parts.flatMap((part) => (this.finder.isMatched(part) ? [part] : []))));
    return this.makeAll(parts);
  }

  /** What a manifest says, with what its build has made. */
  private async build(manifest: string, { build, roles }: Manifest): Promise<Commands> {
    const { home } = this.place;
    const built =
      build === null ? { folder: home, failure: null } : await runBuild(this.place, build, manifest);
    return { manifest, roles, built };
  }

  /** Makes a program of each part, or says why there is none. */
  private makeAll(parts: readonly Part[]): Promise<readonly Ready[]> {
    const files = parts.flatMap((part) => (part.kind === 'file' ? [part.file] : []));
    const maker = new ProgramMaker(this.place, this.roleFiles, files);
    const others = othersIn(parts);
    return allEnded(
      parts.map(async (part): Promise<Ready> => {
        const { role } = part;
        switch (part.kind) {
          case 'command':
            return part.built.failure
              ? problem(role, part.built.failure.cause, part.built.failure.message)
              : commandProgram(role, part.command, this.place);
          case 'file':
            return maker.make(role, part.file, part.shared);
          case 'class':
            return maker.makeOfClass(role, part.archive, part.file, part.shared);
          case 'none': {
            const search = { role, lab: this.lab, files: this.roleFiles, others };
            const folder = basename(this.place.origin);
            return { kind: 'problem', problem: whyNoProgram({ ...search, folder }, part.match) };
          }
          default:
            return unreachable(part);
        }
      }),
    );
  }
}

function problem(role: Role, cause: Problem['cause'], text: Message): Ready {
  return { kind: 'problem', problem: { role: role.id, cause, message: text } };
}
