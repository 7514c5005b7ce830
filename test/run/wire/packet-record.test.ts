import { expect, it } from 'vitest';
import { captureFile } from '../../../src/run/wire/packet-record.ts';

it('keeps the packets of a run beside its trace, under a name that every disk takes', () => {
  expect(captureFile('/tmp/chat-7.jsonl', 'conversation')).toBe('/tmp/chat-7.conversation.pcapng');
  expect(captureFile('/tmp/chat-7.jsonl', 'alone@client1~no-newline+server#2')).toBe(
    '/tmp/chat-7.alone@client1~no-newline+server#2.pcapng',
  );
  expect(captureFile('trace', 'a/b: c')).toBe('trace.a_b__c.pcapng');
});
