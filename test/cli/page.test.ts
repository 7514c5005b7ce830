import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';
import { RunningCommand } from '../support/running-command.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');

let folder = '';
let command: RunningCommand | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giliran-page sari's é "));
  copyFixture('turn-chat/reference', folder);
});

afterEach(async () => {
  await command?.kill();
  command = null;
  rmSync(folder, { recursive: true, force: true });
});

/** Occupies the only port of a network while a command runs there. */
const WITHOUT_PORTS = `
  require('node:fs').writeFileSync('/proc/sys/net/ipv4/ip_local_port_range', '60000 60000');
  require('node:net').createServer().listen(0, '127.0.0.1', () => {
    const { status } = require('node:child_process').spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' });
    process.exit(status ?? 1);
  });`;

for (const name of ['watch', 'try'])
  needs('namespaces').it(`says so where the page gets no port: ${name}`, () => {
    const argv = [COMMAND, name, 'turn-chat', folder, '--page', '--lang', 'en'];
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      ['--user', '--map-root-user', '--net', process.execPath, '-e', WITHOUT_PORTS, '--', ...argv],
      // A backstop: a command that got a port goes on running.
      { encoding: 'utf8', input: '', timeout: 60_000 },
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'giliran: Expected a free port of 127.0.0.1 for the page, found that there is none to be had (EADDRINUSE). Run it without --page, or end what holds ports or open files.\n',
    });
  });

for (const [language, line] of [
  ['en', /^The page: (http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/)$/m],
  ['id', /^Halamannya: (http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/)$/m],
] as const)
  it(`prints the page’s address in one line that is not broken: ${language}`, async () => {
    command = new RunningCommand('watch', 'turn-chat', folder, '--page', '--lang', language);
    const [, address = ''] = line.exec(await command.until(line)) ?? [];
    const code = await new Promise((resolve) => get(address, (answer) => resolve(answer.statusCode)));
    expect(code).toBe(200);
    expect(await command.callOff()).toBe(0);
  });

it('has no page where none is asked for', async () => {
  command = new RunningCommand('watch', 'turn-chat', folder, '--lang', 'en');
  expect(await command.until(/Watching/)).not.toContain('http');
  expect(await command.callOff()).toBe(0);
});
