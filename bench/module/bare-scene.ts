import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Plan } from '../../src/lab/plan.ts';
import type { PlannedMove, PlannedSay, PlannedSending } from '../../src/lab/planned-move.ts';
import { sendSignal } from '../../src/machine/process-tree.ts';
import { expectationOf } from '../../src/run/expectation.ts';
import type { Isolation } from '../../src/run/isolation/isolation.ts';
import { cutUp } from '../../src/run/moves/cut-up.ts';
import { movesAt } from '../../src/run/moves/moves-at-once.ts';
import { Screen } from '../../src/run/screen.ts';
import type { Program } from '../../src/submission/submission.ts';
import { programOf } from '../bare-drive.ts';
import { barePorts, isUnread } from '../bare-ports.ts';
import { countLines, type Recording } from './recording.ts';
import { ScriptedClients } from './scripted-clients.ts';

export interface BareSceneOptions {
  readonly plan: Plan;
  readonly isolation: Isolation;
  readonly programs: ReadonlyMap<string, Program>;
  readonly recording: Recording;
  /** The built `clients.mjs`. */
  readonly clientsFile: string;
}

/**
 * Plays a scene of right programs and scripted clients as plainly as it can be done: makes a move, waits until as many
 * lines have been shown as a recording of the same scene has, and makes the next. It checks nothing, settles nothing,
 * writes nothing, and does not know what the lines are.
 *
 * Where a line makes nobody show anything (a group is made, and nobody is told), it goes on once nobody has anything
 * left to read: whoever has read it does so before anything that comes later. What a program makes of it may still be
 * under way then.
 */
export class BareScene {
  private readonly options: BareSceneOptions;
  private readonly children = new Map<string, ChildProcess>();
  private readonly clients: ScriptedClients | null;
  private readonly paused = new Set<string>();
  private readonly stopped = new Set<string>();
  private lines = 0;
  /** Lines that had been shown when the last move was over. */
  private linesBefore = 0;
  private trouble: Error | null = null;
  private isOver = false;
  private wake: () => void = () => {};

  constructor(options: BareSceneOptions) {
    this.options = options;
    const { plan, isolation, clientsFile } = options;
    this.clients = plan.roles.some(({ player }) => player.by === 'probe')
      ? new ScriptedClients(isolation, clientsFile, (lines) => this.shown(lines))
      : null;
  }

  /** What is waited for, for a driver that has waited too long. */
  get state(): string {
    return `${this.options.plan.run}: ${this.lines} lines, ${this.linesBefore} of them when the last move was over`;
  }

  /**
   * Plays every move, and closes the isolation.
   * @throws Error where a program ends by itself, more is shown than was recorded, or a move cannot be played plainly
   */
  async play(): Promise<void> {
    const { plan, isolation } = this.options;
    try {
      for (let index = 0; index < plan.moves.length; ) {
        const moves = movesAt(plan, index);
        await this.playMoves(moves, index);
        index += moves.length;
      }
    } finally {
      this.isOver = true;
      this.clients?.close();
      await isolation.close();
    }
  }

  private async playMoves(moves: readonly PlannedMove[], first: number): Promise<void> {
    const { plan, isolation, recording } = this.options;
    const ports = (): ReturnType<typeof barePorts> => barePorts(plan, isolation);
    const isStart = moves.some((move) => move.do === 'start' && !this.isClient(move.role));
    const before = isStart ? ports() : null;
    await Promise.all(withJoined(moves).map(({ move, joined }) => this.make(move, joined)));
    const lines = recording.get(first + moves.length - 1);
    // A program that is held changes nothing that could be waited for.
    if (lines === undefined) return;
    const expectation = expectationOf({
      plan,
      index: first,
      moves: moves.map((move) => ({ move, done: move.do === 'start' && !this.isClient(move.role) })),
      screen: new Screen(() => ''),
      mark: new Map(),
      hasKernel: true,
      wasDone: () => true,
      isPaused: (role) => this.paused.has(role),
      isRunning: (role) => this.children.has(role),
      ports,
      before,
    });
    while (this.lines < lines || !expectation.met()) {
      if (this.trouble) throw this.trouble;
      // The port table tells nobody when it changes; lines do.
      await (isStart ? delay(1) : this.change());
    }
    if (this.lines > lines)
      throw new Error(
        `Expected ${lines} lines by move ${first} of ${plan.run}, as recorded; found ${this.lines}.`,
      );
    if (lines === this.linesBefore && this.paused.size === 0) await this.taken(moves, first + moves.length);
    this.linesBefore = lines;
  }

  /** Nothing was shown: then it counts that what was written has been read. */
  private async taken(moves: readonly PlannedMove[], next: number): Promise<void> {
    const { plan, isolation } = this.options;
    const typed = moves.find((move) => move.do === 'say' && !this.isClient(move.role));
    const follower = plan.moves[next];
    // A program that passes the line on may have read it and not have sent it yet.
    if (typed && follower && follower.role !== typed.role)
      throw new Error(
        `Expected somebody to show something after ${typed.role}'s line in ${plan.run}: nobody does, and ${follower.role} is next.`,
      );
    while (moves.some((move) => move.do === 'say' || move.do === 'send') && isUnread(isolation))
      await delay(1);
  }

