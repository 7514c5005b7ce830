import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import { insertScene, type Refusal } from '../authoring/record/insert-scene.ts';
import { type RecordedScene, recordedScene } from '../authoring/record/recorded-scene.ts';
import { sceneText } from '../authoring/record/scene-text.ts';
import { replaceFile } from '../machine/replace-file.ts';
import { say } from '../messages/say.ts';
import { isByHand } from '../model/by-hand.ts';
import type { Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import { shellWord } from '../model/shell-word.ts';
import { readTrace } from '../trace/read.ts';
import { parseSeed } from './check-options.ts';
import { codeOf, type Terminal, UseError } from './io.ts';
import { findLab, labFileOf } from './labs.ts';
import { recordFixture } from './record-fixture.ts';
import { traceFolder, traceName } from './trace-folder.ts';
import { tryCommand } from './try.ts';

/** Options of `giliran lab record`. */
export interface RecordFlags {
  /** A conversation that was kept by `giliran try`; left out where it is typed now. */
  readonly trace?: string;
  /** The programs that are typed into: the lab's reference where it is left out. */
  readonly programs?: string;
  readonly scene?: string;
  readonly write?: boolean;
  /** The folder of a submission: what it gets is recorded, and no conversation. */
  readonly fixture?: string;
  readonly about?: string;
  readonly seed?: string;
  readonly isolation?: string;
  readonly color: boolean;
}

/** What a scene may be called. */
const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * Makes a scenario and checks of a conversation, or writes down what a submission gets.
 * @returns 0; 1 where a fixture's file says otherwise than before; 2 where nothing could be recorded
 */
export async function recordCommand(labName: string, flags: RecordFlags, io: Terminal): Promise<number> {
  const lab = await findLab(labName);
  if (flags.fixture !== undefined) return recordFixture(lab, flags.fixture, flags, io);
  const file = labFileOf(labName);
  const text = readFileSync(file, 'utf8');
  const name = flags.scene ?? freeName(lab);
  if (!NAME.test(name)) throw new UseError(message('record.bad-name', { name }));
  const trace = flags.trace ?? join(traceFolder(), traceName(lab.id, parseSeed(flags.seed)));
  if (flags.trace === undefined) {
    const code = await typed(labName, lab, trace, flags, io);
    if (code !== 0) return code;
  }
  const scene = sceneOf(trace, lab, name, text);
  io.out(sceneText(scene));
  return flags.write === true ? write(file, text, scene, labName, io) : 0;
}

function freeName(lab: Lab): string {
  const taken = new Set([...lab.scenarios.map(({ name }) => name), ...lab.steps.map(({ id }) => id)]);
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'recorded' : `recorded-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** Has somebody type into right programs. What that shows goes where it does not stand between lines of YAML. */
async function typed(
  labName: string,
  lab: Lab,
  trace: string,
  { programs, isolation, color }: RecordFlags,
  io: Terminal,
): Promise<number> {
  const folder = programs ?? lab.reference;
  if (folder === null) throw new UseError(message('record.no-reference', { lab: lab.id }));
  const aside = io.outIsTerminal ? io : { ...io, out: io.err };
  return tryCommand(
    labName,
    folder,
    { save: trace, color, ...(isolation === undefined ? {} : { isolation }) },
    aside,
  );
}

/** @throws UseError where the trace cannot be read, is another lab's, or holds no typed line */
function sceneOf(path: string, lab: Lab, name: string, labText: string): RecordedScene {
  const trace = readTrace(textOf(path));
  if (trace.header.lab !== lab.id)
    throw new UseError(message('record.other-lab', { file: path, lab: lab.id, found: trace.header.lab }));
  const run = trace.runs.find(isByHand);
  const taken = new Set([...labText.matchAll(/[{,]\s*([a-z][a-z0-9_]*)/g)].map(([, word]) => word ?? ''));
  const scene = run ? recordedScene(run, { lab, name, taken, graders }) : null;
  if (scene === null) throw new UseError(message('record.nothing', { file: path }));
  return scene;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UseError(message('record.unreadable', { file: path, reason: codeOf(error) }));
  }
}

function write(file: string, text: string, scene: RecordedScene, labName: string, io: Terminal): number {
  const inserted = insertScene(text, scene);
  if ('refusal' in inserted) throw new UseError(refused(inserted.refusal, file));
  try {
    replaceFile(file, inserted.text);
  } catch (error) {
    throw new UseError(message('record.cannot-write', { file, reason: codeOf(error) }));
  }
  const command = `giliran lab lint ${shellWord(labName)}`;
  io.err(`giliran: ${say(message('record.written', { file: resolve(file), command }), io.language)}\n`);
  return 0;
}

function refused(refusal: Refusal, file: string): Message {
  return refusal.why === 'taken'
    ? message('record.taken', { name: refusal.name, file })
    : message('record.in-braces', { key: refusal.key, file });
}
