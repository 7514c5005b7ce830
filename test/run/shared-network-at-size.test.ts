import { join } from 'node:path';
import { expect } from 'vitest';
import { readFixture } from '../support/fixtures.ts';
import { checkJson } from '../support/run.ts';
import { needs } from '../support/tools.ts';

/** On weak evidence, where programs share the machine's ports: the lab with the most scenes and programs. */
needs('python3').it("a hundred clients are right on the machine's own network", async () => {
  const { folder } = readFixture(join(import.meta.dirname, '../../fixtures/group-chat/python'));
  const { verdict, score, maxScore } = await checkJson('group-chat', folder, '--isolation', 'none');
  expect({ verdict, score }).toEqual({ verdict: 'pass', score: maxScore });
});
