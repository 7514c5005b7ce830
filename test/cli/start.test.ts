import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRESS_NAME } from '../../src/model/progress-name.ts';
import { ProgressFile } from '../../src/student/progress-file.ts';
import { giliran } from '../support/run.ts';

const parent = (): string => mkdtempSync(join(tmpdir(), 'giliran-start-'));

describe('giliran start', () => {
  it('creates the folder, says what each file is for and what to type next, and remembers the lab', async () => {
    const folder = join(parent(), "sari's work é");
    const { code, out } = await giliran('start', 'turn-chat-4', folder, '--language', 'python');
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([PROGRESS_NAME, 'client.py', 'server.py']);
    expect(out.replace(/\s+/g, ' ')).toContain('client.py: it plays client1, client2, client3 and client4');
    const quoted = `'${folder.replaceAll("'", "'\\''")}'`;
    expect(out).toContain(`giliran guide turn-chat-4 listen --folder ${quoted}\n`);
    expect(out).toContain(`giliran check turn-chat-4 ${quoted}\n`);
    expect(new ProgressFile(folder).read().lab).toBe('turn-chat-4');
  });

  it('speaks Indonesian, in the files too', async () => {
    const folder = parent();
    const { out } = await giliran('start', 'turn-chat', folder, '--lang', 'id');
    expect(out).toContain('server.ts dibuat');
  });

  it('says which files it has left as they are', async () => {
    const folder = parent();
    await giliran('start', 'turn-chat', folder);
    const { code, out } = await giliran('start', 'turn-chat', folder, '--language', 'go');
    expect(code).toBe(0);
    expect(out).toContain('= server.ts is there already: left as it is\n');
    expect(existsSync(join(folder, 'server.go'))).toBe(false);
  });

  it('asks for another language where there are no starters in it', async () => {
    const { code, err } = await giliran('start', 'turn-chat', parent(), '--language', 'pyton');
    expect(code).toBe(2);
    expect(err).toContain('There are no starters in "pyton". Did you mean python?');
    for (const name of ['constructor', 'cobol'])
      expect((await giliran('start', 'turn-chat', parent(), '--language', name)).err).toContain(
        'Languages: typescript,',
      );
  });

  it('says why it cannot write', async () => {
    const file = join(parent(), 'a-file');
    writeFileSync(file, '');
    const { code, err } = await giliran('start', 'turn-chat', file);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^giliran: Expected to be able to write in .* \(E[A-Z]+\)\. Choose another folder\.\n$/,
    );
  });
});
