import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { graders } from '../../graders/index.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import { Watching } from '../student/watch/watching.ts';
import { Recorder } from '../trace/recorder.ts';
import { openIsolations, openRecorder, parseMap, parseSeed, parseWishes, styleOf } from './check-options.ts';
import type { Terminal } from './io.ts';
import { findLabForStudents } from './labs.ts';
import { openWatchPage } from './open-watch-page.ts';
import { parseFolder } from './parse-folder.ts';
import { traceFolder, traceName } from './trace-folder.ts';
import { WatchView } from './watch-view.ts';

/** Options of `giliran watch`, as the command line gives them. */
export interface WatchFlags {
  readonly seed?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
  readonly page?: boolean;
  readonly color: boolean;
}

/** Checks a folder again whenever something is saved. @returns 0 when it is called off: there is no other end */
export async function watchCommand(
  labName: string,
  folder: string,
  flags: WatchFlags,
  io: Terminal,
): Promise<number> {
  const wishes = parseWishes(flags.isolation);
  const seed = parseSeed(flags.seed);
  const lab = await findLabForStudents(labName);
  const map = parseMap(lab, flags.map ?? []);
  const path = parseFolder(folder);
  const trace = join(traceFolder(), traceName(lab.id, seed));
  // A check that is broken off leaves the last one's trace as it was.
  const unfinished = `${trace}.unfinished`;
  const style = styleOf(io, { color: flags.color, labName, folder });
  const page = flags.page ? await openWatchPage({ lab, labName, folder, path, io }) : null;
  const view = new WatchView({ lab, labName, path, seed, trace, style, io, page });
  const watching = new Watching({
    lab,
    graders,
    folder: path,
    map,
    seed,
    isolations: () => openIsolations(wishes, seed),
    recorder: (isWhole) =>
      isWhole ? openRecorder(unfinished, lab, seed) : new Recorder(null, lab.id, seed, toolVersion()),
    recorded: () => renameSync(unfinished, trace),
    projectFolder: projectFolder(),
    listener: view,
    signal: io.signal,
  });
  try {
    await watching.run();
  } finally {
    rmSync(unfinished, { force: true });
    await page?.server.close();
  }
  view.left();
  return 0;
}
