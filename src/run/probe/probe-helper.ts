import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { NODE_OPTIONS } from '../../machine/node-options.ts';
import { valueOfLine } from '../../model/json-line.ts';
import type { Isolation, Wrapped } from '../isolation/isolation.ts';
import { RUN_MARK } from '../isolation/shared-network.ts';
import type { ProbeCommand, ProbeReport } from './protocol.ts';

/** A command without its number. */
export type Order = ProbeCommand extends infer C
  ? C extends { readonly id: number }
    ? Omit<C, 'id'>
    : never
  : never;

export interface Answer {
  readonly ok: boolean;
  readonly detail: string;
}

/** The helper's file in a sandbox. */
const HELPER_INSIDE = '/giliran/probe-helper.js';

/** What every order is answered with once the helper is gone. */
export const HELPER_ENDED = 'the probe helper has ended';

/** The harness's end of the probe helper. */
export interface ProbeHelper {
  readonly order: (order: Order) => Promise<Answer>;
  readonly close: () => void;
}

/**
 * Starts the helper in a network of the harness's own.
 * @param wrapped the command that starts it there
 * @param reported called with everything that it hears
 */
export function startHelperAt(
  wrapped: Wrapped,
  reported: (report: Exclude<ProbeReport, { kind: 'done' }>) => void = () => {},
): ProbeHelper {
  return attachHelper(wrapped, () => {}, reported);
}

/** What starts the helper from its built file, wherever that is done. */
export function helperWords(helperFile: string): readonly [command: string, args: readonly string[]] {
  return [process.execPath, [...NODE_OPTIONS, helperFile]];
}

/**
 * Starts the helper that plays every probe of a run.
 * @param helperFile the built helper
 * @param host the role whose host its probes are on, where each has one of its own
 * @param reported called with everything that the probes hear and see, in order
 */
export function startProbeHelper(
  isolation: Isolation,
  mark: string,
  helperFile: string,
  host: string,
  reported: (report: Exclude<ProbeReport, { kind: 'done' }>) => void,
): ProbeHelper {
  const [command, args] = helperWords(helperFile);
  const wrapped = isolation.wrap({
    command,
    args,
    cwd: process.platform === 'win32' ? process.cwd() : '/',
    env: { PATH: process.env.PATH ?? '', [RUN_MARK]: mark },
    folders: [{ outside: helperFile, inside: HELPER_INSIDE, own: false }],
    host,
  });
  return attachHelper(wrapped, (pid) => isolation.adopt(pid), reported);
}

function attachHelper(
  { command, args, cwd, env }: Wrapped,
  started: (pid: number) => void,
  reported: (report: Exclude<ProbeReport, { kind: 'done' }>) => void,
): ProbeHelper {
  const child = execa(command, [...args], {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'ignore',
    extendEnv: false,
    env: { ...env },
    cwd,
    detached: process.platform !== 'win32',
  });
  if (child.pid !== undefined) started(child.pid);
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  child.stdin?.on('error', () => {});
  child.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => {
    const report = valueOfLine<ProbeReport>(line);
    // The last line of a helper that was ended in the middle of it.
    if (report === null) return;
    if (report.kind !== 'done') {
      reported(report);
      return;
    }
    waiting.get(report.id)?.(report);
    waiting.delete(report.id);
  });
  let gone = false;
  const ended: Answer = { ok: false, detail: HELPER_ENDED };
  child.once('exit', () => {
    gone = true;
    for (const answer of waiting.values()) answer(ended);
    waiting.clear();
  });
  return {
    order: (order) =>
      new Promise((resolve) => {
        if (gone) {
          resolve(ended);
          return;
        }
        const id = ++last;
        waiting.set(id, resolve);
        child.stdin.write(`${JSON.stringify({ ...order, id })}\n`);
      }),
    close: () => {
      child.stdin.end();
    },
  };
}