  private async make(move: PlannedMove, joined: readonly string[]): Promise<void> {
    const { role } = move;
    switch (move.do) {
      case 'start':
        return this.isClient(role) ? this.startClient(role) : this.startProgram(role);
      case 'stop':
        return this.isClient(role) ? this.tell({ do: 'close', role, how: 'close' }) : this.stopProgram(role);
      case 'pause':
        this.paused.add(role);
        sendSignal(programOf(this.childOf(role)), 'SIGSTOP');
        return;
      case 'resume':
        this.paused.delete(role);
        sendSignal(programOf(this.childOf(role)), 'SIGCONT');
        return;
      case 'say':
        return this.say(move, joined);
      case 'send':
        return this.send(move);
      case 'close':
        return this.tell({ do: 'close', role, how: move.how });
      case 'deaf':
        return this.tell({ do: 'deaf', role });
      default:
        throw new Error(
          `Expected a scene that can be played plainly: ${this.options.plan.run} has "${move.do}".`,
        );
    }
  }

  private async say(move: PlannedSay, joined: readonly string[]): Promise<void> {
    const { role, pieces } = move;
    if (move.group !== null)
      throw new Error(`Expected lines that are said over a connection in ${this.options.plan.run}.`);
    const whole = [...joined, move.typed].join('\n');
    if (!this.isClient(role)) {
      this.childOf(role).stdin?.write(`${whole}\n`);
      return;
    }
    const cut = cutUp(whole, pieces);
    await this.write(
      role,
      cut.map((piece, index) =>
        index === cut.length - 1 ? Buffer.concat([piece, Buffer.from('\n')]) : piece,
      ),
    );
  }

  private async send({ role, content }: PlannedSending): Promise<void> {
    if (content.kind === 'flood')
      await this.tell({ do: 'flood', role, word: content.word, bytes: content.bytes });
    else await this.write(role, content.kind === 'raw' ? content.pieces : [content.file.content]);
  }

  /** Each piece once the one before has been read. */
  private async write(role: string, pieces: readonly Buffer[]): Promise<void> {
    for (const [index, piece] of pieces.entries()) {
      while (index > 0 && isUnread(this.options.isolation)) await delay(1);
      await this.tell({ do: 'write', role, base64: piece.toString('base64') });
    }
  }

  private async startClient(id: string): Promise<void> {
    const { verb, endpoint } = this.partOf(id).role.kind;
    if (endpoint.transport !== 'tcp' || (verb !== 'listens' && verb !== 'connects'))
      throw new Error(`Expected scripted clients of TCP alone in ${this.options.plan.run}.`);
    await this.tell({ do: verb === 'listens' ? 'listen' : 'connect', role: id, port: endpoint.port });
  }

  private async startProgram(role: string): Promise<void> {
    const program = this.options.programs.get(role);
    if (!program || this.partOf(role).player.by !== 'student')
      throw new Error(`Expected a program of the submission's for ${role}.`);
    const { command, args } = this.options.isolation.wrap(program);
    const child = spawn(command, args, {
      cwd: program.cwd,
      env: { ...program.env, GILIRAN_ROLE: role },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.children.set(role, child);
    child.stdin.on('error', () => {});
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => this.shown(countLines(piece)));
    child.once('exit', (code, signal) => {
      this.children.delete(role);
      if (!this.isOver && !this.stopped.has(role))
        this.trouble ??= new Error(`Expected ${role} to go on, it ended with ${code ?? signal}.`);
      this.wake();
    });
  }

  private async stopProgram(role: string): Promise<void> {
    const child = this.childOf(role);
    this.stopped.add(role);
    sendSignal(programOf(child), 'SIGTERM');
    while (this.children.has(role)) await this.change();
  }

  private shown(lines: number): void {
    this.lines += lines;
    this.wake();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private isClient(role: string): boolean {
    return this.partOf(role).player.by === 'probe';
  }

  private partOf(id: string): Plan['roles'][number] {
    const part = this.options.plan.roles.find(({ role }) => role.id === id);
    if (!part) throw new Error(`Expected ${id} in ${this.options.plan.run}.`);
    return part;
  }

  private childOf(role: string): ChildProcess {
    const child = this.children.get(role);
    if (!child) throw new Error(`Expected ${role} to have been started, and to run.`);
    return child;
  }

  private tell(order: Parameters<ScriptedClients['order']>[0]): Promise<void> {
    if (!this.clients) throw new Error('Expected scripted clients.');
    return this.clients.order(order);
  }
}

/** Moves that are made at once, without the lines that are written with the next one, which gets them. */
function withJoined(
  moves: readonly PlannedMove[],
): readonly { readonly move: PlannedMove; readonly joined: readonly string[] }[] {
  let joined: string[] = [];
  return moves.flatMap((move) => {
    if (move.do === 'say' && move.joined) {
      joined.push(move.typed);
      return [];
    }
    const made = { move, joined };
    joined = [];
    return [made];
  });
}
