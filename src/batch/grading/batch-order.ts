import type { Source } from '../../alike/sources.ts';
import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { Language } from '../../messages/language.ts';
import type { LabAlikes } from '../../model/alike.ts';
import type { Graders } from '../../model/grader.ts';
import type { Lab } from '../../model/lab.ts';
import type { Message } from '../../model/message.ts';
import type { BatchIsolation } from '../job/job.ts';
import type { Journal } from '../journal/journal.ts';
import type { LabRecord } from '../journal/records.ts';
import type { MapWish } from '../kept/settle-map.ts';
import type { Rules } from '../marks/rules.ts';
import type { SheetChoice } from '../outputs/sheet-choice.ts';
import type { QueueAddress } from '../queue/queue-address.ts';

/** A lab that a batch is graded with, and how it is found again. */
export interface NamedLab {
  readonly lab: Lab;
  readonly record: LabRecord;
}

/** The sheet that is to be filled, and what is said of its columns. */
export interface SheetWish {
  readonly file: string;
  readonly choices: Omit<SheetChoice, 'name'>;
}

/** How a class is to be graded. What is kept with a batch and is undefined here stays as it is; null forgets it. */
export interface BatchOrder {
  readonly labs: readonly NamedLab[];
  /** Null where the programs are run on this machine. */
  readonly queue: QueueAddress | null;
  /** The batch's folder. */
  readonly out: string;
  /** The same, as it was given. */
  readonly outName: string;
  readonly isolation: BatchIsolation;
  readonly substitution: SubstitutionMode;
  /** Null for the batch's own. */
  readonly seed: number | null;
  /** How many checks each submission gets. */
  readonly repeat: number;
  /** Submissions at once; null for as many as the machine carries. */
  readonly jobs: number | null;
  readonly mapWish: MapWish;
  /** Whether files that could only be suggested are taken, where each is the only one that may be meant. */
  readonly accept: boolean;
  /** Whether hand-ins are compared with each other. */
  readonly alike: boolean;
  /** What all students were given. */
  readonly starter: readonly Source[] | null | undefined;
  /** A table of groups and their members. */
  readonly groups: string | null | undefined;
  /** A table of when students handed in. */
  readonly times: string | undefined;
  readonly sheet: SheetWish | undefined;
  readonly rules: Partial<Rules>;
  readonly graders: Graders;
  /** Where giliran lies. */
  readonly projectFolder: string;
  readonly tool: string;
  readonly language: Language;
  readonly audience: Audience;
  readonly signal: AbortSignal;
}

/** Listens to what happens while a batch is graded. */
export interface Audience {
  readonly log: (said: Message) => void;
  /** @param total how many results there will be */
  readonly begin: (total: number) => Follower;
  /** Compares the hand-ins, and shows that it goes on. */
  readonly compare: (journal: Journal, labs: ReadonlyMap<string, Lab>) => Promise<readonly LabAlikes[]>;
}

/** Follows how far a class is. */
export interface Follower {
  /** One result more that was there already. */
  keep(): void;
  /** One more that is new. @param isGraded false where it could not be graded */
  finish(isGraded: boolean): void;
  end(): void;
}
