import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shortageIn } from '../../src/assessment/machine-shortage.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { say } from '../../src/messages/say.ts';
import { MessageError, message } from '../../src/model/message.ts';
import { IsolationError } from '../../src/run/isolation/isolation.ts';
import { anyMessage } from '../support/any-message.ts';
import { giliran } from '../support/run.ts';

const ROOT = join(import.meta.dirname, '../..');

function failing(code: string, rest: object = {}): Error {
  return Object.assign(new Error(`${code}: something, write`), { code, ...rest });
}

describe('what the machine is short of', () => {
  for (const [code, short] of [
    ['ENOSPC', 'room'],
    ['EDQUOT', 'room'],
    ['EMFILE', 'files'],
    ['ENFILE', 'files'],
    ['EAGAIN', 'processes'],
    ['ENOMEM', 'memory'],
    ['EROFS', 'read-only'],
  ] as const)
    it(`is distinguished from a mistake in a hand-in, and says what to do: ${code}`, () => {
      const said = shortageIn(failing(code))?.userMessage;
      expect(said?.id).toBe(`short.${short}`);
      for (const language of LANGUAGES) expect(said && say(said, language)).not.toContain('short.');
    });

  it('is distinguished from a machine that can have no sandbox at all', () => {
    const refused = (reason: string): string | undefined =>
      shortageIn(new IsolationError(anyMessage('isolation.cannot-start', { reason }), 'sandbox'))?.userMessage
        .id;
    expect(refused('prlimit: failed to set the NPROC resource limit: Operation not permitted')).toBe(
      'short.processes',
    );
    expect(refused('bwrap: No permissions to create new namespace')).toBeUndefined();
  });

  it('does not include what a submission prints, or other errors', () => {
    expect(shortageIn(new MessageError(message('problem.too-many-files', { most: 1 })))).toBeNull();
    expect(shortageIn(failing('ENOENT'))).toBeNull();
    expect(shortageIn(new Error('a mistake'))).toBeNull();
  });
});

describe('a check without a folder for temporary files', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('says which it is and what to do, and gives no mark', async () => {
    const trace = join(mkdtempSync(join(tmpdir(), 'giliran-short-')), 'trace.jsonl');
    const folder = join(ROOT, 'fixtures/turn-chat/reference');
    vi.stubEnv('TMPDIR', '/nowhere/at/all');
    const { code, out, err } = await giliran('check', 'turn-chat', folder, '--trace', trace);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^giliran: .*\/nowhere\/at\/all.*Set TMPDIR/);
  });
});
