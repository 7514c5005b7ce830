import type { Limits } from '../model/lab.ts';

/** What holds where a lab says nothing. */
export const DEFAULT_LIMITS: Limits = {
  wallMs: 120_000,
  moveMs: 3_000,
  cpuMs: 30_000,
  outputBytes: 250_000,
  buildMs: 120_000,
};
