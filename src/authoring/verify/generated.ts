import type { Lab, RoleKind } from '../../model/lab.ts';

/** A generated submission, which has earned nothing. */
export interface Generated {
  readonly name: string;
  /** What its programs do. */
  readonly about: string;
  /** Program files, by their names. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether it does nothing at all that a lab may ask for: then every point is one too many. */
  readonly isIdle: boolean;
}

/** Programs that do nothing that a lab asks for, in ways that careless graders reward. */
export function generatedFor(lab: Lab): readonly Generated[] {
  const all = (
    name: string,
    about: string,
    isIdle: boolean,
    source: (kind: RoleKind) => string,
  ): Generated => ({
    name,
    about,
    isIdle,
    files: Object.fromEntries(lab.roles.map(({ id, kind }) => [`${id}.mjs`, source(kind)])),
  });
  return [
    all('silent', 'every program waits, and does nothing', true, () => SILENT),
    all('crashing at the start', 'every program ends with an error at once', true, () => CRASHING),
    all('ending early', 'every program ends at once, with status 0', true, () => ''),
    all(
      'talkative',
      'every program prints what is typed into it, and does nothing else',
      true,
      () => TALKATIVE,
    ),
    all('on the wrong port', 'every program uses the port after the one that is asked for', false, (kind) =>
      speaking(kind, kind.endpoint.port + 1),
    ),
    all(
      'echoing',
      'every program sends what is typed, and the server sends back all that it gets',
      false,
      (kind) => speaking(kind, kind.endpoint.port),
    ),
  ];
}

const SILENT = `process.stdin.on('data', () => {});
setInterval(() => {}, 1 << 30);
`;

const CRASHING = `throw new Error('not written yet');
`;

const TALKATIVE = `process.stdin.on('data', (bytes) => process.stdout.write(bytes));
setInterval(() => {}, 1 << 30);
`;

/** A program that speaks and prints, and sends back what comes where it listens. */
function speaking({ verb, endpoint }: RoleKind, port: number): string {
  if (endpoint.transport === 'udp') {
    const to = endpoint.group ?? '127.0.0.1';
    const hears = verb === 'joins' || verb === 'listens';
    return `import { createSocket } from 'node:dgram';
const socket = createSocket({ type: 'udp4', reuseAddr: true });
socket.on('error', () => {});
socket.on('message', (bytes, from) => {
  process.stdout.write(bytes + '\\n');
  ${verb === 'listens' ? 'socket.send(bytes, from.port, from.address);' : ''}
});
socket.bind(${hears ? port : 0}, () => {
  ${hears && endpoint.group !== null ? `socket.addMembership('${endpoint.group}');` : ''}
});
process.stdin.on('data', (bytes) => socket.send(bytes, ${port}, '${to}'));
`;
  }
  if (verb === 'listens')
    return `import { createServer } from 'node:net';
const clients = new Set();
const server = createServer((socket) => {
  clients.add(socket);
  socket.on('data', (bytes) => {
    process.stdout.write(bytes);
    socket.write(bytes);
  });
  socket.on('error', () => {});
});
server.listen(${port});
process.stdin.on('data', (bytes) => clients.forEach((socket) => socket.write(bytes)));
`;
  return `import { connect } from 'node:net';
const socket = connect(${port}, '127.0.0.1');
socket.on('data', (bytes) => process.stdout.write(bytes));
socket.on('error', () => {});
process.stdin.on('data', (bytes) => socket.write(bytes));
`;
}
