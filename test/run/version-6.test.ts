import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';
import { checkJson } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');
const LAB = join(import.meta.dirname, 'labs/version-6.yaml');
const PYTHON = join(import.meta.dirname, '../../fixtures/turn-chat/python');

/** The Python reference of turn-chat, over IPv6. */
function by6(): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-version-6-'));
  copyFixture('turn-chat/python', folder);
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.py'))) {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('AF_INET,', 'AF_INET6,').replace('socket.gethostname()', '"::1"'));
  }
  return folder;
}

describe('a lab over IPv6', () => {
  it('is played at the machine’s own address, with scripted ends there too', async () => {
    expect((await checkJson(LAB, by6())).verdict).toBe('pass');
    const silent = by6();
    writeFileSync(join(silent, 'client1.py'), 'print("halo")\n');
    const { checks } = await checkJson(LAB, silent);
    // The server does well among scripted endpoints, so it does not pay for the client's mistake.
    expect(checks.find(({ id }) => id === 'listen.port')?.status).toBe('pass');
    expect([...new Set(checks.flatMap(({ blame }) => blame))]).toEqual(['client1']);
  });

  it('finds a server that listens on IPv4 only', async () => {
    const { checks } = await checkJson(LAB, PYTHON);
    expect(checks[0]).toMatchObject({ status: 'fail', cause: 'wrong-address', blame: ['server'] });
  });
});
