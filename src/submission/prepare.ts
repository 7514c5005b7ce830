import { basename, join, resolve } from 'node:path';
import { removeFolder } from '../machine/remove-folder.ts';
import { makeTempFolder } from '../machine/temp-folder.ts';
import type { Lab, Role } from '../model/lab.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { type Command, commandProgram } from './command-program.ts';
import type { Confinement } from './confinement.ts';
import { programEnvironment } from './environment.ts';
import { listFolder, unwrapFolder } from './folder.ts';
import { setsHiddenTimers } from './hidden-timers.ts';
import { isRunnable, sourceName } from './languages.ts';
import type { Manifest } from './manifest.ts';
import { manifestIn } from './manifest-name.ts';
import { checkMap, isBelow, listedName, mappedFile } from './mapped-files.ts';
import { type Match, matchRole } from './match-files.ts';
import { type Built, runBuild } from './own-build.ts';
import { ProgramMaker } from './program-maker.ts';
import { readsArguments } from './reads-arguments.ts';
import { RoleFiles } from './role-files.ts';
import type { Problem, Program, Ready, Submission } from './submission.ts';
import { surveyFolder } from './survey.ts';
import { takenNotes } from './taken-notes.ts';
import { writePreloads } from './terminal/preloads.ts';
import { whyNoProgram } from './why-no-program.ts';
import type { Workplace } from './workplace.ts';

export interface PrepareOptions {
  /** Files for roles, said outright: role → file in the submission. */
  readonly map: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Given where the submission is not trusted: it is copied, and its own build runs where it can do no harm. */
  readonly confinement?: Confinement;
}

/**
 * Finds, builds and compiles a submission's programs. What cannot be had becomes a problem of its role; the rest
 * can still be graded.
 */
export async function prepareSubmission(
  folder: string,
  lab: Lab,
  options: PrepareOptions,
): Promise<Submission> {
  const root = resolve(folder);
  const origin = unwrapFolder(
    root,
    lab.id,
    (files, place) =>
      manifestIn(files) !== null ||
      holdsPackage(place) ||
      lab.roles.some((role) => matchRole(role, files).kind !== 'none') ||
      Object.values(options.map).some((file) => isBelow(place, file)),
  );
  const map = new Map(
    Object.entries(options.map).map(([role, file]) => [role, listedName(root, origin, file)] as const),
  );
  const workFolder = makeTempFolder('work');
  try {
    const place = await openWorkplace(origin, workFolder, lab, options);
    const readied = await new Preparation(place, lab, map).run();
    return {
      folder: place.home,
      ...readied,
      hiddenTimers: setsHiddenTimers(place.home),
      readsArguments: (role) => readsArguments(place.home, otherFiles(readied.programs, role)),
      dispose: () => {
        removeFolder(workFolder);
      },
    };
  } catch (error) {
    removeFolder(workFolder);
    throw error;
  }
}

/** Whether the one folder in a folder is a package of compiled classes: they are found from above it alone. */
function holdsPackage(folder: string): boolean {
  const [name, ...others] = listFolder(folder).folders;
  if (name === undefined || others.length > 0) return false;
  const languages = surveyFolder(join(folder, name)).flatMap((file) => sourceName(file)?.language ?? []);
  return languages.length > 0 && languages.every((language) => language === 'class');
}

/**
 * Who is not trusted is prepared in a copy: it holds nothing that leads out of it, and does not change.
 * @throws MessageError where the submission is too large for that
 */
async function openWorkplace(
  origin: string,
  workFolder: string,
  lab: Lab,
  { confinement = null, signal = null }: { confinement?: Confinement | null; signal?: AbortSignal | null },
): Promise<Workplace> {
  const place = {
    origin,
    workFolder,
    env: programEnvironment(lab, workFolder),
    preloads: writePreloads(workFolder),
    confinement,
    buildMs: lab.limits.buildMs,
    signal,
  };
  if (confinement === null) return { ...place, home: origin };
  const { copyFolder, SUBMISSION_LIMITS } = await import('./copy-folder.ts');
  confinement.admit(workFolder);
  const home = join(workFolder, 'submission');
  copyFolder(origin, home, SUBMISSION_LIMITS);
  return { ...place, home };
}

/** Goes through the roles of one submission. */
class Preparation {
  private readonly place: Workplace;
  private readonly lab: Lab;
  private readonly map: ReadonlyMap<string, string>;
  private readonly files: readonly string[];
  private readonly roleFiles: RoleFiles;
  private readonly notes: Message[] = [];

