import { basename, relative } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isJunk } from '../../submission/junk.ts';
import { sourceName } from '../../submission/languages.ts';
import { manifestIn } from '../../submission/manifest-name.ts';

/**
 * For how long nothing must have changed, in milliseconds: editors write a file in several steps, and several files at
 * once.
 */
const BURST_MS = 25;

/** Files that programs read, or are built with, without being programs themselves. */
const BESIDE =
  /^(?:makefile|gnumakefile|package\.json|tsconfig\.json|go\.mod|go\.sum|cargo\.toml|.+\.(?:h|hh|hpp|hxx|inc|pm|csproj|sln))$/i;

/** How many levels of folders are searched for programs. */
const DEPTH = 8;

/**
 * Reports when a student has saved something that a check depends on, whichever way the editor saves it. Files that
 * programs write as they run (a log, for instance) do not count: otherwise each check would start the next.
 */
export class FolderWatch {
  /** Resolves when everything in the folder is watched. */
  readonly ready: Promise<void>;
  private readonly folder: string;
  private readonly saved: (files: readonly string[]) => void;
  private readonly changed = new Set<string>();
  private announceReady: () => void = () => {};
  private watcher: FSWatcher;
  private timer: NodeJS.Timeout | null = null;
  private isPolling = false;
  private isClosed = false;

  /** @param saved called once for each burst, with paths relative to the folder */
  constructor(folder: string, saved: (files: readonly string[]) => void) {
    this.folder = folder;
    this.saved = saved;
    this.ready = new Promise((resolve) => {
      this.announceReady = resolve;
    });
    this.watcher = this.open();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.watcher.close();
  }

  private open(): FSWatcher {
    const { folder } = this;
    const watcher = watch(folder, {
      ignoreInitial: true,
      followSymlinks: false,
      depth: DEPTH,
      usePolling: this.isPolling,
      // The folder itself may have any name.
      ignored: (path) => path !== folder && isJunk(basename(path)),
    });
    watcher.on('all', (_, path) => {
      if (isOfTheCheck(basename(path))) this.note(relative(folder, path));
    });
    watcher.on('ready', () => this.announceReady());
    // The system watches only so many files: with more, they are polled.
    watcher.on('error', () => void this.poll());
    return watcher;
  }

  private async poll(): Promise<void> {
    if (this.isPolling || this.isClosed) return;
    this.isPolling = true;
    await this.watcher.close();
    if (!this.isClosed) this.watcher = this.open();
  }

  private note(file: string): void {
    this.changed.add(file);
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const files = [...this.changed].sort();
      this.changed.clear();
      this.saved(files);
    }, BURST_MS);
  }
}

/** Whether a file of that name can change the outcome of a check. */
function isOfTheCheck(name: string): boolean {
  return sourceName(name) !== null || manifestIn([name]) !== null || BESIDE.test(name);
}
