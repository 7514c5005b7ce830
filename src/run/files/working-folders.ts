import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plan } from '../../lab/plan.ts';
import { removeFolder } from '../../machine/remove-folder.ts';
import { makeTempFolder } from '../../machine/temp-folder.ts';
import type { Program } from '../../submission/submission.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { admitRuns } from '../isolation/unprivileged-user.ts';
import type { Happening } from '../run-log.ts';
import { copyTree } from './copy-tree.ts';
import { digestOf, type Given, type Look, storedFiles } from './stored-files.ts';

/** A program that has been started in a folder of its own. */
interface Placed {
  readonly role: string;
  /** The folder that it was made from, in which nothing is written. */
  readonly origin: string;
  /** The copy that it was started from. */
  readonly copy: string;
  /** The working folder, from there. */
  readonly at: string;
  pid: number | null;
}

/** What of a plan its folders are made from. */
type Placing = Pick<Plan, 'roles' | 'files' | 'keepsFiles'>;

type Record = Extract<Happening, { readonly kind: 'given' | 'stored' }>;

/**
 * The working folders of a run whose programs are given files, or whose files are looked at: each start of a program
 * has a copy of the submission for itself, so that nothing is written beside the student's own files, and what two
 * roles store is kept apart.
 */
export class WorkingFolders {
  private readonly plan: Placing;
  private readonly isolation: Pick<Isolation, 'level' | 'folderNow'>;
  private readonly given: readonly Given[];
  private readonly placed: Placed[] = [];
  private root: string | null = null;

  constructor(plan: Placing, isolation: Pick<Isolation, 'level' | 'folderNow'>) {
    this.plan = plan;
    this.isolation = isolation;
    this.given = plan.roles.flatMap(({ role }) =>
      (plan.files[role.id] ?? []).map((file) => ({ role: role.id, ...file })),
    );
  }

  /** What roles are given, for the trace. */
  records(): readonly Record[] {
    return this.plan.roles.flatMap(({ role }): Record[] => {
      const own = this.given.filter((file) => file.role === role.id);
      if (own.length === 0) return [];
      const files = own.map(({ name, content }) => ({
        name,
        bytes: content.length,
        digest: digestOf(content),
      }));
      return [{ kind: 'given', role: role.id, files }];
    });
  }

  /** Whether a program is started in a folder of its own. */
  isAskedOf({ role }: Pick<Program, 'role'>): boolean {
    return this.plan.keepsFiles || (this.plan.files[role] ?? []).length > 0;
  }

  /**
   * A program as it is started in a folder of its own, with the files that its role is given.
   * @throws the file system's error where there is no room
   */
  place(program: Program): Program {
    const own = program.folders.find((folder) => folder.own);
    if (!this.isAskedOf(program) || !own) return program;
    const copy = join(this.rootFolder(), String(this.placed.length));
    copyTree(own.outside, copy, {
      linksLibraries: this.isolation.folderNow === null,
      // A file that is left from an earlier run of the student's would pass for one that is stored in this run.
      leavesOut: (file, bytes) =>
        this.given.some(({ content }) => content.length === bytes && content.equals(readFileSync(file))),
    });
    const at = relative(own.outside, program.cwd);
    for (const file of this.plan.files[program.role] ?? []) lay(join(copy, at), file.name, file.content);
    this.placed.push({
      role: program.role,
      origin: own.outside,
      copy,
      at: at.split(sep).join('/'),
      pid: null,
    });
    const moved = (path: string): string =>
      path === own.outside || path.startsWith(own.outside + sep)
        ? copy + path.slice(own.outside.length)
        : path;
    return {
      ...program,
      command: moved(program.command),
      args: program.args.map(moved),
      cwd: moved(program.cwd),
      env: Object.fromEntries(Object.entries(program.env).map(([name, value]) => [name, moved(value)])),
      folders: program.folders.map((folder) => (folder === own ? { ...own, outside: copy } : folder)),
    };
  }

  /** Takes note of the process that was started for a role. */
  adopt(role: string, pid: number): void {
    const placed = this.placed.findLast((one) => one.role === role);
    if (placed && placed.pid === null) placed.pid = pid;
  }

  /** What programs have stored; the scene must have settled. */
  stored(): readonly Record[] {
    if (!this.plan.keepsFiles) return [];
    return this.placed.map(({ role, origin, copy, at, pid }): Record => {
      const given = this.plan.files[role] ?? [];
      const before: Look['before'] = (path, bytes) => {
        const own = given.find(({ name }) => (at === '' ? name : `${at}/${name}`) === path);
        return own ? own.content : contentOf(join(origin, path), bytes);
      };
      const folder = this.isolation.folderNow === null ? copy : this.isolation.folderNow(pid ?? 0);
      return { kind: 'stored', role, ...storedFiles({ folder, at, given: this.given, before }) };
    });
  }

  close(): void {
    if (this.root !== null) removeFolder(this.root);
  }

  private rootFolder(): string {
    if (this.root === null) {
      this.root = makeTempFolder('files');
      if (this.isolation.level === 'sandbox') admitRuns(this.root);
    }
    return this.root;
  }
}

/** Puts a file into a folder, whatever the submission has in its place. */
function lay(folder: string, name: string, content: Buffer): void {
  const steps = name.split('/').slice(0, -1);
  let at = folder;
  for (const step of steps) {
    at = join(at, step);
    if (!lstatSync(at, { throwIfNoEntry: false })?.isDirectory()) {
      rmSync(at, { force: true });
      mkdirSync(at);
    }
  }
  const file = join(folder, name);
  rmSync(file, { recursive: true, force: true });
  writeFileSync(file, content, { flag: 'wx', mode: 0o644 });
}

/** What a file of the submission holds that has just this size; null where there is none. */
function contentOf(file: string, bytes: number): Buffer | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size === bytes ? readFileSync(file) : null;
}
