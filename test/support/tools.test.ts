import { describe, expect, it } from 'vitest';
import { needs, toolsAreRequired } from './tools.ts';

describe('tools that tests need', () => {
  it('are required where CI is true', () => {
    expect(toolsAreRequired({ CI: 'true' })).toBe(true);
  });

  it('are optional on a machine of one’s own', () => {
    expect(toolsAreRequired({})).toBe(false);
  });

  it('are optional in CI where the system has none of them', () => {
    expect(toolsAreRequired({ CI: 'true', GILIRAN_TOOLS: 'optional' })).toBe(false);
  });

  needs().it('lack nothing where none is asked for', () => {
    expect(needs().missing).toEqual([]);
  });
});
