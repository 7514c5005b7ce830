import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guideFor } from '../../src/cli/guide.ts';
import { findLab, labIds } from '../../src/cli/labs.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { giliran, giliranIn } from '../support/run.ts';

describe('giliran guide', () => {
  it('shows the protocol, the programs with their files, and every step', async () => {
    const { code, out } = await giliran('guide', 'turn-chat');
    expect(code).toBe(0);
    for (const text of ['TCP, port 8080', 'server.py', 'client1.py and client2.py', 'client.py NUMBER COUNT'])
      expect(out).toContain(text);
    for (const step of ['listen', 'welcome', 'connect', 'broadcast', 'relay', 'labels', 'turns', 'texts'])
      expect(out).toMatch(new RegExp(`^ {2}\\d+\\. .*\\(${step}, \\d+ points\\)$`, 'm'));
  });

  it('shows one step by its own number', async () => {
    const { out } = await giliran('guide', 'turn-chat', 'relay');
    expect(out).toMatch(/^ {2}5\. /m);
    expect(out).not.toMatch(/^ {2}4\. /m);
    for (const text of [
      '     │◀─────────●          │       a line typed at client1\n',
      '     ├──────────┼─────────▶│       the same line, passed on\n',
      '  client1 to server, 5 bytes: halo\n      68 61 6c 6f 0a\n',
      '  2  client1  ',
      'In server.ts and client.ts; in a starter, below the comment "Step 5"',
      'giliran guide turn-chat labels\n',
    ])
      expect(out).toContain(text);
  });

  it('shows the welcome as it goes over the socket, byte for byte', async () => {
    const { out } = await giliran('guide', 'turn-chat', 'welcome');
    const text = Buffer.from('Selamat datang di Server...\n').toString('hex');
    expect(out.replaceAll(/\s/g, '')).toContain(text);
  });

  it('names the programs of the given folder, also in the next commands', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'giliran-guide-')), "sari's é");
    mkdirSync(folder);
    writeFileSync(join(folder, 'server.py'), '');
    const { out } = await giliran('guide', 'turn-chat', 'relay', '--folder', folder);
    const quoted = `'${folder.replaceAll("'", "'\\''")}'`;
    for (const text of [
      `\n  cd ${quoted}\n`,
      '  1  server   python3 server.py\n',
      'In server.py and client.ts;',
      `giliran check turn-chat ${quoted}\n`,
      `giliran hint turn-chat relay --folder ${quoted}\n`,
      `giliran guide turn-chat labels --folder ${quoted}\n`,
    ])
      expect(out).toContain(text);
  });

  it('lets other tools speak for programs that a later step builds', async () => {
    const { out } = await giliran('guide', 'turn-chat', 'listen');
    expect(out).toContain('  3  client2  nc "$(hostname)" 8080\n');
    const group = await giliran('guide', 'multicast-chat', 'receive');
    expect(group.out).toContain('echo halo > /dev/udp/224.1.1.1/5004\n');
  });

  it('speaks Indonesian', async () => {
    const { out } = await giliran('guide', 'multicast-chat', '--lang', 'id');
    expect(out).toContain('receiver1 dan receiver2 bergabung ke grup 224.1.1.1 (port UDP 5004)');
  });

  for (const columns of [undefined, 50, 80, 200])
    it(`fits the terminal: ${columns ?? 'none'}`, async () => {
      const { out } = await giliranIn({ columns }, 'guide', 'turn-chat-4', '--lang', 'id');
      const most = Math.min(columns ?? 80, 100);
      const prose = out.split('\n').filter((line) => !line.includes('giliran '));
      expect(prose.filter((line) => [...line].length > most)).toEqual([]);
    });

  for (const lab of labIds())
    for (const language of LANGUAGES)
      it(`fits 60 columns in every step of ${lab} in ${language}, except for commands`, async () => {
        const found = await findLab(lab);
        const guide = guideFor(found, {
          path: mkdtempSync(join(tmpdir(), 'giliran-guide-')),
          width: 60,
          language,
          labName: lab,
        });
        for (const step of found.steps) {
          const out = guide.oneStep(step);
          const prose = out.split('\n').filter((line) => !/giliran | {2}\d {2}/.test(line));
          expect(prose.filter((line) => [...line].length > 60)).toEqual([]);
          expect(out).toMatch(/[●◆├]/);
        }
      });
});
