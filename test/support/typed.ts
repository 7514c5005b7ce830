import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIsolations } from '../../src/cli/check-options.ts';
import type { Lab } from '../../src/model/lab.ts';
import { ObservedRecorder } from '../../src/student/try/observed-recorder.ts';
import { Trying } from '../../src/student/try/trying.ts';
import { readTrace, type TraceFile } from '../../src/trace/read.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Runs a submission as `giliran try` does.
 * @param lines typed by hand, one after the other: `client1: halo`; or `/stop client1`
 */
export async function typed(lab: Lab, folder: string, lines: readonly string[]): Promise<TraceFile> {
  const file = join(mkdtempSync(join(tmpdir(), 'giliran-test-')), 'trace.jsonl');
  const recorder = new ObservedRecorder(file, lab.id, 7, 'test');
  const isolations = await openIsolations(['network'], 7);
  try {
    const trying = await Trying.prepare({
      lab,
      folder,
      map: {},
      isolations,
      recorder,
      projectFolder: ROOT,
      waitingForPorts: () => {},
      signal: new AbortController().signal,
    });
    const coming = [...lines];
    let made = trying.roles.length;
    // Each line is typed when the scene has settled after the one before.
    recorder.onRecord = (record) => {
      if (record.kind !== 'settled' || record.move !== made - 1) return;
      const line = coming.shift();
      made++;
      if (line === undefined) trying.leave();
      else type(trying, line);
    };
    try {
      await trying.run();
    } finally {
      trying.dispose();
    }
  } finally {
    recorder.close();
    await isolations.close();
  }
  return readTrace(readFileSync(file, 'utf8'));
}

function type(trying: Trying, line: string): void {
  const [, act, role] = /^\/(start|stop) (\S+)$/.exec(line) ?? [];
  if (act === 'start' && role) trying.start(role);
  else if (act === 'stop' && role) trying.stop(role);
  else {
    const at = line.indexOf(': ');
    trying.type(line.slice(0, at), line.slice(at + 2));
  }
}
