/** Codes by which the system says that it is short of something, and not that anything asked for is wrong. */
const CODES: ReadonlySet<unknown> = new Set([
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOSPC',
  'EDQUOT',
  'EAGAIN',
  'EROFS',
]);

/**
 * For whoever takes an error to mean that something is not there: what the machine is short of means nothing of the kind.
 * @throws the error, where it says so
 */
export function rethrowShortage(error: unknown): void {
  if (error instanceof Error && 'code' in error && CODES.has(error.code)) throw error;
}
