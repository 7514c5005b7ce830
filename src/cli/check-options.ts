import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { confineFor } from '../assessment/confine-for.ts';
import { ISOLATION_WISHES, Isolations, type IsolationWish } from '../assessment/isolations.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { ReportStyle } from '../report/report-page.ts';
import { Recorder } from '../trace/recorder.ts';
import { advise } from './advise.ts';
import { readingWidth, type Terminal, UseError, wantsColor } from './io.ts';
import { parseIsolation } from './parse-isolation.ts';
import { traceFolder, traceName } from './trace-folder.ts';

/** Options of the commands that run programs while a person waits. */

/** @throws UseError where there is no such level */
export function parseWishes(text: string | undefined): readonly IsolationWish[] {
  return (text ?? 'auto').split(',').map((one) => parseIsolation(one, ISOLATION_WISHES));
}

/** The first level of those wished for that can be had. @param seed of the check, by which its machine is made up */
export function openIsolations(wishes: readonly IsolationWish[], seed: number): Promise<Isolations> {
  return Isolations.openFirst(wishes, seed, (wish) => confineFor(wish, projectFolder()));
}

/** How a report looks on this terminal. */
export function styleOf(
  io: Terminal,
  { color, labName, folder }: { readonly color: boolean; readonly labName: string; readonly folder: string },
): ReportStyle {
  return {
    language: io.language,
    color: wantsColor(io, color),
    labName,
    folder,
    width: io.outIsTerminal ? readingWidth(io) : null,
  };
}

export function openRecorder(trace: string, lab: Lab, seed: number): Recorder {
  try {
    return new Recorder(trace, lab.id, seed, toolVersion());
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UseError(message('use.trace-locked', { file: trace, reason }));
  }
}

export function parseSeed(text: string | undefined): number {
  if (text === undefined) return randomInt(1, 1_000_000);
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UseError(message('use.bad-seed', { found: text }));
}

export function parseMap(lab: Lab, entries: readonly string[]): Record<string, string> {
  const names = [...new Set(lab.roles.flatMap((role) => [role.id, role.kind.name]))];
  return Object.fromEntries(
    entries.map((entry) => {
      const [role = '', ...rest] = entry.split('=');
      if (rest.length === 0) throw new UseError(message('use.bad-map', { found: entry }));
      if (!names.includes(role)) {
        const advice = advise(role, names, message('advice.roles', { names }));
        throw new UseError(message('use.no-role', { lab: lab.id, name: role, advice }));
      }
      return [role, rest.join('=')];
    }),
  );
}

/** Where the trace goes. */
export function parseTrace(file: string | undefined, lab: Lab, seed: number): string {
  if (file !== undefined) {
    const parent = dirname(resolve(file));
    if (!existsSync(parent)) throw new UseError(message('use.no-trace-folder', { folder: parent }));
    return resolve(file);
  }
  return join(traceFolder(), traceName(lab.id, seed));
}
