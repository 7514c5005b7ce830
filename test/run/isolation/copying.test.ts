import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { chooseHostAddress, oneMachine } from '../../../src/run/isolation/host-address.ts';
import { needs, type Tool } from '../../support/tools.ts';
import { playScript, sandboxesHiding } from './play-in-sandbox.ts';

/**
 * Runtimes have the kernel copy, by calls of which the sandbox refuses some: they must copy by themselves then. How each
 * sends a file, with what is needed to build and to run it.
 */
const SENDERS: Readonly<Record<string, { needs: readonly Tool[]; build?: readonly string[]; run: string }>> =
  {
    Python: { needs: [], run: 'python3 send.py' },
    'asyncio of Python': { needs: [], run: 'python3 send-later.py' },
    Node: { needs: [], run: `'${process.execPath}' send.cjs` },
    Java: { needs: ['javac', 'java'], build: ['javac', 'Send.java'], run: 'java Send' },
    Go: { needs: ['go'], build: ['go', 'build', '-o', 'sender', 'send.go'], run: './sender' },
    Ruby: { needs: ['ruby'], run: 'ruby send.rb' },
    PHP: { needs: ['php'], run: 'php send.php' },
    'C#': { needs: ['mcs', 'mono'], build: ['mcs', 'Send.cs'], run: 'mono Send.exe' },
    C: { needs: ['gcc'], build: ['gcc', '-o', 'sender', 'send.c'], run: './sender' },
    'a shell': {
      needs: [],
      run: "cp /tmp/data /tmp/copy; cat /tmp/copy | cat > /tmp/again; exec python3 -c \"import socket; socket.create_connection(('127.0.0.1', 9000)).sendall(open('/tmp/again', 'rb').read())\"",
    },
  };

const SCRIPT = `
head -c 3000000 /dev/urandom > /tmp/data
mkfifo /tmp/ready
python3 take.py /tmp/ready > /tmp/came & taker=$!
read _ < /tmp/ready
`;

describe('a file arrives unchanged over a connection in a sandbox', () => {
  const sandboxes = sandboxesHiding('/nowhere');
  let home = '';
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'giliran-copying-'));
    sandboxes.admit(home);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  for (const [language, { needs: tools, build, run }] of Object.entries(SENDERS))
    needs('bwrap', 'namespaces', 'python3', ...tools).it(`where ${language} sends it`, async () => {
      const own = mkdtempSync(join(home, 'own-'));
      cpSync(join(import.meta.dirname, 'copiers'), own, { recursive: true });
      sandboxes.admit(own);
      const [command, ...words] = build ?? [];
      if (command !== undefined) await execa(command, words, { cwd: own });
      const sandbox = await sandboxes.open(oneMachine(chooseHostAddress(() => 0)));
      try {
        const end = '; wait $taker; cat /tmp/came; sha256sum < /tmp/data';
        const { out, err } = await playScript(sandbox, `${SCRIPT}(${run}) || kill $taker${end}`, own);
        const [came = '', wanted = ''] = out.split(/\s+/);
        expect(err).toBe('');
        expect(came).toBe(wanted);
        expect(came).toHaveLength(64);
      } finally {
        await sandbox.close();
      }
    });
});
