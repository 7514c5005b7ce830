import type * as fs from 'node:fs';
import { namesIn, ROOT, targetAt, textAt } from './proc-of.ts';
import type { World } from './world.ts';

/** A world that is looked at through the functions of `node:fs`, and goes on between any two of their calls. */

interface ScenarioRun {
  readonly world: World;
  /** Lets the world go on, or not. */
  readonly goOn: () => void;
}

let stage: ScenarioRun | null = null;

/** From now on this is what stands below the root. */
export function show(next: ScenarioRun): void {
  stage = next;
}

/** The functions that the kernel's view reads with: of a world below its root, and else node's own. */
export function readersOf(real: typeof fs) {
  const open = new Map<number, string>();
  let next = 1_000_000;
  const isModel = (path: unknown): path is string => typeof path === 'string' && path.startsWith(ROOT);
  return {
    openSync: (...args: Parameters<typeof fs.openSync>): number => {
      const [path] = args;
      if (!isModel(path)) return real.openSync(...args);
      answer(textAt, path, 'ENOENT');
      open.set(++next, path);
      return next;
    },
    readSync: (file: number, buffer: Buffer, offset: number, length: number, at: number): number => {
      const path = open.get(file);
      if (path === undefined) return real.readSync(file, buffer, offset, length, at);
      const text = Buffer.from(answer(textAt, path, 'ESRCH'), 'latin1');
      return text.copy(buffer, offset, at, Math.min(text.length, at + length));
    },
    closeSync: (file: number): void => {
      if (!open.delete(file)) real.closeSync(file);
    },
    readdirSync: (path: string): readonly string[] =>
      isModel(path) ? answer(namesIn, path, 'ENOENT') : real.readdirSync(path),
    readFileSync: (path: string, encoding: BufferEncoding): string | Buffer =>
      isModel(path) ? answer(textAt, path, 'ENOENT') : real.readFileSync(path, encoding),
    readlinkSync: (path: string): string =>
      isModel(path) ? answer(targetAt, path, 'ENOENT') : real.readlinkSync(path),
  };
}

function answer<T>(ask: (world: World, path: string) => T | null, path: string, code: string): T {
  if (!stage) throw new Error('no world is shown');
  stage.goOn();
  const found = ask(stage.world, path);
  if (found === null) throw Object.assign(new Error(`${code}: ${path}`), { code });
  return found;
}
