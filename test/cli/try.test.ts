import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTrace } from '../../src/trace/read.ts';
import { copyFixture } from '../support/copy-fixture.ts';
import { Screen, type ScreenOptions } from '../support/tmux.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');

let folder = '';
let screen: Screen | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-try sari's é "));
  copyFixture('turn-chat/reference', folder);
});

afterEach(() => {
  screen?.close();
  screen = null;
});

function tried(options: Partial<ScreenOptions> = {}, words = ''): Screen {
  screen = new Screen({ folder, ...options });
  screen.line(`${process.execPath} '${COMMAND}' try turn-chat ${words}; echo left with $?`);
  return screen;
}

needs('tmux', 'unshare', 'nsenter').describe('giliran try on a terminal', () => {
  it('types into each program, says who waits for whom, and keeps the conversation', async () => {
    const shown = tried({ environment: { LC_ALL: 'C.UTF-8' } }, '--save kept.jsonl');
    await shown.until(/client2 is waiting for its keyboard or to read from server[\s\S]*server>\s*$/m);
    shown.line('halo semua');
    await shown.until(/client1 │ Server : halo semua/);
    await shown.until(/client2 │ Server : halo semua/);
    shown.keys('Tab');
    await shown.until(/client1>\s*$/m);
    shown.line('hai dari satu');
    await shown.until(/client2 │ Client_1 : hai dari satu/);
    shown.line('/client2 dan dua');
    await shown.until(/client1 │ Client_2 : dan dua/);
    shown.line('/quit');
    const held = await shown.until(/The conversation: giliran show .*kept\.jsonl[\s\S]*left with 0/);
    expect(held).toContain('✓ each client sends its line once');
    expect(held).toMatch(/The lab would go on: server types\.[\s\S]*giliran check/);

    const { runs } = readTrace(readFileSync(join(folder, 'kept.jsonl'), 'utf8'));
    expect(runs.map(({ run }) => run.run)).toEqual(['try']);
    shown.line(`clear; ${process.execPath} '${COMMAND}' show kept.jsonl; echo shown`);
    const picture = await shown.until(/hai dari satu[\s\S]*The lab would go on[\s\S]*shown/);
    expect(picture).toContain('halo semua');
    expect(picture).toContain('✓ each client sends its line once');
    // Typing by hand earns no points.
    expect(picture).not.toMatch(/not yet|passed:/);
  });

  it('says that a program has crashed, and starts it again', async () => {
    const file = join(folder, 'server.ts');
    // Thrown outside the reference's own error handling.
    const crashing = `
process.stdin.on('data', (text) => {
  if (String(text).trim() === 'mati') setImmediate(() => { throw new Error('sengaja'); });
});
`;
    writeFileSync(file, `${readFileSync(file, 'utf8')}${crashing}`);
    const shown = tried();
    await shown.until(/client2 is waiting for its keyboard[\s\S]*server>\s*$/m);
    shown.line('mati');
    await shown.until(/server has ended with code 1\. To start it again: \/start server/);
    shown.line('masih ada?');
    await shown.until(/server is not running: nobody took the line/);
    shown.line('/start server');
    await shown.until(
      /server was started[\s\S]*server was started[\s\S]*server is waiting for a client to connect/,
    );
    shown.keys('C-c');
    await shown.until(/left with 0/);
    // The terminal is restored for the shell.
    shown.line('echo still here');
    await shown.until(/^still here$/m);
    expect(shown.fact('cursor_flag')).toBe('1');
  });

  it('fits 60 columns, and a terminal with plain letters only', async () => {
    const shown = tried({ columns: 60, environment: { LC_ALL: 'C' } });
    const text = await shown.until(/client2 is waiting for its keyboard[\s\S]*server>\s*$/m);
    expect(text).not.toMatch(/[│·…]/);
    expect(text).toMatch(/client1 \| Selamat datang/);
    shown.keys('C-c');
    await shown.until(/left with 0/);
  });
});

needs('tmux').it('shows what a hostile program prints as data', async () => {
  const shown = new Screen({ folder });
  screen = shown;
  writeFileSync(
    join(folder, 'server.ts'),
    `console.log('\\x1b[2Jgone\\x1b]0;title\\x07');\nsetInterval(() => {}, 1e9);\n`,
  );
  shown.line(`${process.execPath} '${COMMAND}' try turn-chat`);
  await shown.until(/Tab: the next program[\s\S]*gone/);
  shown.keys('C-c');
  await shown.until(/The conversation: giliran show/);
});
