import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { openIsolations, parseWishes } from '../../../src/cli/check-options.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { ObservedRecorder } from '../../../src/student/try/observed-recorder.ts';
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

it('ends the running check when something is saved, and begins the next', async () => {
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
      const recorder = new ObservedRecorder(null, LAB.id, 11, 'test');
      recorder.onRecord = ({ kind }) => {
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
  // A check that a newer save replaced reports nothing.
  expect(happened).toEqual([
    'begins: ',
    'a program runs',
    'begins: server.ts',
    'at hand: listen',
    'recorded',
    'decided: pass',
  ]);
});

it('runs a grader of the lab’s own anew for each save', async () => {
  const lab = loadLab(join(ROOT, 'examples/letters/lab.yaml'), graders);
  const from = (name: string, file: string): string =>
    readFileSync(join(ROOT, 'examples/letters', name, file), 'utf8');
  const mine = mkdtempSync(join(folder, 'letters-'));
  writeFileSync(join(mine, 'client.py'), from('right-python', 'client.py'));
  writeFileSync(join(mine, 'server.py'), from('faulty-counts-words', 'server.py'));
  const decided: string[] = [];
  const leave = new AbortController();
  const watching = new Watching({
    lab,
    graders,
    folder: mine,
    map: {},
    seed: 11,
    isolations: () => openIsolations(parseWishes(undefined), 11),
    recorder: () => new ObservedRecorder(null, lab.id, 11, 'test'),
    recorded: () => {},
    projectFolder: ROOT,
    listener: {
      begins: () => {},
      atHand: () => {},
      decided: ({ decisions }) => {
        decided.push(decisions.map(({ check, status }) => `${check.id} ${status}`).join(', '));
        if (decided.length > 1) leave.abort();
        else writeFileSync(join(mine, 'server.py'), from('right-python', 'server.py'));
      },
      refused: () => decided.push('refused'),
      waitingForPorts: () => {},
    },
    signal: leave.signal,
  });
  await watching.run();
  expect(decided).toEqual(['count.listens pass, count.length fail', 'count.listens pass, count.length pass']);
});
