import type { Findings } from '../diagnosis/findings.ts';
import { talksBeside } from '../diagnosis/out-of-place.ts';
import type { Verdict } from '../model/verdict.ts';

/** Whether everybody whom it is about does well among scripted endpoints. */
export function isWellAlone({ finer }: Findings): boolean {
  return finer.length > 0 && finer.every(({ verdict }) => verdict.status === 'pass');
}

/** Whether other scenes may say more of a check than the full one: not where programs talk beside the network. */
export function isOpen(verdict: Verdict | undefined): boolean {
  return verdict === undefined || !(verdict.status === 'pass' || talksBeside(verdict));
}
