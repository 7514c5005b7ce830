import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

/** Code that is written for a step: below its comment in a starter, or in place of earlier code. */
interface Work {
  readonly step: string;
  readonly title: string;
  /** By file. */
  readonly below?: Readonly<Record<string, string>>;
  readonly instead?: readonly (readonly [file: string, before: string, now: string])[];
}

/** The turn chat as a student builds it who does only what the step at hand asks for, and fixes what it shows. */
const EVENING: readonly Work[] = [
  {
    step: 'listen',
    title: 'The server listens',
    below: { 'server.ts': 'const server = createServer().listen(PORT, hostname());' },
  },
  {
    step: 'welcome',
    title: 'Announce and welcome',
    below: {
      'server.ts': `const clients = [];
server.on('connection', (socket) => {
  clients.push(socket);
  console.log(\`Client_\${clients.length} connected\`);
  socket.write('Selamat datang di Server...\\n');
});`,
    },
  },
  {
    step: 'connect',
    title: 'The clients connect',
    below: {
      'client.ts': `const socket = connect(PORT, hostname());
socket.setEncoding('utf8');
socket.on('data', (chunk) => {
  for (const line of chunk.replace(/\\n$/, '').split('\\n')) show(line);
});
function show(line) {
  console.log(line);
}`,
    },
  },
  {
    step: 'broadcast',
    title: 'The server speaks to all',
    below: {
      'server.ts': `createInterface({ input: process.stdin }).on('line', (line) => say(null, line));
function say(author, line) {
  for (const client of clients) if (client !== author) client.write(\`\${line}\\n\`);
}`,
    },
  },
  {
    step: 'relay',
    title: 'The server passes lines on',
    below: {
      'server.ts': `server.on('connection', (socket) => {
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    for (const line of chunk.replace(/\\n$/, '').split('\\n')) heard(socket, line);
  });
});
function heard(author, line) {
  console.log(line);
  say(author, line);
}
function nameOf(client) {
  return \`Client_\${clients.indexOf(client) + 1}\`;
}`,
      'client.ts': `createInterface({ input: process.stdin }).on('line', (line) => socket.write(\`\${line}\\n\`));`,
    },
  },
  {
    step: 'labels',
    title: 'Who said it',
    below: {
      'client.ts': `const names = ['Server', ...[1, 2].map((one) => \`Client_\${one}\`)];
const others = names.filter((name) => name !== \`Client_\${number}\`);
let lines = 0;`,
    },
    instead: [
      [
        'client.ts',
        '  console.log(line);',
        // The first line is the welcome.
        '  console.log(lines === 0 ? line : others[(lines - 1) % others.length] + " : " + line);\n  lines++;',
      ],
      ['server.ts', '  console.log(line);', '  console.log(nameOf(author), ":", line);'],
    ],
  },
  {
    step: 'turns',
    title: 'One at a time',
    below: {
      'server.ts': `const waiting = [];
let turn = 0;
function takeTurns() {
  if (clients.length < COUNT) return;
  for (;;) {
    const speaker = [null, ...clients][turn % (COUNT + 1)];
    const at = waiting.findIndex(({ author }) => author === speaker);
    if (at < 0) return;
    const [{ line }] = waiting.splice(at, 1);
    if (speaker !== null) console.log(nameOf(speaker), ":", line);
    say(speaker, line);
    turn++;
  }
}`,
    },
    instead: [
      ['server.ts', '(line) => say(null, line)', '(line) => heard(null, line)'],
      [
        'server.ts',
        '  console.log(nameOf(author), ":", line);\n  say(author, line);',
        '  waiting.push({ author, line });\n  takeTurns();',
      ],
    ],
  },
  {
    step: 'texts',
    title: 'Whole and unchanged',
    instead: [['server.ts', "setEncoding('latin1')", "setEncoding('utf8')"]],
  },
];

// Without namespaces, some checks are inconclusive.
needs('namespaces').it(
  'leads from an empty folder to 100 points, step by step, by the guide alone',
  async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'giliran-evening-')), "sari's é folder");
    mkdirSync(folder);
    const check = async (): Promise<string> => (await giliran('check', 'turn-chat', folder)).out;

    const empty = await check();
    expect(empty).toContain('Step 1 of 8: The server listens (listen)\n      not begun: server\n');
    expect(empty).toContain('· not begun yet: 100 points to earn\n');
    expect(empty).toMatch(/\nfiles to begin with: giliran start turn-chat /);
    await giliran('start', 'turn-chat', folder);
    expect(await check()).toContain('\nnot yet: 0 of 100 points\n');

    for (const [index, { step, title, below = {}, instead = [] }] of EVENING.entries()) {
      const guide = (await giliran('guide', 'turn-chat', step)).out;
      const files = [...Object.keys(below), ...instead.map(([file]) => file)];
      // Code is only written where the guide says.
      const [place = ''] = /^ {6}In .*; in a starter/m.exec(guide) ?? [];
      for (const file of files) expect(place).toContain(file);
      for (const [file, before, now] of instead) edit(join(folder, file), before, now);
      for (const [file, code] of Object.entries(below)) {
        const text = readFileSync(join(folder, file), 'utf8');
        const comment = new RegExp(`// Step ${index + 1} of 8 \\(${step}\\): [\\s\\S]*?\\n(?=\\n|$)`).exec(
          text,
        )?.[0];
        edit(join(folder, file), comment ?? 'no comment', `${comment}${code}\n`);
      }
      const out = await check();
      const next = EVENING[index + 1];
      if (next) {
        expect(out).toContain(`✓ ${title}: right! Next: ${next.title}\n`);
        expect(out).toContain(`\nStep ${index + 2} of 8: ${next.title} (${next.step})\n`);
        expect(guide).toContain(`giliran guide turn-chat ${next.step}\n`);
      } else {
        expect(out).toContain(`✓ ${title}: right! That was the last step.\n`);
        expect(out).toContain('passed: 100 of 100 points\n');
      }
    }
  },
);

function edit(path: string, before: string, now: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(
    path,
    text.replace(before, () => now),
  );
}
