import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { type Message, message } from '../../model/message.ts';
import { type LiveAct, LONGEST_LINE, PATHS } from '../../pages/live/live-data.ts';
import type { LiveFeed } from './live-feed.ts';
import { PageListener } from './page-listener.ts';
import { parseAct } from './parse-act.ts';

/** Reachable from this machine only. */
const HOST = '127.0.0.1';
/** Bytes of the token, and the most bytes of a request's body. */
const TOKEN_BYTES = 16;
const MOST_BYTES = 32_000;
/** Most tabs that get events: a browser has six connections to one address, and some must be left for requests. */
const MOST_LISTENERS = 4;
const MOST_CONNECTIONS = 64;
/** How long the end of tabs that read nothing is waited for, in milliseconds: a backstop. */
const LEAVE_MS = 1_000;

/** What can be done from the page. */
export interface PageActs {
  readonly roles: readonly string[];
  /** @returns why it was not done; null where it was */
  readonly act: (act: LiveAct) => Message | null;
}

export interface PageServerOptions {
  readonly page: string;
  /** Draws the conversation as it is now; null where there is none. */
  readonly conversation: () => string | null;
  readonly feed: LiveFeed;
  /** Null where nothing can be done from the page. */
  readonly acts: PageActs | null;
  readonly language: Language;
}

/** Serves one page on this machine, to whoever knows its secret address. */
export class PageServer {
  /** `http://127.0.0.1:PORT/TOKEN/` */
  readonly address: string;
  private readonly options: PageServerOptions;
  private readonly server: Server;
  private readonly origin: string;
  private readonly token: Buffer;
  private readonly listeners = new Set<PageListener>();

  private constructor(server: Server, port: number, options: PageServerOptions) {
    this.options = options;
    this.server = server;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    this.token = Buffer.from(token);
    this.origin = `http://${HOST}:${port}`;
    this.address = `${this.origin}/${token}/`;
    server.on('request', (request, response) => void this.answer(request, response));
  }

  /** @throws the system's error where there is no free port */
  static async open(options: PageServerOptions): Promise<PageServer> {
    const server = createServer();
    server.maxConnections = MOST_CONNECTIONS;
    const port = await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: HOST, port: 0 }, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    return new PageServer(server, port, options);
  }

  /** Tells every tab that this is the end, and releases the port. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    const listeners = [...this.listeners];
    this.options.feed.end();
    const backstop = setTimeout(() => this.server.closeAllConnections(), LEAVE_MS);
    await Promise.all(listeners.map((listener) => listener.close()));
    this.server.closeAllConnections();
    await closed;
    clearTimeout(backstop);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    // Another host name that resolves to this machine may be an attacker's; a page of another site may send requests,
    // but not read answers.
    if (`http://${request.headers.host}` !== this.origin)
      return this.refuse(response, 403, message('live.wrong-host'));
    if (!this.isOwn(request)) return this.refuse(response, 403, message('live.wrong-origin'));
    const [, token = '', path, ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    if (!this.knows(token)) return this.refuse(response, 403, message('live.wrong-token'));
    if (path === undefined || rest.length > 0)
      return this.refuse(response, 404, message('live.no-such-page'));
    const wanted = path === PATHS.act && this.options.acts !== null ? 'POST' : 'GET';
    if (request.method !== wanted) {
      response.setHeader('allow', wanted);
      return this.refuse(response, 405, message('live.wrong-method', { method: wanted }));
    }
    switch (path) {
      case '':
        return this.page(response, this.options.page, 'DENY');
      case PATHS.conversation: {
        const page = this.options.conversation();
        if (page === null) return this.refuse(response, 404, message('live.nothing-run'));
        return this.page(response, page, 'SAMEORIGIN');
      }
      case PATHS.events:
        return this.listen(response);
      case PATHS.act:
        if (this.options.acts) return this.act(request, response, this.options.acts);
        return this.refuse(response, 404, message('live.no-such-page'));
      default:
        return this.refuse(response, 404, message('live.no-such-page'));
    }
  }

  /** Whether a request cannot have come from a page of another site. */
  private isOwn({ method, headers }: IncomingMessage): boolean {
    if (headers.origin !== undefined) return headers.origin === this.origin;
    return method === 'GET';
  }

  private knows(token: string): boolean {
    const given = Buffer.from(token);
    return given.length === this.token.length && timingSafeEqual(given, this.token);
  }

  private page(response: ServerResponse, page: string, frames: 'DENY' | 'SAMEORIGIN'): void {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('x-frame-options', frames);
    response.end(page);
  }

  private listen(response: ServerResponse): void {
    const listener = new PageListener(response, this.options.feed);
    this.listeners.add(listener);
    response.once('close', () => this.listeners.delete(listener));
    const [oldest] = this.listeners;
    if (this.listeners.size <= MOST_LISTENERS || !oldest) return;
    this.listeners.delete(oldest);
    oldest.giveWay();
  }

  private async act(request: IncomingMessage, response: ServerResponse, acts: PageActs): Promise<void> {
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      return this.refuse(response, 415, message('live.wrong-kind'));
    const body = await bodyOf(request);
    if (body === null) {
      // The rest of the body is not read.
      response.setHeader('connection', 'close');
      return this.refuse(response, 413, message('live.too-long', { most: MOST_BYTES }));
    }
    const act = parseAct(body, acts.roles);
    if (act === null)
      return this.refuse(response, 400, message('live.wrong-act', { roles: acts.roles, most: LONGEST_LINE }));
    const reason = acts.act(act);
    if (reason !== null) return this.refuse(response, 409, reason);
    response.statusCode = 204;
    response.end();
  }

  private refuse(response: ServerResponse, code: number, reason: Message): void {
    response.statusCode = code;
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    response.end(`${say(reason, this.options.language)}\n`);
  }
}

/** Headers of every answer. The page itself restricts what it may do. */
const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** A request's body; null where it is longer than any valid one. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) chunks.push(chunk);
      else {
        request.pause();
        resolve(null);
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    // A client that has gone away gets no answer.
    request.once('close', () => resolve(null));
  });
}
