import { describe, expect, it } from 'vitest';
import { giliran, giliranIn } from '../support/run.ts';

describe('giliran guide', () => {
  it('shows the wire, the programs with their files, and every step', async () => {
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
    expect(out).toContain('giliran check turn-chat FOLDER --step relay');
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
});
