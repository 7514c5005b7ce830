import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { checkJson } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('namespaces', 'python3');

/** The small lab of the documentation. */
const [, DOCUMENTED = ''] =
  /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(
    readFileSync(join(import.meta.dirname, '../../docs/writing-labs.md'), 'utf8'),
  ) ?? [];

const CLIENT = `import socket, sys
s = socket.create_connection((socket.gethostname(), 9000))
for line in sys.stdin:
    s.sendall(line.encode())
`;

const serverThat = (does: string): string => `import socket
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 9000))
s.listen()
c, _ = s.accept()
for line in c.makefile():
    ${does}
`;

async function checked(lab: string, files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-sends-'));
  for (const [name, text] of Object.entries({ 'lab.yaml': lab, ...files }))
    writeFileSync(join(folder, name), text);
  const { score, checks } = await checkJson(join(folder, 'lab.yaml'), folder);
  return { score, of: Object.fromEntries(checks.map(({ id, status, blame }) => [id, { status, blame }])) };
}

describe('a client that only sends', () => {
  for (const [name, does] of [
    ['shows nothing', 'pass'],
    ['crashes', 'raise SystemExit(int(line))'],
  ] as const)
    it(`is at fault for nothing where the server ${name}`, async () => {
      const { score, of } = await checked(DOCUMENTED, { 'client.py': CLIENT, 'server.py': serverThat(does) });
      expect(of['talk.sent']).toMatchObject({ status: 'pass' });
      expect(of['talk.shown']).toMatchObject({ status: 'fail', blame: ['server'] });
      expect(score).toBe(70);
    });

  it('is at fault where it sends nothing', async () => {
    const { of } = await checked(DOCUMENTED, {
      'client.py': CLIENT.replace('s.sendall(line.encode())', 'pass'),
      'server.py': serverThat('print(line, end="", flush=True)'),
    });
    expect(of['talk.sent']).toMatchObject({ status: 'fail', blame: ['client'] });
  });
});

describe('a server that is spoken to by datagrams', () => {
  const UDP = DOCUMENTED.replaceAll('tcp:9000', 'udp:9000').replace(
    'scenarios: [conversation, server-alone]\n        needs',
    'scenarios: [server-alone]\n        needs',
  );

  it('is the only one at its port where a probe is the client', async () => {
    const { of } = await checked(UDP, {
      'client.py': `import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for line in sys.stdin:
    s.sendto(line.rstrip("\\n").encode(), (socket.gethostname(), 9000))
`,
      'server.py': `import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 9000))
while True:
    print(s.recvfrom(2000)[0].decode().strip(), flush=True)
`,
    });
    expect(of['talk.shown']).toMatchObject({ status: 'pass' });
  });
});
