import { constants, copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import pc from 'picocolors';
import { say, visible } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import { shellWord } from '../model/shell-word.ts';
import type { RoleWait } from '../model/trace.ts';
import { waitMessage } from '../model/waits.ts';
import { hang } from '../report/wrap.ts';
import type { PageServer } from '../student/page/page-server.ts';
import type { TryPage } from '../student/page/try-page.ts';
import type { ObservedRecorder } from '../student/try/observed-recorder.ts';
import type { Trying } from '../student/try/trying.ts';
import type { Unnumbered } from '../trace/recorder.ts';
import { codeOf, readingWidth, type Terminal, wantsColor } from './io.ts';
import type { TryFlags } from './try.ts';
import type { TypedConversation } from './typed-conversation.ts';

export interface TryTerminalOptions {
  readonly trying: Trying;
  readonly recorder: ObservedRecorder;
  readonly typed: TypedConversation;
  readonly lab: Lab;
  readonly labName: string;
  readonly trace: string;
  /** As it was called on the command line. */
  readonly folder: string;
  readonly path: string;
  readonly flags: TryFlags;
  readonly io: Terminal;
}

/** Messages with what can be pasted. */
const WHOLE: ReadonlySet<MessageId> = new Set(['try.kept', 'try.saved', 'live.address']);

/** One terminal for all programs: what they show comes line by line, and one of them at a time is typed into. */
export class TryTerminal {
  private readonly options: TryTerminalOptions;
  private readonly colors: ReturnType<typeof pc.createColors>;
  private readonly running = new Set<string>();
  /** What each role was last said to wait for. */
  private readonly waits = new Map<string, string>();
  private lines: Interface | null = null;
  private page: TryPage | null = null;
  private speaker: string;

  constructor(options: TryTerminalOptions) {
    const { io, flags, trying } = options;
    this.options = options;
    this.colors = pc.createColors(wantsColor(io, flags.color));
    this.speaker = trying.roles[0] ?? '';
  }

  async run(): Promise<number> {
    const { trying, recorder, path, trace, io, flags } = this.options;
    for (const { role, message: reason } of trying.problems) this.log('try.no-program', { role, reason });
    if (trying.roles.length === 0) {
      this.log('try.nobody');
      return 2;
    }
    const server = flags.page ? await this.openPage() : null;
    this.log('try.title', { folder: path });
    if (server) this.log('live.address', { address: server.address });
    this.log('try.keys');
    recorder.onRecord = (record) => {
      this.told(record);
      this.page?.take(record);
    };
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
    // On a terminal this is Ctrl-D, and the user leaves. Otherwise the input is over: the run ends, unless more can be
    // typed into the page.
    lines.on('close', () => {
      this.lines = null;
      if (io.inIsTerminal || io.signal.aborted) trying.leave();
      else if (!server) trying.finish();
    });
    lines.on('SIGINT', () => trying.leave());
    const leave = (): void => lines.close();
    io.signal.addEventListener('abort', leave);
    this.show();
    try {
      const { because, detail } = await trying.run();
      this.lines = null;
      lines.close();
      if (io.outIsTerminal) io.out('\n');
      if (because === 'error') this.log('try.broken', { reason: detail });
      if (because !== 'error') this.grade();
      recorder.flush();
      this.log('try.kept', { command: this.shown(trace) });
      return because === 'error' ? 2 : 0;
    } finally {
      this.lines = null;
      io.signal.removeEventListener('abort', leave);
      lines.close();
      await server?.close();
    }
  }

  /** Serves the page, from which can be typed as well. */
  private async openPage(): Promise<PageServer> {
    const { trying, lab, labName, folder, path, typed: conversation, io } = this.options;
    const { language } = io;
    const [{ openPage }, { TryPage }] = await Promise.all([
      import('./open-page.ts'),
      import('../student/page/try-page.ts'),
    ]);
    const typed = (role: string, text: string): void => {
      this.print(`${this.nameOf(role)} ${this.colors.dim('<')} ${harmless(text)}`);
    };
    const page = new TryPage({
      lab,
      folder: path,
      language,
      trying,
      typed,
      graded: () => conversation.graded(),
    });
    this.page = page;
    return openPage({
      ...{ lab, labName, folder, path, feed: page.feed, acts: page, io },
      conversation: () => conversation.page(),
    });
  }

  /** Columns that there are now; null where their number is not known. */
  private get width(): number | null {
    const { io } = this.options;
    return io.outIsTerminal ? readingWidth({ ...io, columns: process.stdout.columns ?? io.columns }) : null;
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
    else if (word === 'help') this.log('try.keys');
    else if (word === 'grade') this.grade();
    else if (word === 'save') this.save(rest.trim());
    else if (word === 'start' || word === 'stop') {
      const role = rest.trim();
      if (!roles.includes(role)) this.log('try.which', { word, roles });
      else if (word === 'start' && this.running.has(role)) this.log('try.is-running', { role });
      else if (word === 'stop' && !this.running.has(role)) this.log('try.not-running', { role });
      else if (word === 'start') trying.start(role);
      else trying.stop(role);
    } else this.log('try.unknown', { word, roles });
  }

  private type(role: string, text: string): void {
    this.options.trying.type(role, text);
  }

  /** Says what the conversation holds so far. */
  private grade(): void {
    const { typed, io, flags } = this.options;
    const style = { language: io.language, color: wantsColor(io, flags.color), width: this.width };
    for (const line of typed.report(style).trimEnd().split('\n')) this.print(line);
  }

  private save(file: string): void {
    const { recorder, trace } = this.options;
    const target = resolve(file);
    try {
      recorder.flush();
      copyFileSync(trace, target, constants.COPYFILE_EXCL);
      this.log('try.saved', { command: this.shown(target) });
    } catch (error) {
      this.log('try.cannot-save', { file, reason: codeOf(error) });
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
          this.log('try.started', { role: record.role });
        } else if (record.do === 'say' && !record.done) this.log('try.not-running', { role: record.role });
        break;
      case 'exit': {
        const { role, code, signal, because } = record;
        this.running.delete(role);
        this.waits.delete(role);
        if (because === 'stopped') this.log('try.stopped', { role });
        else if (because !== 'itself') this.log('try.limit', { role, limit: because });
        else if (code === null) this.log('try.killed', { role, signal: signal ?? '?' });
        else this.log('try.ended', { role, code });
        break;
      }
      case 'settled':
        for (const wait of record.waits ?? []) this.waiting(wait);
        break;
      default:
    }
  }

  /** What each program waits for, where that has changed. */
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

  private log<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): void {
    const text = say(message(id, ...params), this.options.io.language);
    // What can be pasted is not broken.
    const lines = WHOLE.has(id) ? [text] : hang('', text, this.width);
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
