import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { graders } from '../../graders/index.ts';
import { lintJsonSchema } from '../../src/authoring/lint/lint-document.ts';
import { verifyDocument, verifyJsonSchema } from '../../src/authoring/verify/verify-document.ts';
import { courseJsonSchema } from '../../src/lab/course.ts';
import { labJsonSchema } from '../../src/lab/schema.ts';
import { allCauses } from '../../src/model/cause.ts';
import type { CheckDocument } from '../../src/model/result.ts';
import { resultDocument, resultJsonSchema } from '../../src/report/result-schema.ts';
import { checkJson, giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** `npm run docs` writes them anew. */
describe('the published schemas are up to date', () => {
  it('docs/lab.schema.json is what lab files are checked against', async () => {
    await expect(inJson(labJsonSchema(graders))).toMatchFileSnapshot(join(PROJECT, 'docs/lab.schema.json'));
  });

  it('docs/course.schema.json is what the file of a course is checked against', async () => {
    await expect(inJson(courseJsonSchema())).toMatchFileSnapshot(join(PROJECT, 'docs/course.schema.json'));
  });

  it('docs/lint.schema.json is what giliran lab lint --json prints', async () => {
    await expect(inJson(lintJsonSchema())).toMatchFileSnapshot(join(PROJECT, 'docs/lint.schema.json'));
  });

  it('docs/verify.schema.json is what giliran lab verify --json prints', async () => {
    await expect(inJson(verifyJsonSchema())).toMatchFileSnapshot(join(PROJECT, 'docs/verify.schema.json'));
  });

  it('docs/result.schema.json is what the result document is checked against', async () => {
    await expect(inJson(resultJsonSchema())).toMatchFileSnapshot(join(PROJECT, 'docs/result.schema.json'));
  });
});

describe('the result schema', () => {
  it('describes the type of the result document, no more and no less', () => {
    expectTypeOf<z.infer<typeof resultDocument>>().toExtend<CheckDocument>();
    expectTypeOf<CheckDocument>().toExtend<z.infer<typeof resultDocument>>();
  });

  needs('namespaces', 'ip', 'nsenter').it('is satisfied by a real result that passes', async () => {
    const document = await checkJson('turn-chat', join(PROJECT, 'fixtures/turn-chat/reference'));
    expect(resultDocument.parse(document)).toEqual(document);
    expect(document.verdict).toBe('pass');
  });

  it('is satisfied by a real result that fails', async () => {
    const document = await checkJson('turn-chat', join(PROJECT, 'fixtures/turn-chat/faulty/server-missing'));
    expect(resultDocument.parse(document)).toEqual(document);
    expect(document.verdict).toBe('fail');
  });

  it('is satisfied by a result that withholds the score', async () => {
    // A folder without programs.
    const document = await checkJson('turn-chat', join(PROJECT, 'docs'));
    expect(resultDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({ verdict: 'inconclusive', score: null });
  });

  it('lists every cause, and takes no other', () => {
    const cause = resultDocument.shape.checks.unwrap().element.shape.cause;
    expect(allCauses().filter((name) => !cause.safeParse(name).success)).toEqual([]);
    for (const name of ['no-such-cause', 'untried', '']) expect(cause.safeParse(name).success).toBe(false);
  });

  it('refuses a key that it does not know', () => {
    expect(resultDocument.safeParse({ grade: 'A' }).error?.issues.map(({ code }) => code)).toContain(
      'unrecognized_keys',
    );
  });
});

describe('the schema of a verification', () => {
  needs('namespaces').it('is satisfied by a real one, with what mistakes cost', async () => {
    const lab = join(PROJECT, 'test/cli/labs/answering');
    const { out } = await giliran('lab', 'verify', lab, '--only', '.mjs:7 send-drop', '--costs', '--json');
    const document: unknown = JSON.parse(out);
    expect(verifyDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      schema: 1,
      mutants: { caught: 1 },
      costs: { checks: expect.any(Array) },
    });
  });
});

function inJson(schema: unknown): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
