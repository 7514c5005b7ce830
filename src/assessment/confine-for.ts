import type { Confined } from './confine.ts';
import type { IsolationWish } from './isolations.ts';

/**
 * What it takes to distrust programs, for a wish that asks for it; loaded only there.
 * @param projectFolder giliran's own
 */
export async function confineFor(isolation: IsolationWish, projectFolder: string): Promise<Confined | null> {
  if (isolation !== 'sandbox' && isolation !== 'user') return null;
  const { confine, confineToUser } = await import('./confine.ts');
  return isolation === 'sandbox' ? confine(projectFolder) : confineToUser(projectFolder);
}
