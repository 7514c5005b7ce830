import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { message } from '../../../src/model/message.ts';
import type { LiveAct, LiveEvent } from '../../../src/pages/live/live-data.ts';
import { LiveFeed } from '../../../src/student/page/live-feed.ts';
import { PageServer } from '../../../src/student/page/page-server.ts';

const servers: PageServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

interface Served {
  readonly server: PageServer;
  readonly feed: LiveFeed;
  readonly acts: readonly LiveAct[];
}

/** A page of one program, into which can be typed. */
async function served(hasActs = true): Promise<Served> {
  const feed = new LiveFeed({ text: 'running', reasons: [] });
  const acts: LiveAct[] = [];
  const act = (wanted: LiveAct) => {
    acts.push(wanted);
    return wanted.do === 'stop' ? message('live.is-stopped', { role: wanted.role }) : null;
  };
  const server = await PageServer.open({
    page: '<!doctype html>the page',
    conversation: () => null,
    feed,
    acts: hasActs ? { roles: ['server'], act } : null,
    language: 'en',
  });
  servers.push(server);
  return { server, feed, acts };
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Makes a request without a browser's headers. */
function open(address: string, { method = 'GET', headers = {} }: Asked = {}) {
  const asking = request(address, { method, headers });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    asking.once('response', resolve);
    asking.once('error', reject);
  });
  return { asking, answer };
}

async function ask(address: string, asked: Asked = {}) {
  const { asking, answer } = open(address, asked);
  asking.end(asked.body ?? '');
  const response = await answer;
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { code: response.statusCode, text, headers: response.headers };
}

/** Listens as a tab does. @returns the events, one by one; null at the end */
async function listen({ address }: PageServer): Promise<() => Promise<LiveEvent | null>> {
  const { asking, answer } = open(`${address}events`);
  asking.end();
  const lines = (await answer).setEncoding('utf8')[Symbol.asyncIterator]();
  let rest = '';
  return async () => {
    while (!rest.includes('\n\n')) {
      const { done, value } = await lines.next();
      if (done) return null;
      rest += value;
    }
    const [line = '', ...others] = rest.split('\n\n');
    rest = others.join('\n\n');
    const event: LiveEvent = JSON.parse(line.replace(/^data: /, ''));
    return event;
  };
}

/** A POST as the page itself sends it. */
function act(server: PageServer, body: string, headers: Readonly<Record<string, string>> = {}): Asked {
  const origin = new URL(server.address).origin;
  return { method: 'POST', headers: { origin, 'content-type': 'application/json', ...headers }, body };
}

const TYPED = JSON.stringify({ do: 'type', role: 'server', text: 'halo' });

