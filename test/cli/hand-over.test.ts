import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { classOf, ONE_LINE, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

interface Handed {
  readonly code: number;
  readonly gradescope: { readonly score: number; readonly output: string };
  readonly classroom: {
    readonly status: string;
    readonly max_score: number;
    readonly tests: readonly { readonly status: string; readonly score: number }[];
  };
}

/** Checks a folder for both systems. */
async function handOver(folder: string, ...flags: readonly string[]): Promise<Handed> {
  const work = temporaryFolder();
  const results = join(work, 'results/results.json');
  const outputs = join(work, 'outputs');
  mkdirSync(join(work, 'results'));
  writeFileSync(outputs, 'before=1\n');
  const files = ['--gradescope', results, '--classroom', outputs];
  const { code } = await giliran('check', ONE_LINE, folder, '--trace', join(work, 't'), ...files, ...flags);
  expect(existsSync(results)).toBe(true);
  const [, base64 = ''] = /^before=1\nresult=([A-Za-z0-9+/=]+)\n$/.exec(readFileSync(outputs, 'utf8')) ?? [];
  return {
    code,
    gradescope: JSON.parse(readFileSync(results, 'utf8')),
    classroom: JSON.parse(Buffer.from(base64, 'base64').toString('utf8')),
  };
}

describe('giliran check for the systems that it runs in', () => {
  it('reports the points', async () => {
    const { code, gradescope, classroom } = await handOver(join(classOf({ Budi: 'silent' }), 'Budi'));
    expect(code).toBe(1);
    expect(gradescope.score).toBe(70);
    expect(classroom).toMatchObject({ status: 'fail', max_score: 100 });
    expect(classroom.tests.map(({ status, score }) => `${status} ${score}`)).toEqual([
      'pass 40',
      'fail 0',
      'pass 30',
    ]);
  });

  it('reports why nothing could be graded', async () => {
    const folder = join(classOf({ Ani: 'right' }), 'Ani');
    const { code, gradescope, classroom } = await handOver(folder, '--map', 'server=peladen.py');
    expect(code).toBe(2);
    expect(gradescope.score).toBe(0);
    expect(gradescope.output).toContain('peladen.py');
    expect(classroom).toMatchObject({ status: 'error', max_score: 0 });
  });
});
