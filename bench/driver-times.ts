import type { DriveTimes } from './bare-drive.ts';

/** What the bare driver prints: milliseconds from its own time origin, but for the sums of {@link DriveTimes}. */
export interface DriverTimes extends DriveTimes {
  /** Milliseconds of the epoch. */
  readonly timeOrigin: number;
  /** Node had started. */
  readonly bootedMs: number;
  /** The driver's own code began: its bundle was loaded. */
  readonly begunMs: number;
  /** The private network was open. */
  readonly openedMs: number;
  /** The lab was read and the submission compiled. */
  readonly preparedMs: number;
  /** The first program was started. */
  readonly playMs: number;
  /** The script had come to its end. */
  readonly playedMs: number;
  /** Everything was ended. */
  readonly endedMs: number;
}
