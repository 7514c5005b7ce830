import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { edited } from '../../../src/authoring/mutants/edit.ts';
import { OWN_OPERATORS, ownChanges } from '../../../src/authoring/mutants/own-changes.ts';
import { readSource } from '../../../src/authoring/mutants/source.ts';

/** An operator's mutants of a program. */
function made(operator: keyof typeof OWN_OPERATORS, text: string): readonly string[] {
  const source = readSource('server.ts', text);
  if (source === null) throw new Error(`Expected a program, found: ${text}`);
  return ownChanges(source)
    .filter((change) => change.operator === operator)
    .map(({ edits }) => edited(text, edits));
}

/** Their first lines: helpers that are added come below. */
const firstLines = (texts: readonly string[]): readonly (string | undefined)[] =>
  texts.map((text) => text.split('\n')[0]);

describe('messages', () => {
  it('are not sent, and their line is removed where nothing else is on it', () => {
    expect(made('send-drop', 'a();\n  socket.write(x);\nb();')).toEqual(['a();\nb();']);
    expect(made('send-drop', 'if (a) socket.write(x);')).toEqual(['if (a) {}']);
    expect(made('send-drop', 'on((x) => socket.send(x, 1));')).toEqual(['on((x) => undefined);']);
    expect(made('send-drop', 'async function f() { await client.send(x); }')).toEqual([
      'async function f() {  }',
    ]);
  });

  it('are sent twice', () => {
    expect(made('send-double', 'socket.write(x)')).toEqual(['socket.write(x); socket.write(x);']);
    expect(made('send-double', 'if (a) socket.write(x);')).toEqual([
      'if (a) { socket.write(x); socket.write(x); }',
    ]);
    expect(made('send-double', 'f(() => socket.write(x))')).toEqual([
      'f(() => (socket.write(x), socket.write(x)))',
    ]);
  });

  it('are sent twice in a callback, and not in a declaration', () => {
    const program = 'function tell(x) { socket.write(x); }\nfunction go() { tell(queue.pop()); }\n';
    expect(made('send-double', `${program}tell(x);`)).toContain(`${program}tell(x); tell(x);`);
    expect(made('send-double', `${program}go();`)).not.toContain(`${program}go(); go();`);
    expect(made('send-drop', `${program}go();`)).toContain(program);
  });

  it('are late, or two at once, for each receiver separately', () => {
    expect(firstLines(made('send-late', 'socket.send(x, PORT, done);'))).toEqual([
      'mutantLate(socket, x, (message) => socket.send(message, PORT, done));',
    ]);
    expect(firstLines(made('send-merge', 'client.socket.write(x);'))).toEqual([
      'mutantMerged(client.socket, x, (message) => client.socket.write(message));',
    ]);
    expect(made('send-late', 'socket.write(await x);')).toEqual([]);
  });

  it('are cut, except for literals that fit', () => {
    expect(made('send-truncate', 'socket.write(x);')).toEqual(['socket.write(String(x).slice(0, 512));']);
    expect(made('send-truncate', "socket.write('x');")).toEqual([]);
    expect(made('send-cut', "socket.write('x');")).toEqual(["socket.write(String('x').slice(0, -2));"]);
  });

  it('are recognised where the program’s own functions send them', () => {
    const program = 'function tell(x) { socket.write(x); }\nfunction all(x) { tell(x); }\nall(y);\nother(y);';
    expect(made('send-drop', program)).toContain(program.replace('\nall(y);', ''));
    expect(made('send-drop', program)).toHaveLength(3);
  });

  it('are distinguished from what is shown, and from what is logged', () => {
    expect(made('show-drop', 'console.log(x);')).toEqual(['']);
    expect(made('send-drop', 'console.log(x);')).toEqual([]);
    expect(made('show-double', 'console.error(x);')).toEqual([]);
  });

  it('are read without framing', () => {
    expect(
      made('frame-drop', "createInterface({ input: socket }).on('line', (line) => hear(line));"),
    ).toEqual([
      "socket.on('data', (chunk) => ((line) => hear(line))(String(chunk).replace(/\\r?\\n$/, '')));",
    ]);
    expect(made('frame-drop', "createInterface({ input: process.stdin }).on('line', hear);")).toEqual([]);
    expect(
      made('frame-drop', 'for await (const line of createInterface({ input: socket })) hear(line);'),
    ).toEqual([
      "for await (const line of socket.map((chunk) => String(chunk).replace(/\\r?\\n$/, ''))) hear(line);",
    ]);
    expect(
      made('frame-drop', 'for await (const line of createInterface({ input: process.stdin })) hear(line);'),
    ).toEqual([]);
  });
});

