import { existsSync, rmSync } from 'node:fs';
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
import { MANIFEST } from './manifest-name.ts';
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
      files.includes(MANIFEST) ||
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
    const manifest = await this.manifest();
    const ready = isReason(manifest)
      ? this.lab.roles.map((role) =>
          problem(
            role,
            'bad-manifest',
            message('problem.bad-manifest', { file: MANIFEST, reason: manifest.reason }),
          ),
        )
      : await this.prepareRoles(manifest);
    const programs = new Map<string, Program>();
    const problems = new Map<string, Problem>();
    for (const one of ready)
      if (one.kind === 'program') programs.set(one.program.role, one.program);
      else problems.set(one.problem.role, one.problem);
    return { programs, problems, notes: [] };
  }

  /** @returns null where there is none */
  private async manifest(): Promise<Manifest | Reason | null> {
    if (!existsSync(join(this.place.home, MANIFEST))) return null;
    try {
      // The YAML library is not loaded for nothing.
      const { readManifest } = await import('./manifest.ts');
      return readManifest(this.place.home);
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }

  /** Each role in the lab's order. */
  private async prepareRoles(manifest: Manifest | null): Promise<readonly Ready[]> {
    const built =
      manifest && manifest.build.length > 0
        ? await runBuild(this.place, manifest.build)
        : { folder: this.place.home, failure: null };
    return Promise.all(this.lab.roles.map((role) => this.prepareRole(role, manifest, built)));
  }

  private async prepareRole(role: Role, manifest: Manifest | null, built: Built): Promise<Ready> {
    const mapped = mappedFile(this.map, this.place.origin, role);
    if (mapped) return this.filePrograms.make(role, mapped.file, mapped.shared);
    const own = manifest?.roles[role.id];
    const words = own ?? manifest?.roles[role.kind.name];
    if (words !== undefined) {
      if (built.failure) return problem(role, 'build-failed', built.failure);
      return commandProgram(role, { words, shared: own === undefined, folder: built.folder }, this.place);
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

/** What is wrong with a manifest: a message of ours, or the first line of what the YAML library says. */
interface Reason {
  readonly reason: Message | string;
}

function isReason(value: Manifest | Reason | null): value is Reason {
  return value !== null && 'reason' in value;
}

function reasonOf(error: unknown): Message | string {
  if (error instanceof MessageError) return error.said;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
