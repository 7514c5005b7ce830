import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { PROGRESS_NAME } from '../../src/model/progress-name.ts';
import { ProgressFile } from '../../src/student/progress-file.ts';
import { copyFixture } from '../support/copy-fixture.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-check-'));
});

function copy(name: string): void {
  copyFixture(`turn-chat/${name}`, folder);
}

// Without namespaces, some checks are inconclusive.
needs('namespaces').describe('giliran check, step by step', () => {
  it('celebrates a new success once, and remembers it', async () => {
    copy('reference');
    const first = await giliran('check', 'turn-chat', folder);
    expect(first.code).toBe(0);
    expect(first.out).toContain('✓ Steps 1, 2, 3, 4, 5, 6, 7 and 8: right! That was the last step.\n');
    expect(first.out).toContain('passed: 100 of 100 points\n');
    const second = await giliran('check', 'turn-chat', folder);
    expect(second.out).not.toContain('right!');
    expect(second.out).toContain('  ✓ 8. Whole and unchanged 10/10\n');
    expect(new ProgressFile(folder).of('turn-chat')).toMatchObject({ points: 100, most: 100, failing: {} });
  });

  it('shows every check with --all, and those of one step with --step', async () => {
    copy('reference');
    const { out } = await giliran('check', 'turn-chat', folder, '--all');
    expect(out).toContain('\n  ✓ nobody hears their own line again 5/5\n');
    expect(out).not.toContain('Step 1 of 8');
    const step = await giliran('check', 'turn-chat', folder, '--step', 'relay');
    expect(step.out).toContain('\n  ✓ nobody hears their own line again 5/5\n');
    expect(step.out).not.toContain('Who said it');
  });

  it('gives the same result where progress cannot be kept, and says what is lost', async () => {
    copy('reference');
    mkdirSync(join(folder, PROGRESS_NAME));
    const { code, out } = await giliran('check', 'turn-chat', folder);
    expect(code).toBe(0);
    expect(out).toContain('passed: 100 of 100 points\n');
    expect(out).toMatch(/note: How far you are could not be kept in this folder \(E[A-Z]+\)/);
  });

  it('does not let progress affect grades', async () => {
    new ProgressFile(folder).keep('turn-chat', 'turn-chat', new ProgressFile(folder).of('turn-chat'));
    const { out, code } = await giliran('check', 'turn-chat', folder);
    expect(code).toBe(2);
    expect(out).toContain('· not begun yet: 100 points to earn\n');
  });

  it('leaves nothing in the folder where another system reads the result', async () => {
    copy('reference');
    await giliran(
      'check',
      'turn-chat',
      folder,
      '--gradescope',
      join(folder, '..', `${basename(folder)}.json`),
    );
    expect(existsSync(join(folder, PROGRESS_NAME))).toBe(false);
  });
});
