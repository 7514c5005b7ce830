/** How much one hand-in may hold. Sizes in bytes, counted on what is really read and inflated. */
export interface IntakeLimits {
  /** All files of a hand-in together. */
  readonly bytes: number;
  /** Files of a hand-in, without what package managers and systems leave behind. */
  readonly files: number;
  /** How many bytes may come out of one byte of an archive, */
  readonly ratio: number;
  /** once this many have come out. */
  readonly ratioFrom: number;
  /** Archives of a hand-in. */
  readonly archives: number;
  /** They together, still packed, where they must first be taken out of the archive of the LMS. */
  readonly archiveBytes: number;
  /** Names that are read of a hand-in's folders or archive, with what is left behind. */
  readonly names: number;
  /** Names that are read of the archive of a whole class. */
  readonly classNames: number;
}

export const INTAKE_LIMITS: IntakeLimits = {
  bytes: 64_000_000,
  files: 2_000,
  ratio: 200,
  ratioFrom: 1_000_000,
  archives: 20,
  archiveBytes: 256_000_000,
  names: 100_000,
  classNames: 500_000,
};
