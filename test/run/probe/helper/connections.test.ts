import { connect as open } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Connections, hangUp } from '../../../../src/run/probe/helper/connections.ts';
import { Reports } from '../../../../src/run/probe/helper/reports.ts';
import { ScriptedAnswers } from '../../../../src/run/probe/helper/scripted-answers.ts';
import { freePort } from '../../../support/free-port.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Connections of a helper, and what it reports. */
function helper() {
  const lines: string[] = [];
  const reports = new Reports((line) => lines.push(line));
  const connections = new Connections(reports, new ScriptedAnswers(reports));
  return { connections, said: (): unknown[] => lines.map((line) => JSON.parse(line)) };
}

/** A serving probe, and one that is connected to it. */
async function pair() {
  const served = helper();
  const connected = helper();
  const port = await freePort();
  const server = await served.connections.serve({
    id: 1,
    do: 'serve',
    role: 'server',
    port,
    address: '127.0.0.1',
    welcome: null,
  });
  closing.push(server.close);
  const order = { id: 1, do: 'connect', role: 'client', port, host: '127.0.0.1', by: 4 } as const;
  const { probe: client, localPort } = await connected.connections.connect(order);
  closing.push(client.close);
  await vi.waitFor(() => expect([...server.sockets()]).toHaveLength(1));
  return { server, client, localPort, served, connected };
}

describe('connections of probes', () => {
  it('are reported by both ends, and heard by both', async () => {
    const { server, client, served, connected } = await pair();
    expect(await client.say('halo\n')).toBe('1');
    expect(await server.say('hai\n')).toBe('1');
    const opened = { kind: 'event', event: 'opened', detail: '1' };
    const heard = (text: string) => ({
      kind: 'heard',
      via: 'tcp',
      channel: 1,
      base64: Buffer.from(text).toString('base64'),
    });
    await vi.waitFor(() =>
      expect(served.said()).toMatchObject([{ ...opened, role: 'server' }, heard('halo\n')]),
    );
    await vi.waitFor(() =>
      expect(connected.said()).toMatchObject([{ ...opened, role: 'client' }, heard('hai\n')]),
    );
  });

  it('come from the reported port', async () => {
    const { server, localPort } = await pair();
    expect([...server.sockets()].map(({ remotePort }) => remotePort)).toEqual([localPort]);
  });

  it.each(['close', 'half', 'reset'] as const)('can be closed (%s), and the server goes on', async (how) => {
    const { server, client, connected } = await pair();
    for (const socket of server.sockets()) hangUp(socket, how);
    await vi.waitFor(() =>
      expect(connected.said()).toContainEqual(expect.objectContaining({ event: 'closed' })),
    );
    await vi.waitFor(() => expect([...server.sockets()]).toEqual([]));
    expect(await server.say('to nobody\n')).toBe('0');
    await expect(client.say('too late\n')).rejects.toThrow('the connection is closed');
  });

  it('are not read while the server is deaf', async () => {
    const served = helper();
    const port = await freePort();
    const order = { id: 1, do: 'serve', role: 'server', port, address: '127.0.0.1', welcome: null } as const;
    const server = await served.connections.serve(order);
    closing.push(server.close);
    server.isDeaf = true;
    const client = open(port, '127.0.0.1');
    closing.push(() => client.destroy());
    client.write('halo');
    await vi.waitFor(() => expect([...server.sockets()]).toHaveLength(1));
    expect([...server.sockets()].map((socket) => socket.isPaused())).toEqual([true]);
    for (const socket of server.sockets()) socket.resume();
    const halo = Buffer.from('halo').toString('base64');
    await vi.waitFor(() => expect(served.said()).toContainEqual(expect.objectContaining({ base64: halo })));
  });

  it('are refused where no server listens', async () => {
    const order = { id: 1, do: 'connect', role: 'client', host: '127.0.0.1', by: 4 } as const;
    const connecting = helper().connections.connect({ ...order, port: await freePort() });
    await expect(connecting).rejects.toThrow('ECONNREFUSED');
  });
});