describe('receivers', () => {
  it('are left out: the first, the last, all but the first', () => {
    const loop = 'for (const client of clients) client.write(x);';
    expect(made('all-but-first', loop)).toEqual([
      'for (const client of [...clients].slice(1)) client.write(x);',
    ]);
    expect(made('all-but-last', loop)).toHaveLength(1);
    expect(made('first-alone', loop)).toHaveLength(1);
    expect(made('first-alone', 'for (const client of clients) count(client);')).toEqual([]);
  });

  it('are left out where they are awaited one by one, too', async () => {
    const loop = "for await (const x of 'abc') console.log(x);";
    const left = async (operator: keyof typeof OWN_OPERATORS): Promise<unknown> => {
      const [text = ''] = made(operator, loop);
      const run = `(async () => { const console = { log: (x) => said.push(x) }; ${text}\n})()`;
      const said: string[] = [];
      await runInNewContext(run, { said });
      return said.join('');
    };
    expect(await left('all-but-first')).toBe('bc');
    expect(await left('all-but-last')).toBe('ab');
    expect(await left('first-alone')).toBe('a');
  });

  it('are others of the same type', () => {
    const program =
      'function tell(to: Client, x: string) { to.socket.write(x); }\nfunction invite(host: Client, x: string) { const guest = find(); tell(guest, x); }';
    expect(made('send-misroute', program)).toEqual([program.replace('tell(guest', 'tell(host')]);
  });

  it('are replaced by this machine alone, and by one that no machine has', () => {
    expect(made('send-to-self', 'socket.send(x, PORT, GROUP);')).toEqual([
      "socket.send(x, PORT, '127.0.0.1');",
    ]);
    expect(made('address-other', 'connect(PORT, hostname());')).toEqual(["connect(PORT, '192.0.2.1');"]);
  });
});

describe('addresses and options', () => {
  it('are the next port, group and TTL', () => {
    expect(made('port-other', 'const PORT = 8080; f(9000);')).toEqual(['const PORT = 8081; f(9000);']);
    expect(made('port-other', 'server.listen(9000);')).toEqual(['server.listen(9001);']);
    expect(made('group-other', "const GROUP = '224.1.1.1';")).toEqual(['const GROUP = "224.1.1.2";']);
    expect(made('address-other', "const HOST = '10.0.0.255';")).toEqual(['const HOST = "10.0.0.1";']);
    expect(made('ttl-other', 'socket.setMulticastTTL(TTL);')).toEqual([
      'socket.setMulticastTTL(0);',
      'socket.setMulticastTTL(TTL + 1);',
    ]);
  });

  it('are not set, not joined and not left', () => {
    expect(made('option-other', 'createSocket({ reuseAddr: true });')).toEqual([
      'createSocket({ reuseAddr: false });',
    ]);
    expect(made('option-drop', 'socket.setBroadcast(true);')).toEqual(['']);
    expect(made('join-drop', 'socket.bind(1, () => socket.addMembership(GROUP));')).toEqual([
      'socket.bind(1, () => undefined);',
    ]);
    expect(made('leave-drop', 'socket.dropMembership(GROUP);')).toEqual(['']);
  });
});

