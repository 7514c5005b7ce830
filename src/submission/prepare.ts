import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { makeTempFolder } from '../machine/temp-folder.ts';
import type { Lab, Role } from '../model/lab.ts';
import { type Message, MessageError, message } from '../model/message.ts';
import { commandProgram } from './command-program.ts';
import type { Confinement } from './confinement.ts';
import { programEnvironment } from './environment.ts';
import { FilePrograms } from './file-programs.ts';
import { listFolder, unwrapFolder } from './folder.ts';
import { setsHiddenTimers } from './hidden-timers.ts';
import type { Manifest } from './manifest.ts';
import { manifestIn } from './manifest-name.ts';
import { checkMap, listedName, mappedFile } from './mapped-files.ts';
import { isRunnable, matchRole } from './match-files.ts';
import { type Built, runBuild } from './own-build.ts';
import type { Problem, Program, Ready, Submission } from './submission.ts';
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
  const mapped = Object.values(options.map).map((file) => listedName(root, file));
  const origin = unwrapFolder(
    root,
    lab.id,
    (files) =>
      manifestIn(files) !== null ||
      lab.roles.some((role) => matchRole(role, files).kind !== 'none') ||
      mapped.some((file) => files.includes(file)),
  );
  const workFolder = makeTempFolder('work');
  try {
    const place = await openWorkplace(origin, workFolder, lab, options);
    const readied = await new Preparation(place, lab, options.map).run();
    return {
      folder: place.home,
      ...readied,
      hiddenTimers: setsHiddenTimers(place.home),
      dispose: () => rmSync(workFolder, { recursive: true, force: true }),
    };
  } catch (error) {
    rmSync(workFolder, { recursive: true, force: true });
    throw error;
  }
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
  const place = { origin, workFolder, env: programEnvironment(lab, workFolder), confinement, signal };
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
  private readonly map: PrepareOptions['map'];
  private readonly files: readonly string[];
  private readonly filePrograms: FilePrograms;

  constructor(place: Workplace, lab: Lab, map: PrepareOptions['map']) {
    this.place = place;
    this.lab = lab;
    this.map = map;
    this.files = listFolder(place.home).files;
    this.filePrograms = new FilePrograms(place);
  }

  async run(): Promise<Pick<Submission, 'programs' | 'problems' | 'notes'>> {
    checkMap(this.map, this.place.origin, this.files);
    const ready = await this.ready();
    const programs = new Map<string, Program>();
    const problems = new Map<string, Problem>();
    for (const one of ready)
      if (one.kind === 'program') programs.set(one.program.role, one.program);
      else problems.set(one.problem.role, one.problem);
    return { programs, problems, notes: [] };
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
    const built = build === null ? { folder: home, failure: null } : await runBuild(this.place, build);
    const commands: Commands | null =
      manifest === null ? null : { manifest: file, roles: manifest.manifest.roles, built };
    return Promise.all(this.lab.roles.map((role) => this.prepareRole(role, commands)));
  }

  private async prepareRole(role: Role, commands: Commands | null): Promise<Ready> {
    const mapped = mappedFile(this.map, this.place.origin, role);
    if (mapped) return this.filePrograms.make(role, mapped.file, mapped.shared);
    const own = commands?.roles[role.id];
    const words = own ?? commands?.roles[role.kind.name];
    if (commands && words !== undefined) {
      const { manifest, built } = commands;
      if (built.failure) return problem(role, 'build-failed', built.failure);
      const command = { manifest, words, shared: own === undefined, folder: built.folder };
      return commandProgram(role, command, this.place);
    }
    const match = matchRole(role, this.files);
    if (match.kind === 'one') return this.filePrograms.make(role, match.file, match.shared);
    if (match.kind === 'several')
      return problem(
        role,
        'two-programs',
        message('problem.two-programs', { role: role.id, files: match.files }),
      );
    const [near] = match.near;
    if (near !== undefined)
      return problem(role, 'missing-program', message('problem.near-miss', { role: role.id, file: near }));
    const text = this.files.some(isRunnable) ? 'problem.missing-program' : 'problem.empty-folder';
    const folder = basename(this.place.origin);
    return problem(role, 'missing-program', message(text, { role: role.id, folder }));
  }
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
  if (error instanceof MessageError) return error.said;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
