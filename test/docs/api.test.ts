import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiDeclarations } from '../../scripts/api-declarations.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** `npm run docs` writes it anew. */
it('docs/api.d.ts is what the package exports, with every type that it mentions', async () => {
  await expect(apiDeclarations(PROJECT)).toMatchFileSnapshot(join(PROJECT, 'docs/api.d.ts'));
});
