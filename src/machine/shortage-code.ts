/** Codes by which the system says that it is short of something, and not that a request was wrong. */
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
 * For callers that take an error to mean that something is not there: a shortage means nothing of the kind.
 * @throws the error, if it is a shortage
 */
export function rethrowShortage(error: unknown): void {
  if (error instanceof Error && 'code' in error && CODES.has(error.code)) throw error;
}
