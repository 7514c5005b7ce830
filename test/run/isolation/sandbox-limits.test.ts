import { describe, expect, it } from 'vitest';
import { countsByNamespace, limitWords, ROLE_LIMITS } from '../../../src/run/isolation/sandbox-limits.ts';

describe('limits in a sandbox', () => {
  it('count processes where the kernel counts them for each user namespace', () => {
    expect(countsByNamespace('5.10.0-28-amd64')).toBe(false);
    expect(countsByNamespace('5.14.0-427.el9.x86_64')).toBe(true);
    expect(countsByNamespace('6.1.0')).toBe(true);
  });

  it("leave out the number of processes where it would count all of the user's", () => {
    expect(limitWords(ROLE_LIMITS, true)).toContain(`--nproc=${ROLE_LIMITS.processes}`);
    expect(limitWords(ROLE_LIMITS, false).join(' ')).not.toMatch(/nproc|sigpending/);
  });
});
