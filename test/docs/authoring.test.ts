import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LINT_CODES } from '../../src/authoring/lint/problem.ts';
import { OWN_OPERATORS } from '../../src/authoring/mutants/own-changes.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/authoring.md'), 'utf8');

describe('docs/authoring.md', () => {
  it('lists everything that only lint finds, as the code has it', () => {
    const rows = [...PAGE.matchAll(/^\| `([a-z-]+)` \| (error|warning) \| (.*) \|$/gm)].map(
      ([, code, severity, means]) => [code, { severity, means }],
    );
    expect(Object.fromEntries(rows)).toEqual(LINT_CODES);
  });

  it('names every operator by which mutants are made', () => {
    const named = [...PAGE.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name]) => name);
    expect(Object.keys(OWN_OPERATORS).filter((operator) => !named.includes(operator))).toEqual([]);
  });
});
