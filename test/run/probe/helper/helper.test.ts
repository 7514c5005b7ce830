import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const HELPER = join(import.meta.dirname, '../../../../dist/probe-helper.js');

/** A helper, and what it reports, in order. */
function started() {
  const helper = spawn(process.execPath, [HELPER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reports = createInterface({ input: helper.stdout })[Symbol.asyncIterator]();
  return {
    order: (order: Readonly<Record<string, unknown>>): boolean =>
      helper.stdin.write(`${JSON.stringify(order)}\n`),
    report: async (): Promise<unknown> => JSON.parse((await reports.next()).value),
    end: async (): Promise<unknown> => {
      const ended = once(helper, 'exit');
      helper.stdin.end();
      return await ended;
    },
  };
}

it('closes its ports, and ends, when its parent is gone', async () => {
  const helper = started();
  helper.order({ id: 1, do: 'serve', role: 'server', port: 0, address: '127.0.0.1', welcome: null });
  expect(await helper.report()).toEqual({ kind: 'done', id: 1, ok: true, detail: '' });
  expect(await helper.end()).toEqual([0, null]);
});

it('answers datagrams as ordered, except for one that it is to swallow, and follows new orders, whoever sends', async () => {
  const helper = started();
  const client = createSocket('udp4');
  client.bind(0, '127.0.0.1');
  await once(client, 'listening');
  const free = createSocket('udp4');
  free.bind(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address();
  free.close();
  const hello = {
    to: '^hello (\\w+)',
    framed: 'line',
    with: [Buffer.from('hello yourself, ').toString('base64'), 1],
    group: null,
    joins: null,
    as: null,
    leaves: null,
  };
  helper.order({ id: 1, do: 'answer', role: 'server', answers: [hello] });
  expect(await helper.report()).toMatchObject({ ok: true });
  const places = [{ via: 'unicast', address: '127.0.0.1' }];
  helper.order({ id: 2, do: 'bind', role: 'server', port, places, all: false });
  expect(await helper.report()).toMatchObject({ ok: true });
  helper.order({ id: 4, do: 'swallow', role: 'server' });
  expect(await helper.report()).toMatchObject({ ok: true });
  client.send('hello whom', port, '127.0.0.1');
  expect(await helper.report()).toMatchObject({ kind: 'heard', role: 'server' });
  client.send('hello budi', port, '127.0.0.1');
  const [answer] = await once(client, 'message');
  expect(String(answer)).toBe('hello yourself, budi');
  expect(await helper.report()).toMatchObject({
    kind: 'heard',
    role: 'server',
    at: '127.0.0.1',
    answered: 1,
  });
  helper.order({ id: 3, do: 'say', role: 'server', text: 'and bye\n' });
  const [said] = await once(client, 'message');
  expect(String(said)).toBe('and bye');
  expect(await helper.report()).toMatchObject({ id: 3, ok: true });
  client.close();
  await helper.end();
});

it('sends no datagram where it is to leave a group, or gets no group’s address', async () => {
  const helper = started();
  const client = createSocket('udp4');
  client.bind(0, '127.0.0.1');
  await once(client, 'listening');
  const free = createSocket('udp4');
  free.bind(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address();
  free.close();
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const answer = { framed: 'line', with: [base64('halo')], group: null, joins: null, as: null, leaves: null };
  const answers = [
    { ...answer, to: '^leave$', with: [], leaves: [base64('tenis')] },
    // There is no group at this address: this is reported, and nothing is sent.
    { ...answer, to: '^tell$', group: [base64('127.0.0.1:9')] },
    { ...answer, to: '^hello$' },
  ];
  helper.order({ id: 1, do: 'answer', role: 'server', answers });
  expect(await helper.report()).toMatchObject({ ok: true });
  const places = [{ via: 'unicast', address: '127.0.0.1' }];
  helper.order({ id: 2, do: 'bind', role: 'server', port, places, all: false });
  expect(await helper.report()).toMatchObject({ ok: true });
  const came: string[] = [];
  client.on('message', (data) => came.push(String(data)));
  client.send('leave', port, '127.0.0.1');
  expect(await helper.report()).not.toHaveProperty('answered');
  client.send('tell', port, '127.0.0.1');
  const told = [await helper.report(), await helper.report()];
  expect(told).toContainEqual(
    expect.objectContaining({ event: 'failed', detail: '127.0.0.1:9 is no group' }),
  );
  const last = once(client, 'message');
  client.send('hello', port, '127.0.0.1');
  await last;
  // Anything sent earlier would have come earlier.
  expect(came).toEqual(['halo']);
  client.close();
  await helper.end();
});

it('hears answers to its broadcasts', async () => {
  const helper = started();
  const receiver = createSocket({ type: 'udp4', reuseAddr: true });
  receiver.bind(0);
  await once(receiver, 'listening');
  receiver.on('message', (_, { port, address }) => receiver.send('here', port, address));
  const { port } = receiver.address();
  const own = { address: '127.0.0.1', broadcast: '127.255.255.255' };
  helper.order({ id: 1, do: 'aim', role: 'sender', group: null, port, own });
  expect(await helper.report()).toMatchObject({ id: 1, ok: true });
  helper.order({ id: 2, do: 'say', role: 'sender', text: 'who\n' });
  const reports = [await helper.report(), await helper.report()];
  const here = Buffer.from('here').toString('base64');
  expect(reports).toContainEqual(expect.objectContaining({ kind: 'heard', role: 'sender', base64: here }));
  receiver.close();
  await helper.end();
});
