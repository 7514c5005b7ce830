/** Stryker's instrumenter. */
export type Stryker = typeof import('./instrumenter.ts');

/** The package with Stryker's mutators, as it is installed beside giliran. */
export const STRYKER_PACKAGE = '@stryker-mutator/instrumenter@9.6.1';

/**
 * Loads Stryker's instrumenter, which is not part of every install.
 * @param load does the loading; tests give their own
 * @returns null where it is not installed
 */
export async function loadStryker(
  load: () => Promise<Stryker> = () => import('./instrumenter.ts'),
): Promise<Stryker | null> {
  try {
    return await load();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND') &&
    error.message.includes("'@stryker-mutator/instrumenter'")
  );
}