  /** @param map role, or kind of roles, to file as the folder lists it */
  constructor(place: Workplace, lab: Lab, map: ReadonlyMap<string, string>) {
    this.place = place;
    this.lab = lab;
    this.map = map;
    this.files = listFolder(place.home).files;
    this.roleFiles = new RoleFiles(place.home, lab, this.files, new Set(map.values()));
  }

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
    const build = manifest?.manifest.build ?? null;
    const built = build === null ? { folder: home, failure: null } : await runBuild(this.place, build, file);
    const commands = manifest === null ? null : { manifest: file, roles: manifest.manifest.roles, built };
    const parts = await allEnded(this.lab.roles.map((role) => this.partOf(role, commands)));
    this.notes.push(...takenNotes(parts.flatMap((part) => (this.isMatched(part) ? [part] : []))));
    const maker = new ProgramMaker(
      this.place,
      this.roleFiles,
      parts.flatMap((part) => (part.kind === 'file' ? [part.file] : [])),
    );
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
        }
      }),
    );
  }

  /** Whether a file plays a role by its name, and nobody has said so. */
  private isMatched(part: Part): part is Extract<Part, { kind: 'file' }> {
    return part.kind === 'file' && mappedFile(this.map, part.role) === null;
  }

  /** What plays a role. */
  private async partOf(role: Role, commands: Commands | null): Promise<Part> {
    const mapped = mappedFile(this.map, role);
    if (mapped) return { kind: 'file', role, ...mapped };
    const own = commands?.roles[role.id];
    const words = own ?? commands?.roles[role.kind.name];
    if (commands && words !== undefined) {
      const { manifest, built } = commands;
      const shared = own === undefined;
      const command = { from: manifest, words, shared, folder: built.folder, at: '', file: words.join(' ') };
      return { kind: 'command', role, command, built };
    }
    const match = this.roleFiles.matchOf(role);
    if (match.kind === 'one') return { kind: 'file', role, file: match.file, shared: match.shared };
    const inArchive = match.kind === 'none' ? await this.inArchive(role) : null;
    return inArchive ?? { kind: 'none', role, match };
  }

  /** A class in the one archive of Java's that was handed in, where there is no other program at all. */
  private async inArchive(role: Role): Promise<Part | null> {
    const [archive, ...others] = this.roleFiles.all.filter(isRunnable);
    if (archive === undefined || others.length > 0 || sourceName(archive)?.language !== 'jar') return null;
    const { jarClasses } = await import('./jar-classes.ts');
    const match = matchRole(role, await jarClasses(this.place.home, archive));
    return match.kind === 'one'
      ? { kind: 'class', role, archive, file: match.file, shared: match.shared }
      : null;
  }
}

/** As `Promise.all`, but nothing goes on any more when it fails: what is being built lies in a folder that is removed. */
async function allEnded<T>(tasks: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

/** Files of other roles' programs than one role's own. */
function otherFiles(programs: Submission['programs'], role: string): ReadonlySet<string> {
  const own = programs.get(role)?.file;
  return new Set([...programs.values()].flatMap(({ file }) => (file === own ? [] : [file])));
}

/** What plays a role, before it is made. */
type Part = { readonly role: Role } & (
  | { readonly kind: 'command'; readonly command: Command; readonly built: Built }
  | { readonly kind: 'file'; readonly file: string; readonly shared: boolean }
  | { readonly kind: 'class'; readonly archive: string; readonly file: string; readonly shared: boolean }
  | { readonly kind: 'none'; readonly match: Exclude<Match, { kind: 'one' }> }
);

/** What there is that could be played at all. */
function othersIn(parts: readonly Part[]): 'programs' | 'near' | 'none' {
  if (parts.some(({ kind }) => kind !== 'none')) return 'programs';
  const isNear = parts.some(
    (part) => part.kind === 'none' && (part.match.kind === 'several' || part.match.near.length > 0),
  );
  return isNear ? 'near' : 'none';
}

function problem(role: Role, cause: Problem['cause'], text: Message): Ready {
  return { kind: 'problem', problem: { role: role.id, cause, message: text } };
}

/** What a manifest says of the roles, with what its build has made. */
interface Commands {
  /** What the manifest is called. */
  readonly manifest: string;
  readonly roles: Manifest['roles'];
  readonly built: Built;
}

type Opened =
  | { readonly kind: 'usable'; readonly manifest: Manifest }
  | { readonly kind: 'unusable'; readonly reason: Message | string };

async function openManifest(folder: string, file: string): Promise<Opened> {
  try {
    // The YAML library is not loaded for nothing.
    const { readManifest } = await import('./manifest.ts');
    return { kind: 'usable', manifest: readManifest(folder, file) };
  } catch (error) {
    return { kind: 'unusable', reason: reasonOf(error) };
  }
}

/** What is wrong with a manifest: a message of ours, or the first line of what the YAML library says. */
function reasonOf(error: unknown): Message | string {
  if (error instanceof MessageError) return error.userMessage;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
