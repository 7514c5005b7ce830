import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PROGRESS_NAME } from '../../src/model/progress-name.ts';
import { copyFixture } from '../support/copy-fixture.ts';
import { giliran } from '../support/run.ts';

const MISSING = 'Is the program in the folder that you named';

let folder = '';

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'giliran-hint-')), "sari's folder é");
  mkdirSync(folder);
});

/** What `giliran hint` prints of the folder, its lines joined. */
async function hint(...argv: string[]): Promise<string> {
  const { code, out } = await giliran('hint', ...argv, '--folder', folder);
  expect(code).toBe(0);
  return out.replace(/\s+/g, ' ').trim();
}

describe('giliran hint', () => {
  it('shows one more each time, and says when there are no more', async () => {
    const first = await hint('turn-chat', 'listen');
    const [, count = ''] = /^Hint 1 of (\d+):/.exec(first) ?? [];
    for (let number = 2; number <= Number(count); number++)
      expect(await hint('turn-chat', 'listen')).toMatch(new RegExp(`^Hint ${number} of ${count}:`));
    const { out } = await giliran('hint', 'turn-chat', 'listen', '--folder', folder);
    expect(out).toContain('every hint');
    const quoted = `'${folder.replaceAll("'", "'\\''")}'`;
    expect(out).toContain(`\n  giliran hint turn-chat listen --folder ${quoted} --reset\n`);
  });

  it('counts separately for each step of each lab', async () => {
    await hint('turn-chat', 'listen');
    expect(await hint('turn-chat', 'turns')).toMatch(/^Hint 1 /);
    expect(await hint('turn-chat-4', 'listen')).toMatch(/^Hint 1 /);
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
  });

  it('shows all at once, and counts none of them', async () => {
    expect(await hint('turn-chat', 'listen', '--all')).toMatch(/Hint 1 of (\d+):.* Hint \1 of \1:/);
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
  });

  it('begins again with the first, when asked to, and when the file is deleted', async () => {
    await hint('turn-chat', 'listen');
    expect(await hint('turn-chat', 'listen', '--reset')).toMatch(/^Hint 1 /);
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
    rmSync(join(folder, PROGRESS_NAME));
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
  });

  it('shows the first, and says so, where it cannot save how many were shown', async () => {
    mkdirSync(join(folder, PROGRESS_NAME));
    for (let time = 0; time < 2; time++)
      expect(await hint('turn-chat', 'listen')).toMatch(
        /^Hint 1 .* could not be written down in this folder/,
      );
  });

  it('begins anew where the file is corrupted', async () => {
    const spoiled = ['{', 'null', '[]', '{"version":1,"labs":{"turn-chat":{"hints":{"listen":-3}}}}'];
    for (const text of spoiled) {
      writeFileSync(join(folder, PROGRESS_NAME), text);
      expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
    }
  });

  it('is about the first step where none is named and nothing is known', async () => {
    expect(await hint('turn-chat')).toBe(await hint('turn-chat', 'listen', '--reset'));
  });
});

describe('giliran hint after a check', () => {
  const copy = (name: string): void => copyFixture(`turn-chat/${name}`, folder);

  it('begins with what went wrong in the check, and says what that was', async () => {
    copy('faulty/server-missing');
    await giliran('check', 'turn-chat', folder);
    expect(await hint('turn-chat', 'listen')).toMatch(
      new RegExp(`^In the last check: the program is missing Hint 1 of \\d+: ${MISSING}`),
    );
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
  });

  it('begins anew when something else goes wrong', async () => {
    copy('faulty/server-missing');
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
    await giliran('check', 'turn-chat', folder);
    expect(await hint('turn-chat', 'listen')).toContain('Hint 1 ');
  });

  it('is in the language that is asked for, whatever the check’s', async () => {
    copy('faulty/server-missing');
    await giliran('check', 'turn-chat', folder, '--lang', 'id');
    expect(await hint('turn-chat', 'listen')).toContain('In the last check: the program is missing');
  });

  it('is about the step at hand, whatever happened in other labs and steps', async () => {
    copy('faulty/server-missing');
    await giliran('check', 'turn-chat', folder);
    expect(await hint('turn-chat')).toContain(MISSING);
    expect(await hint('turn-chat-4', 'listen')).not.toContain('In the last check');
    expect(await hint('turn-chat', 'connect')).not.toContain('In the last check');
  });

  it('shows the guide’s paragraph once where a check has failed five times running', async () => {
    copy('faulty/server-missing');
    for (let time = 0; time < 4; time++) await giliran('check', 'turn-chat', folder);
    expect(await hint('turn-chat', 'listen')).toContain('Hint 1 ');
    await giliran('check', 'turn-chat', folder);
    expect(await hint('turn-chat', 'listen')).toMatch(
      /failed 5 times running.* A server waits at a port: .* giliran guide turn-chat listen --folder /,
    );
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
  });

  it('keeps nothing of checks that another system reads', async () => {
    copy('faulty/server-missing');
    await giliran('check', 'turn-chat', folder, '--json');
    expect(existsSync(join(folder, PROGRESS_NAME))).toBe(false);
  });
});
