import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giliran, giliranIn } from '../support/run.ts';

let state = '';

beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'giliran-state-'));
  // Traces of checks lie among the temporary files.
  vi.stubEnv('TMPDIR', state);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What `giliran hint` prints, its lines joined. */
async function hint(...argv: string[]): Promise<string> {
  const environment = { LANG: 'C', XDG_STATE_HOME: state };
  const { code, out } = await giliranIn({ environment }, 'hint', ...argv);
  expect(code).toBe(0);
  return out.replace(/\s+/g, ' ').trim();
}

describe('giliran hint', () => {
  it('shows one more each time, and says when there are no more', async () => {
    const first = await hint('turn-chat', 'listen');
    const [, count = ''] = /^Hint 1 of (\d+):/.exec(first) ?? [];
    for (let number = 2; number <= Number(count); number++)
      expect(await hint('turn-chat', 'listen')).toMatch(new RegExp(`^Hint ${number} of ${count}:`));
    expect(await hint('turn-chat', 'listen')).toContain('every hint');
  });

  it('counts for each step of each lab by itself', async () => {
    await hint('turn-chat', 'listen');
    expect(await hint('turn-chat', 'turns')).toMatch(/^Hint 1 /);
    expect(await hint('turn-chat-4', 'listen')).toMatch(/^Hint 1 /);
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
  });

  it('shows all at once, and counts none of them', async () => {
    expect(await hint('turn-chat', 'listen', '--all')).toMatch(/Hint 1 of (\d+):.* Hint \1 of \1:/);
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
  });

  it('begins with the first again', async () => {
    await hint('turn-chat', 'listen');
    expect(await hint('turn-chat', 'listen', '--reset')).toMatch(/^Hint 1 /);
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
  });

  it('shows the first, and says so, where it cannot write down how many were shown', async () => {
    writeFileSync(join(state, 'giliran'), 'a file where a folder should be');
    for (let time = 0; time < 2; time++)
      expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 .* could not be written down/);
  });

  it('begins anew where what was written down is spoiled', async () => {
    mkdirSync(join(state, 'giliran'));
    for (const text of ['{', 'null', '{"turn-chat/listen": "many"}', '{"turn-chat/listen": -3}']) {
      writeFileSync(join(state, 'giliran/hints.json'), text);
      expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
    }
  });
});

describe('giliran hint after a check', () => {
  const NO_SERVER = join(import.meta.dirname, '../../fixtures/turn-chat/faulty/server-missing');
  const MISSING = 'Is the program in the folder that you named';

  it('begins with what went wrong there, and says what that was', async () => {
    await giliran('check', 'turn-chat', NO_SERVER);
    expect(await hint('turn-chat', 'listen')).toMatch(
      new RegExp(`^In the last check: the program is missing Hint 1 of \\d+: ${MISSING}`),
    );
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 2 /);
  });

  it('begins anew when something else goes wrong', async () => {
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
    await giliran('check', 'turn-chat', NO_SERVER);
    expect(await hint('turn-chat', 'listen')).toContain('Hint 1 ');
  });

  it('knows nothing of other labs, and of other steps', async () => {
    await giliran('check', 'turn-chat', NO_SERVER);
    expect(await hint('turn-chat-4', 'listen')).not.toContain('In the last check');
    expect(await hint('turn-chat', 'relay')).not.toContain('In the last check');
  });

  it('does without a trace that it cannot read', async () => {
    await giliran('check', 'turn-chat', NO_SERVER);
    const folder = join(state, `giliran-${userInfo().username}`);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'spoiled');
    expect(await hint('turn-chat', 'listen')).toMatch(/^Hint 1 /);
  });
});

describe('giliran hint without a step', () => {
  it('names the steps that there are', async () => {
    const { code, out, err } = await giliran('hint', 'turn-chat');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^giliran: Expected a step, .*giliran hint turn-chat STEP\. Steps: listen, .+\n$/);
  });
});
