import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';
import { giliran } from '../support/run.ts';
import { Screen } from '../support/tmux.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');

/** A folder with the right programs of labs, side by side. */
function folderWith(...labs: readonly string[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'giliran-report-')), "sari's é work");
  mkdirSync(folder);
  for (const lab of labs) copyFixture(`${lab}/reference`, folder);
  return folder;
}

const read = (folder: string, name = 'report.md'): string => readFileSync(join(folder, name), 'utf8');

describe('giliran report', () => {
  it('writes what a real check of the programs showed, and a page next to it', async () => {
    const folder = folderWith('turn-chat');
    const { code, out } = await giliran('report', 'turn-chat', folder, '--name', 'Sari', '--seed', '5');
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(`Written: ${join(folder, 'report.md')}`);
    const report = read(folder);
    expect(report).toContain('- **Name:** Sari\n');
    expect(report).toContain(" 2 │ import { connect, type Socket } from 'node:net';\n");
    expect(report).toContain('#### client2\n\n```text\n│ Selamat datang di Server...\n│ Server : ');
    expect(report).toMatch(/●╌+│╌+│.* > /);
    expect(report).toContain('100 of 100 points');
    expect(report).toContain('Accepting gives a socket of its own for each client');
    expect(report).toContain('giliran guide turn-chat');
    expect(report).toContain('1. Which calls does your server make');
    expect(read(folder, 'report.html')).toContain('<strong>Name:</strong> Sari');
  });

  it('keeps what the student wrote, says where it has saved what it replaced, and takes several labs', async () => {
    const folder = folderWith('turn-chat', 'multicast-chat');
    await giliran('report', 'turn-chat', folder, '--lang', 'id', '--name', 'Sari');
    const mine = 'Server memutuskan giliran pada baris 30. <b>';
    const written = read(folder)
      .replace('*Tulis analisis Anda di sini.*', mine)
      .replace('### Hasil pemeriksaan', '### Hasil saya');
    writeFileSync(join(folder, 'report.md'), written);
    const { code, out } = await giliran(
      ...['report', 'turn-chat', 'multicast-chat', folder, '--lang', 'id', '--class', 'TI-3A'],
    );
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, '')).toContain(join(folder, 'report.old-1.md').replace(/\s+/g, ''));
    expect(read(folder, 'report.old-1.md')).toBe(written);
    const report = read(folder);
    expect(report).toContain(`${mine}\n`);
    expect(report).toContain('- **Nama:** Sari\n- **NIM:**\n- **Kelas:** TI-3A\n');
    expect(report).not.toContain('### Hasil saya');
    const [chat = '', multicast = ''] = report.split('## Chat multicast');
    expect(chat).not.toContain('#### sender');
    expect(chat).toContain('#### server.ts');
    expect(multicast).toContain('#### sender.');
    expect(multicast).not.toContain('#### server');
    expect(read(folder, 'report.html')).toContain('baris 30. &lt;b&gt;');
  });

  it('takes files for roles, for each lab the roles that it has', async () => {
    const folder = folderWith('turn-chat');
    renameSync(join(folder, 'server.ts'), join(folder, 'program-a.ts'));
    const map = ['--map', 'server=program-a.ts'];
    const { code } = await giliran('report', 'turn-chat', 'multicast-chat', folder, ...map);
    expect(code).toBe(0);
    expect(read(folder)).toContain('100 of 100 points');
    const { code: wrong, err } = await giliran('report', 'turn-chat', folder, '--map', 'sever=program-a.ts');
    expect(wrong).toBe(2);
    expect(err).toContain('Did you mean server?');
  });

  needs('unshare').it('says at once that a folder cannot be written in, and runs nothing', () => {
    const folder = folderWith('turn-chat');
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      [
        ...['--user', '--map-root-user', '--mount', 'sh', '-c'],
        // File permissions do not stop root; a read-only mount does.
        'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"',
        ...[folder, process.execPath, COMMAND, 'report', 'turn-chat', folder, '--lang', 'en', '--debug'],
      ],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `giliran: The report could not be written to "${join(folder, 'report.md')}" (EROFS). Nothing was lost. Choose another place with --out.\n`,
    );
  });

  it('keeps a page that is not its own, and a report without its markers', async () => {
    const folder = folderWith();
    writeFileSync(join(folder, 'report.md'), '# Mine\n');
    writeFileSync(join(folder, 'report.html'), '<p>mine</p>');
    const { code } = await giliran('report', 'turn-chat', folder);
    expect(code).toBe(0);
    expect(read(folder, 'report.old-1.md')).toBe('# Mine\n');
    expect(read(folder, 'report.old-1.html')).toBe('<p>mine</p>');
    expect(read(folder)).toContain('No sources that can be shown were found.');
  });

  it('says what it expected, and writes nothing', async () => {
    const folder = folderWith();
    for (const [argv, said] of [
      [['turn-chta', folder], 'turn-chat'],
      [['turn-chat', join(folder, 'none')], 'none'],
      [['turn-chat', folder, '--out', 'report.pdf'], 'ends in .md, found "report.pdf"'],
      [['turn-chat', folder, '--out', join(folder, 'no/where.md')], 'ENOENT'],
    ] as const) {
      const { code, err } = await giliran('report', ...argv);
      expect(code).toBe(2);
      expect(err).toContain(said);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

needs('tmux').describe('giliran report on a terminal', () => {
  it('asks for the title page once, and never again', async () => {
    const folder = folderWith('turn-chat');
    const screen = new Screen({ folder });
    try {
      await screen.until(/\$/);
      const run = (name: string): void =>
        screen.line(`clear; node '${COMMAND}' report turn-chat; echo "${name}: $?"`);
      run('first');
      await screen.until(/Title/);
      screen.keys('C-c');
      await screen.until(/first: 130\n/);
      expect(readdirSync(folder)).not.toContain('report.md');
      run('second');
      // Waits until the screen is cleared of the first run.
      await screen.until(/^(?![\s\S]*first)[\s\S]*Title/);
      screen.keys('Enter');
      await screen.until(/Name/);
      screen.keys('S', 'a', 'r', 'i', 'Enter');
      await screen.until(/Student number/);
      screen.keys('Escape');
      await screen.until(/second: 0\n/);
      expect(read(folder)).toContain('- **Name:** Sari\n- **Student number:**\n');
      run('third');
      expect(await screen.until(/^third: 0\n|\nthird: 0\n/)).not.toContain('Student number');
      expect(read(folder)).toContain('- **Name:** Sari\n');
    } finally {
      screen.close();
    }
  });

  it('fits 60 columns, and a terminal with plain letters only', async () => {
    const folder = folderWith('turn-chat');
    const screen = new Screen({ folder, columns: 60, environment: { LC_ALL: 'C' } });
    try {
      const titles = ['title', 'name', 'number', 'class', 'course', 'lecturer', 'institution'];
      const flags = titles.map((title) => `--${title} x`).join(' ');
      await screen.until(/\$/);
      screen.line(`clear; node '${COMMAND}' report turn-chat ${flags}; echo "code: $?"`);
      await screen.until(/code: 0\n|code: 0$/);
      // -J joins lines that the terminal has wrapped.
      const text = screen.read('-J');
      expect(text.replaceAll(folder, '')).not.toMatch(/[^\x00-\x7f]/);
      expect(text).toContain(`Written: ${join(folder, 'report.html')}\n`);
      expect(text).toMatch(/save it as\nPDF/);
    } finally {
      screen.close();
    }
  });
});
