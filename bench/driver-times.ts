import type { DriveTimes } from './bare-drive.ts';

/** What the bare driver prints: times in milliseconds since its own time origin, and the sums of {@link DriveTimes}. */
export interface DriverTimes extends DriveTimes {
  /** Milliseconds of the epoch. */
  readonly timeOrigin: number;
  /** Node had started. */
  readonly bootedMs: number;
  /** The driver's own code began, after its bundle was loaded. */
  readonly begunMs: number;
  /** The private network was open. */
  readonly openedMs: number;
  /** The lab was read and the submission compiled. */
  readonly preparedMs: number;
  /** The first program was started. */
  readonly playMs: number;
  /** The script was over. */
  readonly playedMs: number;
  /** Everything had ended. */
  readonly endedMs: number;
}
