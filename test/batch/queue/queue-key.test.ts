import { describe, expect, it } from 'vitest';
import { peersIn, queueName } from '../../../src/batch/queue/queue-key.ts';

const key = { tool: '1.2.0-beta.1', isolation: 'network' } as const;
const base64 = Buffer.from(queueName(key)).toString('base64');
const line = (name: string): string => `id=3 addr=127.0.0.1:5 laddr=127.0.0.1:6 fd=8 name=${name} age=2 db=0`;

describe('the list of connections', () => {
  it('says which workers and coordinators there are, and what they do', () => {
    const list = [line(`giliran:${base64}:w:lab-pc-7-4711`), line(`giliran:${base64}:qe`)].join('\n');
    expect(peersIn(list)).toEqual([
      { part: 'worker', key, name: 'lab-pc-7-4711' },
      { part: 'coordinator', key, name: '' },
    ]);
  });

  it('may hold others, which giliran ignores', () => {
    const foreign = Buffer.from('mail').toString('base64');
    expect(
      peersIn([line(''), line(`bull:${base64}:w:a`), line(`giliran:${foreign}:qe`), ''].join('\n')),
    ).toEqual([]);
  });
});
