import type { SubstitutionMode } from '../../assessment/check-options.ts';
import type { Lab } from '../../model/lab.ts';
import type { Reason } from '../cache-key/cache-key.ts';
import type { Intake } from '../intake/intake.ts';
import type { Accepted } from '../intake/map/accept.ts';
import type { MapFile } from '../intake/map/map-file.ts';
import type { BatchIsolation } from '../job/job.ts';
import type { Workforce } from '../job/workforce.ts';
import type { Journal } from '../journal/journal.ts';
import type { ResultRecord } from '../journal/records.ts';
import type { RegradeContext } from '../regrade/regrade-record.ts';

/** What happens while a class is graded. */
export type ClassEvent =
  | { readonly kind: 'kept' }
  | { readonly kind: 'accepted'; readonly accepted: Accepted }
  | { readonly kind: 'begun'; readonly reason: Reason }
  | { readonly kind: 'finished'; readonly record: ResultRecord };

/** A class to grade. */
export interface ClassOrder extends RegradeContext {
  readonly intake: Intake;
  readonly labs: readonly Lab[];
  readonly journal: Journal;
  readonly map: MapFile | null;
  /** Whether files that could only be suggested are taken, where each is the only one that may be meant. */
  readonly accept: boolean;
  /** Whether sources are kept, to be compared. */
  readonly alike: boolean;
  readonly substitution: SubstitutionMode;
  readonly isolation: BatchIsolation;
  /** How many checks each submission gets. */
  readonly repeat: number;
  readonly tool: string;
  readonly workforce: Workforce;
  /** How many submissions are in hand at once. */
  readonly atOnce: number;
  readonly onEvent: (event: ClassEvent) => void;
  readonly signal: AbortSignal;
}
