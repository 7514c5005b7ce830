import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { openIsolations, parseWishes } from '../../../src/cli/check-options.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { ToldRecorder } from '../../../src/student/try/told-recorder.ts';
import { Watching } from '../../../src/student/watch/watching.ts';
import { copyFixture } from '../../support/copy-fixture.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LAB = loadLab(join(ROOT, 'labs/turn-chat/lab.yaml'), graders);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-watching-'));
  copyFixture('turn-chat/reference', folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('ends the check that is going on when something is saved, and begins the next', async () => {
  const server = join(folder, 'server.ts');
  const right = readFileSync(server, 'utf8');
  writeFileSync(server, 'for (;;);\n');
  const happened: string[] = [];
  const leave = new AbortController();
  let hasSaved = false;
  const watching = new Watching({
    lab: LAB,
    graders,
    folder,
    map: {},
    seed: 11,
    isolations: () => openIsolations(parseWishes(undefined), 11),
    recorder: () => {
      const recorder = new ToldRecorder(null, LAB.id, 11, 'test');
      recorder.told = ({ kind }) => {
        if (kind !== 'move' || hasSaved) return;
        hasSaved = true;
        happened.push('a program runs');
        writeFileSync(server, right);
      };
      return recorder;
    },
    recorded: () => happened.push('recorded'),
    projectFolder: ROOT,
    listener: {
      begins: (files) => happened.push(`begins: ${files.join(', ')}`),
      atHand: ({ id }) => happened.push(`at hand: ${id}`),
      decided: ({ decisions }) => {
        happened.push(`decided: ${[...new Set(decisions.map(({ status }) => status))].join(', ')}`);
        leave.abort();
      },
      refused: () => happened.push('refused'),
      waitingForPorts: () => {},
    },
    signal: leave.signal,
  });
  await watching.run();
  // Nothing was said of what had been overtaken.
  expect(happened).toEqual([
    'begins: ',
    'a program runs',
    'begins: server.ts',
    'at hand: listen',
    'recorded',
    'decided: pass',
  ]);
});
