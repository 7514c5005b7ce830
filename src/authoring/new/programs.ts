import type { NewFile, NewLab, ProgramLanguage } from './order.ts';

/** The mark before lines of a program that are the template's own example. */
const MARK: Readonly<Record<ProgramLanguage, string>> = { typescript: '//= ', python: '#= ' };

/** The programs of a role, with the lines that are the template's own example marked. */
type Sources = Readonly<Record<ProgramLanguage, (lab: NewLab) => readonly string[]>>;

const SERVER: Sources = {
  typescript: ({ port }) => [
    "import { createServer } from 'node:net';",
    "import { hostname } from 'node:os';",
    "import { createInterface } from 'node:readline';",
    '',
    `const PORT = ${port};`,
    '',
    'createServer((socket) => {',
    '  const lines = createInterface({ input: socket });',
    '  // Whoever breaks off must not end the server: the lines have the error of their socket as well.',
    "  socket.on('error', () => {});",
    "  lines.on('error', () => {});",
    "  lines.on('line', (line) => {",
    '    // To be filled in: what the server does with a line of a client.',
    '    //= console.log(line);',
    '  });',
    '}).listen(PORT, hostname());',
  ],
  python: ({ port }) => [
    'import socket',
    'import threading',
    '',
    `PORT = ${port}`,
    '',
    '',
    'def serve(connection):',
    '    with connection, connection.makefile(encoding="utf-8", newline="\\n") as lines:',
    '        for line in lines:',
    '            text = line.rstrip("\\n")',
    '            # To be filled in: what the server does with a line of a client.',
    '            #= print(text, flush=True)',
    '',
    '',
    'server = socket.create_server((socket.gethostname(), PORT))',
    'while True:',
    '    connection, _ = server.accept()',
    '    threading.Thread(target=serve, args=(connection,), daemon=True).start()',
  ],
};

const CLIENT: Sources = {
  typescript: ({ port }) => [
    "import { connect } from 'node:net';",
    "import { hostname } from 'node:os';",
    "import { createInterface } from 'node:readline';",
    '',
    `const PORT = ${port};`,
    '',
    'const socket = connect(PORT, hostname());',
    "createInterface({ input: process.stdin }).on('line', (line) => {",
    '  // To be filled in: what a client does with a line that is typed.',
    "  //= socket.write(line + '\\n');",
    '});',
  ],
  python: ({ port }) => [
    'import socket',
    'import sys',
    '',
    `PORT = ${port}`,
    '',
    'connection = socket.create_connection((socket.gethostname(), PORT))',
    'for line in sys.stdin:',
    '    text = line.rstrip("\\n")',
    '    # To be filled in: what a client does with a line that is typed.',
    '    #= connection.sendall((text + "\\n").encode())',
  ],
};

const ROLES = [
  { role: 'server', sources: SERVER },
  { role: 'client', sources: CLIENT },
] as const;

const ENDING: Readonly<Record<ProgramLanguage, string>> = { typescript: '.ts', python: '.py' };

/** Turns a marked program into the one to be written: filled in, without the example, or with a mistake. */
type Variant = (lines: readonly string[], language: ProgramLanguage, role: string) => readonly string[];

/** The reference for the author to fill in: the example is in it, marked. */
export function referencePrograms(lab: NewLab): readonly NewFile[] {
  const mark = MARK[lab.language];
  return programs(lab, 'reference', (lines, language) => [
    ...comments(language, [
      `The reference. A line that begins with "${mark.trim()}" is the example of the lab as it was begun: take the mark`,
      'away to have it done, or write what your own lab asks for.',
    ]),
    '',
    ...lines,
  ]);
}

/** Programs that run and say nothing, and so must not get points. */
export function silentPrograms(lab: NewLab): readonly NewFile[] {
  return programs(lab, 'fixtures/silent', (lines, language) => without(lines, MARK[language]));
}

/** The example, with a server that shows each line twice. */
export function faultyPrograms(lab: NewLab): readonly NewFile[] {
  return programs(lab, 'fixtures/faulty', (lines, language, role) =>
    filled(
      role === 'server'
        ? lines.flatMap((line) => (isMarked(line, MARK[language]) ? [line, line] : [line]))
        : lines,
      MARK[language],
    ),
  );
}

/** A text of the reference with the example filled in: the marks are removed. */
export function fillIn(text: string, language: ProgramLanguage): string {
  return filled(text.split('\n'), MARK[language]).join('\n');
}

function programs(lab: NewLab, folder: string, variant: Variant): readonly NewFile[] {
  return ROLES.map(({ role, sources }) => ({
    path: `${folder}/${role}${ENDING[lab.language]}`,
    text: `${variant(sources[lab.language](lab), lab.language, role).join('\n')}\n`,
  }));
}

function comments(language: ProgramLanguage, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${language === 'python' ? '#' : '//'} ${line}`);
}

function isMarked(line: string, mark: string): boolean {
  return line.trimStart().startsWith(mark);
}

function filled(lines: readonly string[], mark: string): readonly string[] {
  return lines.map((line) => (isMarked(line, mark) ? line.replace(mark, '') : line));
}

function without(lines: readonly string[], mark: string): readonly string[] {
  return lines
    .filter((line) => !isMarked(line, mark))
    .map((line) => line.replace('To be filled in: what', 'Nothing is done here, which is what'));
}
