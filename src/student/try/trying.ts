import { join } from 'node:path';
import type { Isolations } from '../../assessment/isolations.ts';
import { openRunner } from '../../assessment/runner.ts';
import { givenFiles } from '../../lab/given-files.ts';
import { isBy6, plannedHosts, tellsNetwork } from '../../lab/network-of-run.ts';
import type { Plan } from '../../lab/plan.ts';
import type { PlannedMove } from '../../lab/planned-move.ts';
import { randomFrom } from '../../lab/random.ts';
import { valuesFor } from '../../lab/values.ts';
import { BY_HAND } from '../../model/by-hand.ts';
import type { Lab } from '../../model/lab.ts';
import type { EndRecord } from '../../model/trace.ts';
import { prepareSubmission } from '../../submission/prepare.ts';
import type { Problem, Submission } from '../../submission/submission.ts';
import type { ObservedRecorder } from './observed-recorder.ts';

/** Students think for as long as they like, and programs that wait for them use no processor time. */
const PATIENT = { wallMs: Number.MAX_SAFE_INTEGER, cpuMs: 10 * 60_000 };

export interface TryOptions {
  readonly lab: Lab;
  readonly folder: string;
  readonly map: Readonly<Record<string, string>>;
  readonly isolations: Isolations;
  readonly recorder: ObservedRecorder;
  readonly projectFolder: string;
  readonly waitingForPorts: () => void;
  readonly signal: AbortSignal;
}

/** A student's programs, running as in a check, while somebody types into them. */
export class Trying {
  /** Roles with a program, in the lab's order. */
  readonly roles: readonly string[];
  readonly problems: readonly Problem[];
  private readonly options: TryOptions;
  private readonly submission: Submission;
  private readonly moves: PlannedMove[] = [];
  private isOver = false;
  private isFinished = false;
  private announce: () => void = () => {};

  private constructor(options: TryOptions, submission: Submission) {
    this.options = options;
    this.submission = submission;
    this.problems = [...submission.problems.values()];
    this.roles = options.lab.roles.map(({ id }) => id).filter((id) => submission.programs.has(id));
  }

  /** Gets the programs ready. @throws MessageError where the folder cannot be used as it is */
  static async prepare(options: TryOptions): Promise<Trying> {
    const { folder, lab, map, isolations, signal } = options;
    const submission = await prepareSubmission(folder, lab, {
      map,
      signal,
      ...(isolations.confined ? { confinement: isolations.confined.confinement } : {}),
    });
    return new Trying(options, submission);
  }

  /**
   * Starts the programs, servers first, and lets them run until {@link leave} or the signal.
   * @returns how the run ended
   */
  async run(): Promise<Pick<EndRecord, 'because' | 'detail'>> {
    const { lab, isolations, recorder, projectFolder, waitingForPorts, signal } = this.options;
    recorder.submission(this.problems, this.submission.notes);
    const runner = await openRunner(isolations, {
      recorder,
      helperFile: join(projectFolder, 'dist', 'probe-helper.js'),
      pace: 'prompt',
      keepPackets: false,
      // Whose turn comes when is not known before.
      bootsAhead: false,
      hasHosts: lab.hasHosts,
      signal,
      waitingForPorts,
    });
    const verbs = new Map(lab.roles.map(({ id, kind }) => [id, kind.verb]));
    const isAwaited = (role: string): boolean => ['listens', 'joins'].includes(verbs.get(role) ?? '');
    for (const role of [...this.roles].sort((a, b) => Number(isAwaited(b)) - Number(isAwaited(a))))
      this.start(role);
    const leave = (): void => this.leave();
    signal.addEventListener('abort', leave);
    try {
      const { programs, hiddenTimers } = this.submission;
      const { trace } = await runner.play(
        this.plan(),
        { programs, hiddenTimers },
        { live: { hasMove: (index) => this.hasMove(index) } },
      );
      const end = trace.events.find((event) => event.kind === 'end');
      return end ?? { because: 'error', detail: '' };
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  start(role: string): void {
    this.add({ do: 'start', role, part: BY_HAND });
  }

  stop(role: string): void {
    this.add({ do: 'stop', role, part: BY_HAND });
  }

  /** Types a line into a program. */
  type(role: string, text: string): void {
    this.add({
      do: 'say',
      role,
      part: BY_HAND,
      text,
      typed: text,
      textKind: 'plain',
      pieces: 1,
      joined: false,
      group: null,
      early: false,
      quick: false,
    });
  }

  /** Ends all input: the programs go on until they have read what was typed. */
  finish(): void {
    this.isFinished = true;
    this.announce();
  }

  /** Ends the programs. */
  leave(): void {
    this.isOver = true;
    this.announce();
  }

  /** Removes temporary files of the preparation. */
  dispose(): void {
    this.submission.dispose();
  }

  private add(move: PlannedMove): void {
    this.moves.push(move);
    this.announce();
  }

  private async hasMove(index: number): Promise<boolean> {
    while (!this.isOver && !this.isFinished && this.moves.length <= index)
      await new Promise<void>((resolve) => {
        this.announce = resolve;
      });
    return !this.isOver && index < this.moves.length;
  }

  private plan(): Plan {
    const { lab } = this.options;
    const roles = lab.roles.filter(({ id }) => this.roles.includes(id));
    const student = { by: 'student' } as const;
    const values = valuesFor(lab, { script: [] }, randomFrom(BY_HAND));
    return {
      run: BY_HAND,
      scenario: {
        id: BY_HAND,
        name: BY_HAND,
        subject: null,
        cast: Object.fromEntries(roles.map(({ id }) => [id, student])),
        script: [],
      },
      roles: roles.map((role) => ({ role, player: student })),
      moves: this.moves,
      hearings: [],
      values,
      answers: {},
      limits: { ...lab.limits, ...PATIENT },
      attempt: 0,
      replaced: [],
      unterminated: false,
      start: null,
      oneName: false,
      pieces: false,
      form: null,
      capture: false,
      files: givenFiles(roles, values, BY_HAND),
      keepsFiles: false,
      shown: 'always',
      tellsNetwork: tellsNetwork(lab),
      by6: isBy6(lab),
      hosts: plannedHosts(lab, (id) => this.roles.includes(id)),
    };
  }
}
