import { constants, copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import pc from 'picocolors';
import { say, visible } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import { shellWord } from '../model/shell-word.ts';
import type { RoleWait } from '../model/trace.ts';
import { waitMessage } from '../model/waits.ts';
import { hang } from '../report/wrap.ts';
import { ToldRecorder } from '../student/try/told-recorder.ts';
import { Trying } from '../student/try/trying.ts';
import type { Unnumbered } from '../trace/recorder.ts';
import { openIsolations, parseMap, parseSeed, parseWishes } from './check-options.ts';
import { readingWidth, type Terminal, UseError, wantsColor } from './io.ts';
import { findLab, projectFolder } from './labs.ts';
import { parseFolder } from './parse-folder.ts';
import { traceFolder, traceName } from './trace-folder.ts';
import { toolVersion } from './version.ts';

/** Options of `giliran try`, as the command line gives them. */
export interface TryFlags {
  readonly save?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
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
  const lab = await findLab(labName);
  const map = parseMap(lab, flags.map ?? []);
  const path = parseFolder(folder);
  const seed = parseSeed(undefined);
  const trace = flags.save === undefined ? join(traceFolder(), traceName(lab.id, seed)) : resolve(flags.save);
  const recorder = openRecorder(trace, lab, seed);
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
      return await new TryTerminal({ trying, recorder, lab, labName, trace, path, flags, io }).run();
    } finally {
      trying.dispose();
    }
  } finally {
    recorder.close();
    await isolations.close();
  }
}

function openRecorder(trace: string, lab: Lab, seed: number): ToldRecorder {
  try {
    return new ToldRecorder(trace, lab.id, seed, toolVersion());
  } catch (error) {
    throw new UseError(message('try.cannot-save', { file: trace, reason: codeOf(error) }));
  }
}

interface TerminalOptions {
  readonly trying: Trying;
  readonly recorder: ToldRecorder;
  readonly lab: Lab;
  readonly labName: string;
  readonly trace: string;
  readonly path: string;
  readonly flags: TryFlags;
  readonly io: Terminal;
}

/** One terminal for all programs: what they show comes line by line, and one of them at a time is typed into. */
class TryTerminal {
  private readonly options: TerminalOptions;
  private readonly colors: ReturnType<typeof pc.createColors>;
  private readonly width: number | null;
  private readonly running = new Set<string>();
  /** What each role was last said to wait for. */
  private readonly waits = new Map<string, string>();
  private lines: Interface | null = null;
  private speaker: string;

  constructor(options: TerminalOptions) {
    const { io, flags, trying } = options;
    this.options = options;
    this.colors = pc.createColors(wantsColor(io, flags.color));
    this.width = io.outIsTerminal ? readingWidth(io) : null;
    this.speaker = trying.roles[0] ?? '';
  }