describe('the page’s server', () => {
  it('gives the page to a client with the whole address, without a referrer', async () => {
    const { server } = await served();
    const { code, text, headers } = await ask(server.address);
    expect({ code, text }).toEqual({ code: 200, text: '<!doctype html>the page' });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/$/);
  });

  it('refuses every other address', async () => {
    const { server } = await served();
    const { origin } = new URL(server.address);
    const wrong = `${origin}/${'x'.repeat(22)}/`;
    for (const address of [origin, `${origin}/`, `${origin}/favicon.ico`, wrong, `${wrong}events`])
      expect({ address, code: (await ask(address)).code }).toEqual({ address, code: 403 });
    expect((await ask(`${server.address}nothing`)).code).toBe(404);
    expect((await ask(server.address.slice(0, -1))).code).toBe(404);
    expect((await ask(`${server.address}events/more`)).code).toBe(404);
    expect((await ask(`${server.address}conversation`)).code).toBe(404);
  });

  it('refuses requests under another host name', async () => {
    const { server } = await served();
    const { port } = new URL(server.address);
    for (const host of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1'])
      for (const path of ['', 'events'])
        expect((await ask(`${server.address}${path}`, { headers: { host } })).code).toBe(403);
  });

  it('refuses what a page of another site sends', async () => {
    const { server, acts } = await served();
    const address = `${server.address}act`;
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
      expect((await ask(address, act(server, TYPED, { origin }))).code).toBe(403);
    const { origin: _, ...without } = act(server, TYPED).headers ?? {};
    expect((await ask(address, { method: 'POST', headers: without, body: TYPED })).code).toBe(403);
    expect((await ask(`${server.address}events`, { headers: { origin: 'https://evil.example' } })).code).toBe(
      403,
    );
    const preflight = { ...act(server, ''), method: 'OPTIONS' };
    expect((await ask(address, preflight)).code).toBe(405);
    expect(acts).toEqual([]);
  });

  it('does what the page asks for, or says why not', async () => {
    const { server, acts } = await served();
    const address = `${server.address}act`;
    expect(await ask(address, act(server, TYPED))).toMatchObject({ code: 204, text: '' });
    expect(await ask(address, act(server, JSON.stringify({ do: 'stop', role: 'server' })))).toMatchObject({
      code: 409,
      text: 'server is not running.\n',
    });
    expect(acts).toEqual([
      { do: 'type', role: 'server', text: 'halo' },
      { do: 'stop', role: 'server' },
    ]);
  });

  it('refuses what cannot be done', async () => {
    const { server, acts } = await served();
    const address = `${server.address}act`;
    for (const body of [
      '',
      '{',
      'null',
      JSON.stringify({ do: 'type', role: 'nobody', text: 'x' }),
      JSON.stringify({ do: 'type', role: 'server', text: 'two\nlines' }),
      JSON.stringify({ do: 'type', role: 'server', text: 'x'.repeat(4001) }),
      JSON.stringify({ do: 'type', role: 'server', text: 'x', more: 1 }),
      JSON.stringify({ do: 'run', role: 'server' }),
    ])
      expect((await ask(address, act(server, body))).code).toBe(400);
    const plain = act(server, TYPED, { 'content-type': 'text/plain' });
    expect((await ask(address, plain)).code).toBe(415);
    expect((await ask(address)).code).toBe(405);
    expect(acts).toEqual([]);
  });

  it('reads no more of a body than it takes', async () => {
    const { server, acts } = await served();
    const { asking, answer } = open(`${server.address}act`, act(server, ''));
    // The request never ends, and is answered all the same.
    asking.on('error', () => {});
    asking.write(' '.repeat(100_000));
    const response = await answer;
    expect({ code: response.statusCode, connection: response.headers.connection }).toEqual({
      code: 413,
      connection: 'close',
    });
    asking.destroy();
    expect(acts).toEqual([]);
  });

  it('refuses every action where no program can be typed into', async () => {
    const { server } = await served(false);
    expect((await ask(`${server.address}act`, act(server, TYPED))).code).toBe(405);
    expect((await ask(`${server.address}act`)).code).toBe(404);
  });

  it('sends every tab the state, and what changes', async () => {
    const { server, feed } = await served();
    feed.note('before', 'done');
    const tabs = [await listen(server), await listen(server)];
    for (const next of tabs)
      expect(await next()).toMatchObject({ kind: 'change', log: [{ n: 1, text: 'before' }] });
    feed.note('after', 'done');
    for (const next of tabs)
      expect(await next()).toEqual({ kind: 'change', log: [{ n: 2, text: 'after', as: 'done' }] });
  });

  it('serves a limited number of tabs, and tells the oldest that it is dropped', async () => {
    const { server } = await served();
    const oldest = await listen(server);
    await oldest();
    for (let count = 0; count < 4; count++) await (await listen(server))();
    expect(await oldest()).toEqual({ kind: 'elsewhere' });
    expect(await oldest()).toBeNull();
  });

  it('tells every tab when it ends, and frees the port', async () => {
    const { server } = await served();
    const next = await listen(server);
    await next();
    await server.close();
    servers.pop();
    expect(await next()).toEqual({ kind: 'ended' });
    expect(await next()).toBeNull();
    const { port } = new URL(server.address);
    const refused = new Promise((resolve) => connect(Number(port), '127.0.0.1').once('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('buffers nothing for a slow tab, which gets the current state when it reads again', async () => {
    const { server, feed } = await served();
    const socket = await deafTab(server);
    const most = 8000;
    for (let count = 1; count <= most; count++) {
      feed.note(`${count} ${'x'.repeat(10_000)}`, 'shown');
      await new Promise((resolve) => setImmediate(resolve));
    }
    let bytes = 0;
    let end = '';
    const isUpToDate = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        end = (end + chunk.toString('latin1')).slice(-30_000);
        if (end.includes(`${most} xxx`)) resolve();
      });
    });
    socket.resume();
    await isUpToDate;
    // Out of eighty megabytes of updates.
    expect(bytes).toBeLessThan(30_000_000);
    socket.destroy();
  });

  it('ends although a tab reads nothing', async () => {
    const { server, feed } = await served();
    const socket = await deafTab(server);
    for (let count = 0; count < 3000; count++) {
      feed.note('x'.repeat(10_000), 'shown');
      await new Promise((resolve) => setImmediate(resolve));
    }
    await server.close();
    servers.pop();
    socket.destroy();
  });
});

/** A tab that has begun to listen, and reads nothing more. */
async function deafTab({ address }: PageServer): Promise<Socket> {
  const { port, pathname } = new URL(address);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`GET ${pathname}events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  return socket;
}
