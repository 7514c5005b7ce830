import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProgressFile } from '../../src/student/progress-file.ts';
import { giliran } from '../support/run.ts';
import { Screen, type ScreenOptions } from '../support/tmux.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');
const tmux = needs('tmux');
/** Keys that lead from the first lab to that one. */
const LABS = readdirSync(join(ROOT, 'labs')).sort();
const TO_TURN_CHAT = LABS.slice(0, LABS.indexOf('turn-chat')).map(() => 'Down');

describe('giliran without a terminal', () => {
  it('prints its help, and that nothing was done', async () => {
    for (const argv of [[], ['--lang', 'en'], ['--debug']]) {
      const { code, out } = await giliran(...argv);
      expect(code).toBe(2);
      expect(out).toContain('Usage: giliran');
    }
  });
});

tmux.describe('giliran on a terminal', () => {
  let folder = '';
  let screen: Screen | null = null;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'giliran-menu-')), "sari's é folder");
    mkdirSync(folder);
  });

  afterEach(() => {
    screen?.close();
    screen = null;
  });

  /** A terminal in which giliran has been started. */
  async function opened(options: Partial<ScreenOptions> = {}, argument = ''): Promise<Screen> {
    const opening = new Screen({ folder, ...options });
    screen = opening;
    await opening.until(/\$/);
    opening.line(
      `stty -g > before; node '${COMMAND}' ${argument}; echo "ended: $?"; stty -g | diff before - && echo restored`,
    );
    return opening;
  }

  async function leftCleanly(screen: Screen, code: number): Promise<void> {
    const text = await screen.until(/ended: \d+\n.*restored/s);
    expect(text).toContain(`ended: ${code}\n`);
    expect(screen.fact('cursor_flag')).toBe('1');
  }

  it('leads from an empty folder to the first check, and remembers the lab', async () => {
    const screen = await opened();
    await screen.until(/Which lab\?.*\n❯[\s\S]*\n +turn-chat: Taking turns, 0\/8/);
    screen.keys(...TO_TURN_CHAT, 'Enter');
    await screen.until(/▶ 1\. The server listens[\s\S]*What next\?[\s\S]*❯ +Files to begin with/);
    screen.keys('Enter');
    await screen.until(
      /> giliran start turn-chat\n[\s\S]*What next\?[\s\S]*❯ +Read the guide: The server listens/,
    );
    expect(existsSync(join(folder, 'server.ts'))).toBe(true);
    screen.keys('Down', 'Enter');
    const checked = await screen.until(/not yet: 0 of 100 points[\s\S]*What next\?[\s\S]*❯ +Check\n/);
    expect(checked).toContain('Step 1 of 8: The server listens (listen)');
    expect(checked).toContain('Show the conversation of the last check');
    // After the entries for watch and try, each with and without a page.
    screen.keys('Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
    await screen.until(
      /> giliran hint turn-chat listen\n[\s\S]*Hint 1 of \d+: [\s\S]*What next\?[\s\S]*❯ +A hint/,
    );
    screen.keys('Escape');
    await leftCleanly(screen, 0);
    expect(new ProgressFile(folder).read().lab).toBe('turn-chat');
    screen.line(`clear; node '${COMMAND}'`);
    expect(await screen.until(/What next\?/)).not.toContain('Which lab');
  });

  it('shows the steps in order, and the guide of one; Esc goes back', async () => {
    const screen = await opened();
    await screen.until(/Which lab/);
    screen.keys(...TO_TURN_CHAT, 'Enter');
    await screen.until(/What next\?/);
    screen.keys('Up', 'Up', 'Up', 'Enter');
    await screen.until(/Which step\?.*\n❯ +– 1\. The server listens\n/);
    screen.keys('Down', 'Enter');
    await screen.until(
      /> giliran guide turn-chat welcome\n[\s\S]*the welcome[\s\S]*What next\?[\s\S]*❯ +The steps/,
    );
    screen.keys('Enter');
    await screen.until(/Which step\?.*\n❯/);
    screen.keys('Escape');
    await screen.until(/What next\?[^?]*❯ +The steps/);
    screen.keys('Escape');
    await leftCleanly(screen, 0);
  });

  it('remembers a lab that does not come with giliran, and offers it among the others', async () => {
    const own = join(folder, 'labku');
    cpSync(join(ROOT, 'labs/turn-chat'), own, { recursive: true });
    const lab = join(own, 'lab.yaml');
    writeFileSync(lab, readFileSync(lab, 'utf8').replace(/^reference:.*\n/m, ''));
    await giliran('start', own, folder);
    const screen = await opened();
    await screen.until(/Taking turns: 0 of 100 points[\s\S]*What next\?/);
    screen.keys('Down', 'Enter');
    await screen.until(/> giliran check '\/tmp[\s\S]*not yet: 0 of 100 points[\s\S]*What next\?/);
    screen.keys('Up', 'Up', 'Up', 'Enter');
    await screen.until(/Which lab\?[\s\S]*❯ +turn-chat: Taking turns, 0\/8/);
  });

  it('offers only commands that exist', async () => {
    const { out } = await giliran('--help');
    const screen = await opened();
    await screen.until(/Which lab/);
    screen.keys('Enter');
    const menu = await screen.until(/What next\?[\s\S]*Leave/);
    for (const [command, title] of Object.entries({ watch: 'Watch', try: 'Try', report: 'Write the report' }))
      expect(menu.includes(title)).toBe(new RegExp(`^ {2}${command} `, 'm').test(out));
  });

  it('leaves on Ctrl-C, at a question and in the middle of a check', async () => {
    const screen = await opened();
    await screen.until(/Which lab/);
    screen.keys('C-c');
    await leftCleanly(screen, 130);
    new ProgressFile(folder).keep('turn-chat', 'turn-chat', new ProgressFile(folder).of('turn-chat'));
    // It never listens and never ends, so a check takes long.
    screen.line(`clear; echo 'while (true) {}' > server.js; echo 'while (true) {}' > client.js`);
    screen.line(`clear; node '${COMMAND}'; echo "ended: $?"; stty -g | diff before - && echo restored`);
    await screen.until(/What next\?[\s\S]*Check/);
    screen.keys('Down', 'Enter');
    await screen.until(/checking turn-chat \d/);
    screen.keys('C-c');
    await leftCleanly(screen, 130);
  });

  it('restores the terminal where it is ended by a signal', async () => {
    const screen = await opened();
    await screen.until(/Which lab/);
    const [pid = ''] = screen.fact('pane_pid').split('\n');
    const other = new Screen({ folder });
    try {
      other.line(`kill -TERM $(ps -o pid= --ppid ${pid} | head -1); echo sent`);
      await other.until(/^sent$/m);
    } finally {
      other.close();
    }
    await leftCleanly(screen, 130);
  });

  it('fits 60 columns, in Indonesian too', async () => {
    const screen = await opened({ columns: 60 }, '--lang id');
    const labs = await screen.until(/Lab mana/);
    expect(labs).toContain('\n    turn-chat-4: Chat bergiliran dengan empat');
    screen.keys('Enter');
    await screen.until(/Selanjutnya\?/);
    screen.keys('Enter');
    await screen.until(/❯ +Baca panduan/);
    screen.keys('Enter');
    const guide = await screen.until(/Bila sudah benar:[\s\S]*Selanjutnya\?/);
    screen.keys('Down', 'Enter');
    await screen.until(/belum lulus: 0 dari 100 poin[\s\S]*Selanjutnya\?/);
    expect(guide).toMatch(/^ {3}sender +receiver1 +receiver2$/m);
    // With -J, tmux joins wrapped lines.
    const lines = screen.read('-J', '-S', '-').split('\n').slice(1);
    expect(
      lines.filter(
        (line) => [...line.trimEnd()].length > 60 && !/giliran |\/dev\/udp|\.jsonl$|^\/tmp\//.test(line),
      ),
    ).toEqual([]);
  });

  it('does without UTF-8 and without colours', async () => {
    const screen = await opened({ environment: { LC_ALL: 'C', NO_COLOR: '1' } });
    await screen.until(/Which lab/);
    screen.keys(...TO_TURN_CHAT, 'Enter');
    await screen.until(/> +Files to begin with/);
    screen.keys('Down', 'Enter');
    await screen.until(/giliran guide turn-chat listen[\s\S]*What next\?/);
    const shown = screen.read('-e', '-S', '-').split('\n').slice(2).join('\n');
    // The é is in the name of the student's own folder.
    expect(shown.replaceAll('é', '')).toMatch(/^[\x20-\x7e\n]*$/);
    expect(shown).toContain('  > 1. The server listens');
  });
});
