import { join } from 'node:path';
import { expect, it } from 'vitest';
import { causesPage } from './causes-page.ts';

const PAGE = join(import.meta.dirname, '../../docs/causes.md');

/** `npm run docs` writes it anew. */
it('docs/causes.md is what the registry and the catalogues say', async () => {
  await expect(causesPage()).toMatchFileSnapshot(PAGE);
});

it('has no placeholder left', () => {
  expect(causesPage()).not.toMatch(/[{}]/);
});
