import { join, resolve } from 'node:path';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { ObservedRecorder } from '../student/try/observed-recorder.ts';
import { Trying } from '../student/try/trying.ts';
import { openIsolations, parseMap, parseSeed, parseWishes } from './check-options.ts';
import { codeOf, type Terminal, UseError } from './io.ts';
import { findLabForStudents } from './labs.ts';
import { parseFolder } from './parse-folder.ts';
import { traceFolder, traceName } from './trace-folder.ts';
import { TryTerminal } from './try-terminal.ts';
import { TypedConversation } from './typed-conversation.ts';

/** Options of `giliran try`, as the command line gives them. */
export interface TryFlags {
  readonly save?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
  readonly page?: boolean;
  readonly color: boolean;
}

/** Runs a student's programs and lets them be typed into. @returns 0 when it is left; 2 where nothing could be run */
export async function tryCommand(
  labName: string,
  folder: string,
  flags: TryFlags,
  io: Terminal,
): Promise<number> {
  const wishes = parseWishes(flags.isolation);
  const lab = await findLabForStudents(labName);
  const map = parseMap(lab, flags.map ?? []);
  const path = parseFolder(folder);
  const seed = parseSeed(undefined);
  const trace = flags.save === undefined ? join(traceFolder(), traceName(lab.id, seed)) : resolve(flags.save);
  const recorder = openRecorder(trace, lab, seed);
  const typed = new TypedConversation({ recorder, trace, lab, language: io.language });
  const isolations = await openIsolations(wishes, seed);
  try {
    const trying = await Trying.prepare({
      lab,
      folder: path,
      map,
      isolations,
      recorder,
      projectFolder: projectFolder(),
      waitingForPorts: () => io.err(`giliran: ${say(message('progress.waiting-for-port'), io.language)}\n`),
      signal: io.signal,
    });
    try {
      return await new TryTerminal({
        trying,
        recorder,
        typed,
        lab,
        labName,
        trace,
        folder,
        path,
        flags,
        io,
      }).run();
    } finally {
      trying.dispose();
    }
  } finally {
    recorder.close();
    await isolations.close();
  }
}

function openRecorder(trace: string, lab: Lab, seed: number): ObservedRecorder {
  try {
    return new ObservedRecorder(trace, lab.id, seed, toolVersion());
  } catch (error) {
    throw new UseError(message('try.cannot-save', { file: trace, reason: codeOf(error) }));
  }
}
