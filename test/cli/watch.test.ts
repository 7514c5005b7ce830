import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';
import { Screen, type ScreenOptions } from '../support/tmux.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');

let folder = '';
let screen: Screen | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-watch sari's é "));
  copyFixture('turn-chat/reference', folder);
});

afterEach(() => {
  screen?.close();
  screen = null;
});

const server = (): string => join(folder, 'server.ts');

function watched(options: Partial<ScreenOptions> = {}): Screen {
  screen = new Screen({ folder, ...options });
  screen.line(`${process.execPath} '${COMMAND}' watch turn-chat; echo left with $?`);
  return screen;
}

needs('tmux').describe('giliran watch on a terminal', () => {
  it('checks again on a save, says what changed, and waits where a file does not compile', async () => {
    const shown = watched({ environment: { LC_ALL: 'C.UTF-8' } });
    await shown.until(/100 of 100 points[\s\S]*Waiting for you to save/);
    const right = readFileSync(server(), 'utf8');

    writeFileSync(server(), right.replaceAll('8080', '8081'));
    await shown.until(
      /saved: server\.ts[\s\S]*No longer right:[\s\S]*Step 1 of[\s\S]*Waiting for you to save/,
    );

    writeFileSync(server(), `${right}\nconst = 1;\n`);
    const mistake = await shown.until(/Nothing was run[\s\S]*Waiting for you to save/);
    expect(mistake).toMatch(new RegExp(`server\\.ts:${right.split('\n').length + 1}`));

    // Some editors save by renaming.
    writeFileSync(join(folder, '.server.ts.swp'), right);
    renameSync(join(folder, '.server.ts.swp'), server());
    await shown.until(/Now right:[\s\S]*100 of 100 points[\s\S]*Waiting for you to save/);

    shown.keys('C-c');
    await shown.until(/Watching has ended\.\s+left with 0/);
    expect(shown.fact('cursor_flag')).toBe('1');
    expect(shown.fact('alternate_on')).toBe('0');
  });

  it('fits 60 columns, and a terminal with plain letters only', async () => {
    const right = readFileSync(server(), 'utf8');
    writeFileSync(server(), right.replaceAll('8080', '8081'));
    const shown = watched({ columns: 60, environment: { LC_ALL: 'C' } });
    const text = await shown.until(/Waiting for you to save/);
    const own = text.split('\n').filter((line) => !line.includes('giliran'));
    expect(own.join('\n')).not.toMatch(/[✓✗·…]/);
    expect(text).toMatch(/x the server listens/);
    shown.keys('C-c');
    await shown.until(/left with 0/);
  });

  it('lays out the screen anew when the terminal becomes narrower, or wider', async () => {
    const right = readFileSync(server(), 'utf8');
    writeFileSync(server(), right.replaceAll('8080', '8081'));
    const shown = watched({ columns: 100 });
    await shown.until(/Waiting for you to save/);
    // -J joins lines that the terminal has wrapped.
    const long = /^(?!.*giliran).{61,}$/m;
    const wide = shown.read('-J');
    expect(wide).toMatch(long);
    shown.resize(60);
    await shown.until(/^(?![\s\S]*^(?!.*giliran).{61,}$)[\s\S]*Waiting for you to save/m, '-J');
    shown.resize(100);
    await shown.until(long, '-J');
    expect(await shown.until(/Waiting for you to save/, '-J')).toBe(wide);
    shown.keys('C-c');
    await shown.until(/left with 0/);
  });
});

it('prints line by line without a terminal, and notices a file that comes later', async () => {
  const text = readFileSync(server(), 'utf8');
  rmSync(server());
  const child = spawn(process.execPath, [COMMAND, 'watch', 'turn-chat', folder, '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let isLooking: () => void = () => {};
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    out += more;
    isLooking();
  });
  const until = async (is: RegExp): Promise<void> => {
    while (!is.test(out)) {
      await new Promise<void>((resolve) => {
        isLooking = resolve;
      });
    }
  };
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await until(/Waiting for you to save/);
  expect(out).toContain('not begun: server');
  out = '';
  // A burst of saves, the later ones during the check that the first one starts.
  for (const part of [text.slice(0, 40), text.slice(0, 80), text]) writeFileSync(server(), part);
  writeFileSync(join(folder, 'notes.txt'), 'of no interest');
  await until(/100 of 100 points[\s\S]*Waiting for you to save/);
  expect(out).not.toContain('\x1b');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
});
