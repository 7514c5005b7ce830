import { describe, expect, it } from 'vitest';
import { isUnmatched, oddNames } from '../../../src/batch/grading/unmatched.ts';
import { findLab } from '../../../src/cli/labs.ts';

const CHAT = await findLab('turn-chat');
const GROUP = await findLab('multicast-chat');

describe('odd names', () => {
  for (const [files, odd] of [
    [
      ['tcp_server.py', 'klien1.py', 'klien2.py'],
      ['tcp_server.py', 'klien1.py', 'klien2.py'],
    ],
    [
      ['server.py', 'klien1.py', 'klien2.py'],
      ['klien1.py', 'klien2.py'],
    ],
    [
      ['server1.py', 'tcp_client1.py', 'client2.py'],
      ['server1.py', 'tcp_client1.py'],
    ],
    [['server.py', 'client1.py', 'Ani_client2.py'], ['Ani_client2.py']],
    [['server.py', 'client1.py', 'klien2.py'], ['klien2.py']],
  ] as const)
    it(`may be those of roles without a program: ${files.join(', ')}`, () => {
      expect(oddNames(CHAT, [CHAT], files, {})).toEqual(odd);
    });

  for (const files of [
    ['server.py', 'client.py', 'alat.py'],
    ['server.py', 'client1.py'],
    ['server.py', 'client1.py', 'alat.py'],
    ['Server.java', 'Client_1.java', 'client2 (1).java'],
    ['server.py', 'laporan.pdf'],
    ['chat.jar'],
    ['klien.py', 'giliran.yaml'],
  ])
    it(`are none where nothing suggests it: ${files.join(', ')}`, () => {
      expect(oddNames(CHAT, [CHAT], files, {})).toEqual([]);
    });

  it('need no map where there is only an archive of classes', () => {
    expect(isUnmatched(CHAT, ['chat.jar'], {})).toBe(false);
    expect(isUnmatched(CHAT, ['satu.jar', 'dua.jar'], {})).toBe(true);
    expect(isUnmatched(CHAT, ['chat.py'], {})).toBe(true);
  });

  it('are none that a map settles', () => {
    expect(oddNames(CHAT, [CHAT], ['server.py', 'klien.py'], { client: 'klien.py' })).toEqual([]);
  });

  it('are none that another lab of the same hand-in has', () => {
    const files = ['server.py', 'sender.py', 'receiver.py'];
    expect(oddNames(CHAT, [CHAT], files, {})).toEqual(['sender.py', 'receiver.py']);
    expect(oddNames(CHAT, [CHAT, GROUP], files, {})).toEqual([]);
  });
});
