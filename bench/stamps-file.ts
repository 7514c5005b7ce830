/** When `giliran check` reached each stage, in milliseconds from its own time origin. */
export interface Stamps {
  /** Milliseconds of the epoch. */
  readonly timeOrigin: number;
  /** Node had started. */
  readonly bootedMs: number;
  /** The private network was asked for: the bundle was loaded, and the command line read. */
  readonly networkAskedMs: number;
  /** The first program was started: the network was open. */
  readonly firstProgramMs: number;
  /** Everything was done. */
  readonly exitMs: number;
}