describe('what is kept', () => {
  it('is dropped, or not awaited', () => {
    expect(made('call-drop', 'clients.add(socket);')).toEqual(['']);
    expect(made('state-drop', 'turn++;')).toEqual(['']);
    expect(made('state-drop', 'process.exitCode = 1;')).toEqual([]);
    expect(made('await-drop', 'async () => { const x = await read(); }')).toEqual([
      'async () => { const x = read(); }',
    ]);
  });

  it('is taken from the wrong end, and in the wrong place', () => {
    expect(made('order-flip', 'waiting.push(x); waiting?.shift();')).toEqual([
      'waiting.unshift(x); waiting?.shift();',
    ]);
    expect(made('index-off', 'names[turn]')).toEqual(['names[(turn) + 1]']);
    expect(made('index-off', 'const number = ++last;')).toEqual(['const number = last++;']);
    expect(made('number-off', 'Number(argv[2]); process.exitCode = 1; const most = 8192;')).toEqual([
      'Number(argv[3]); process.exitCode = 1; const most = 8192;',
    ]);
  });
});

describe('the order of two calls', () => {
  it('is reversed where one of them sends or shows', () => {
    expect(made('order-swap', 'queue.push(x);\nsocket.write(y);')).toEqual([
      'socket.write(y);\nqueue.push(x);',
    ]);
  });

  it('is left where it makes no difference', () => {
    expect(made('order-swap', "socket.on('data', f);\nsocket.write(y);")).toEqual([]);
    expect(made('order-swap', "socket.setEncoding('utf8');\nsocket.write(y);")).toEqual([]);
    expect(made('order-swap', 'console.log(x);\nsocket.write(y);')).toEqual([]);
  });
});

describe('texts', () => {
  const LINE = 'socket.write(`$' + '{name} : $' + '{line}\\n`)';

  it('lack a label, or have it in place of the text', () => {
    expect(made('label-drop', LINE)).toEqual([
      LINE.replace('$' + '{name}', ''),
      LINE.replace('$' + '{line}', ''),
    ]);
    expect(made('label-swap', LINE)).toEqual(['socket.write(`$' + '{line} : $' + '{name}\\n`)']);
  });

  it('lack a newline, or have one too many', () => {
    expect(made('newline-drop', LINE)).toEqual([LINE.replace('\\n', '')]);
    expect(made('newline-double', "f('x\\n')")).toEqual(["f('x\\n\\n')"]);
    expect(made('newline-drop', "f('x\\\\n')")).toEqual([]);
  });
});

it('has no operator without effect', () => {
  const everything = `const PORT = 8080; const HOST = '10.0.0.1'; const GROUP = '224.1.1.1';
    function tell(to: Client, x: string) { to.socket.write(\`$\{a} $\{b}\\n\`); }
    async function all(some: Client[], one: Client, other: Client) {
      for (const to of some) tell(one, await x); queue.push(names[at]); tell(other, y); console.log(1); turn++;
      socket.setTTL(1); socket.setBroadcast(true); socket.addMembership(GROUP); socket.dropMembership(GROUP);
      createSocket({ reuseAddr: true }); socket.send(x, PORT, GROUP);
      createInterface({ input: socket }).on('line', f);
    }`;
  const source = readSource('server.ts', everything);
  const operators = source === null ? [] : ownChanges(source).map(({ operator }) => operator);
  expect(new Set(operators)).toEqual(new Set(Object.keys(OWN_OPERATORS)));
});

it('ignores calls of methods that every object has', () => {
  const source = readSource('server.ts', 'const text = line.toString() + line.valueOf();');
  expect(source && ownChanges(source)).toEqual([]);
});

it('ignores what is not a program', () => {
  expect(readSource('server.js', 'let x: string;')).toBeNull();
  expect(readSource('server.ts', 'let x: string;')).not.toBeNull();
});
