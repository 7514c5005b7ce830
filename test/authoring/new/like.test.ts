import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { differences, readExample } from '../../support/fixtures.ts';
import { checkJson, giliran } from '../../support/run.ts';
import { needs } from '../../support/tools.ts';

const LABS = join(import.meta.dirname, '../../../labs');

/** A lab like each of those that come with giliran, and the results of its submissions. */
for (const lab of readdirSync(LABS))
  describe(`a lab like ${lab}`, () => {
    needs('namespaces', 'python3').it('gives its submissions the results in their fixtures', async () => {
      const folder = join(mkdtempSync(join(tmpdir(), 'giliran-new-')), 'another');
      expect((await giliran('lab', 'new', folder, '--like', lab, '--language', 'python')).code).toBe(0);
      for (const name of ['silent', 'faulty']) {
        const fixture = readExample('another', join(folder, 'fixtures', name));
        const document = await checkJson(join(folder, 'lab.yaml'), fixture.folder, '--seed', '11');
        expect(differences(fixture, document)).toEqual([]);
      }
    });
  });
