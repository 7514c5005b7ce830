import type { Decision } from '../diagnosis/decision.ts';
import type { Audience, Hidden } from '../model/audience.ts';
import type { Message } from '../model/message.ts';
import type { SettledBy, SubmissionRecord } from '../model/trace.ts';

/** What became of a check of a submission. */
export interface CheckOutcome {
  readonly decisions: readonly Decision[];
  readonly settled: Readonly<Record<SettledBy, number>>;
  readonly notes: readonly Message[];
  /** Why roles have no program that can be started. */
  readonly problems: SubmissionRecord['problems'];
  /** When the lab is due, as its file says it; left out where it does not. */
  readonly due?: string;
  /** What of the lab was kept from its audience; left out where nothing was. */
  readonly hidden?: Hidden;
  /** The notes for students, who do not see all of it; left out where they do. */
  readonly notesFor?: Readonly<Record<Exclude<Audience, 'staff'>, readonly Message[]>>;
}