  async run(): Promise<number> {
    const { trying, recorder, path, trace, io } = this.options;
    for (const { role, message: reason } of trying.problems) this.tell('try.no-program', { role, reason });
    if (trying.roles.length === 0) {
      this.tell('try.nobody');
      return 2;
    }
    this.tell('try.title', { folder: path });
    this.tell('try.keys');
    recorder.told = (record) => this.told(record);
    const lines = createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: io.outIsTerminal && io.inIsTerminal === true,
      prompt: this.prompt(),
      historySize: 100,
      completer: (line: string) => {
        this.turnTo(this.after(this.speaker));
        return [[], line];
      },
    });
    this.lines = lines;
    lines.on('line', (line) => {
      this.typed(line);
      if (this.lines) this.show();
    });
    // Without a terminal the end of what is typed is the end; on one it is Ctrl-D.
    lines.on('close', () => trying.leave());
    lines.on('SIGINT', () => trying.leave());
    const leave = (): void => lines.close();
    io.signal.addEventListener('abort', leave);
    this.show();
    try {
      const { because, detail } = await trying.run();
      this.lines = null;
      lines.close();
      if (io.outIsTerminal) io.out('\n');
      if (because === 'error') this.tell('try.broken', { reason: detail });
      recorder.flush();
      this.tell('try.kept', { command: this.shown(trace) });
      return because === 'error' ? 2 : 0;
    } finally {
      this.lines = null;
      io.signal.removeEventListener('abort', leave);
      lines.close();
    }
  }

  /** A line that was typed. */
  private typed(line: string): void {
    if (!line.startsWith('/')) this.type(this.speaker, line);
    else if (line.startsWith('//')) this.type(this.speaker, line.slice(1));
    else {
      const [, word = '', rest = ''] = /^\/(\S*)\s?(.*)$/.exec(line) ?? [];
      this.command(word, rest);
    }
  }

  private command(word: string, rest: string): void {
    const { trying } = this.options;
    const { roles } = trying;
    if (roles.includes(word)) {
      if (rest === '') this.turnTo(word);
      else this.type(word, rest);
    } else if (word === 'quit') trying.leave();
    else if (word === 'save') this.save(rest.trim());
    else if (word === 'start' || word === 'stop') {
      const role = rest.trim();
      if (!roles.includes(role)) this.tell('try.which', { word, roles });
      else if (word === 'start' && this.running.has(role)) this.tell('try.is-running', { role });
      else if (word === 'stop' && !this.running.has(role)) this.tell('try.not-running', { role });
      else if (word === 'start') trying.start(role);
      else trying.stop(role);
    } else this.tell('try.unknown', { word, roles });
  }

  private type(role: string, text: string): void {
    this.options.trying.type(role, text);
  }

  private save(file: string): void {
    const { recorder, trace } = this.options;
    const target = resolve(file);
    try {
      recorder.flush();
      copyFileSync(trace, target, constants.COPYFILE_EXCL);
      this.tell('try.saved', { command: this.shown(target) });
    } catch (error) {
      this.tell('try.cannot-save', { file, reason: codeOf(error) });
    }
  }

  /** Something happened in the run. */
  private told(record: Unnumbered): void {
    switch (record.kind) {
      case 'print':
        this.print(
          `${this.nameOf(record.role)} ${record.stream === 'err' ? this.colors.red('!') : '│'} ${harmless(record.text)}`,
        );
        break;
      case 'move':
        if (record.do === 'start') {
          this.running.add(record.role);
          this.tell('try.started', { role: record.role });
        } else if (record.do === 'say' && !record.done) this.tell('try.not-running', { role: record.role });
        break;
      case 'exit': {
        const { role, code, signal, because } = record;
        this.running.delete(role);
        this.waits.delete(role);
        if (because === 'stopped') this.tell('try.stopped', { role });
        else if (because !== 'itself') this.tell('try.limit', { role, limit: because });
        else if (code === null) this.tell('try.killed', { role, signal: signal ?? '?' });
        else this.tell('try.ended', { role, code });
        break;
      }
      case 'settled':
        for (const wait of record.waits ?? []) this.waiting(wait);
        break;
      default:
    }
  }

  /** Who waits for what, where that is otherwise than it was. */
  private waiting(wait: RoleWait): void {
    const text = say(waitMessage(wait), this.options.io.language);
    if (this.waits.get(wait.role) === text) return;
    this.waits.set(wait.role, text);
    for (const line of hang('  · ', text, this.width)) this.print(this.colors.dim(line));
  }

  private turnTo(role: string): void {
    this.speaker = role;
    this.lines?.setPrompt(this.prompt());
    if (this.options.io.outIsTerminal) this.lines?.prompt(true);
  }

  private after(role: string): string {
    const { roles } = this.options.trying;
    return roles[(roles.indexOf(role) + 1) % roles.length] ?? role;
  }

  private tell<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): void {
    const text = say(message(id, ...params), this.options.io.language);
    // What can be pasted is not broken.
    const lines = id === 'try.kept' || id === 'try.saved' ? [text] : hang('', text, this.width);
    for (const line of lines) this.print(this.colors.dim(line));
  }

  /** Writes a line above the one that is being typed. */
  private print(line: string): void {
    const { io } = this.options;
    if (!io.outIsTerminal || !this.lines) {
      io.out(`${line}\n`);
      return;
    }
    // Where the line that is typed takes several rows, it begins above.
    const { rows } = this.lines.getCursorPos();
    io.out(`${rows > 0 ? `\x1b[${rows}A` : ''}\r\x1b[J${line}\n`);
    this.show();
  }

  private show(): void {
    if (this.options.io.outIsTerminal) this.lines?.prompt(true);
  }

  private prompt(): string {
    return `${this.speaker}> `;
  }

  private nameOf(role: string): string {
    const widest = Math.max(...this.options.trying.roles.map(({ length }) => length));
    return this.colors.bold(role.padEnd(widest));
  }

  /** What is typed behind `giliran show`. */
  private shown(trace: string): string {
    const { lab, labName } = this.options;
    return `${shellWord(trace)}${labName === lab.id ? '' : ` --lab ${shellWord(labName)}`}`;
  }
}

/** A program's line as a whole, made harmless for a terminal. */
function harmless(text: string): string {
  return [...text].map(visible).join('');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
