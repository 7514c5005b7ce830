import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { onTerminal, terminalEnvironment } from '../../../src/submission/terminal/habits.ts';
import { nodePreload, writePreloads } from '../../../src/submission/terminal/preloads.ts';
import { needs, type Tool } from '../../support/tools.ts';

/** Programs that prompt, read a line and repeat it, without a flush, and then wait for the next line. */
interface Runtime {
  readonly tools: readonly Tool[];
  readonly file: string;
  readonly source: string;
  /** The command that builds the program. */
  readonly build?: readonly string[];
  readonly run: readonly string[];
}

const C = `#include <stdio.h>
int main(void) {
  char line[99];
  printf("pesan: ");
  fgets(line, sizeof line, stdin);
  printf("kata %s", line);
  fgets(line, sizeof line, stdin);
}
`;

const RUNTIMES: Readonly<Record<string, Runtime>> = {
  C: { tools: ['gcc', 'stdbuf'], file: 't.c', source: C, build: ['gcc', '-o', 't', 't.c'], run: ['./t'] },
  'a program in C that a shell starts': {
    tools: ['gcc', 'stdbuf'],
    file: 't.c',
    source: C,
    build: ['gcc', '-o', 't', 't.c'],
    run: ['sh', '-c', 'true; ./t'],
  },
  'C++': {
    tools: ['g++', 'stdbuf'],
    file: 't.cc',
    source: `#include <iostream>
#include <string>
int main() {
  std::string line;
  std::cout << "pesan: ";
  std::getline(std::cin, line);
  std::cout << "kata " << line << "\\n";
  std::getline(std::cin, line);
}
`,
    build: ['g++', '-o', 't', 't.cc'],
    run: ['./t'],
  },
  'a shell': {
    tools: ['stdbuf'],
    file: 't.sh',
    source: 'printf "pesan: "; read a; echo "kata $a"; read b\n',
    run: ['sh', 't.sh'],
  },
  Perl: {
    tools: ['perl'],
    file: 't.pl',
    source: 'print "pesan: "; my $l = <STDIN>; print "kata $l"; <STDIN>;\n',
    run: ['perl', 't.pl'],
  },
  Ruby: {
    tools: ['ruby'],
    file: 't.rb',
    source: 'print "pesan: "; l = gets; puts "kata #{l}"; gets\n',
    run: ['ruby', 't.rb'],
  },
  Python: {
    tools: ['python3'],
    file: 't.py',
    source:
      'print("pesan: ", end="")\nimport sys\nprint("kata", sys.stdin.readline(), end="")\nsys.stdin.readline()\n',
    run: ['python3', 't.py'],
  },
  PHP: {
    tools: ['php'],
    file: 't.php',
    source: '<?php echo "pesan: "; $l = fgets(STDIN); echo "kata $l"; fgets(STDIN);\n',
    run: ['php', 't.php'],
  },
  'C#': {
    tools: ['mcs', 'mono'],
    file: 't.cs',
    source:
      'using System; class T { static void Main() { Console.Write("pesan: "); Console.WriteLine("kata " + Console.ReadLine()); Console.ReadLine(); } }\n',
    build: ['mcs', 't.cs'],
    run: ['mono', 't.exe'],
  },
  Java: {
    tools: ['javac'],
    file: 'T.java',
    source:
      'class T { public static void main(String[] a) { var in = new java.util.Scanner(System.in); System.out.print("pesan: "); System.out.println("kata " + in.nextLine()); in.nextLine(); } }\n',
    build: ['javac', 'T.java'],
    run: ['java', 'T'],
  },
  Go: {
    tools: ['go'],
    file: 't.go',
    source:
      'package main\n\nimport "fmt"\n\nfunc main() {\n\tvar l string\n\tfmt.Print("pesan: ")\n\tfmt.Scanln(&l)\n\tfmt.Println("kata", l)\n\tfmt.Scanln(&l)\n}\n',
    build: ['go', 'build', '-o', 't', 't.go'],
    run: ['./t'],
  },
};

let folder = '';
let running: ChildProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-terminal-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  running = null;
  rmSync(folder, { recursive: true, force: true });
});

function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, LC_ALL: 'C.UTF-8', ...terminalEnvironment(writePreloads(folder)) };
}

/** Starts a command with pipes, as a role's program is started. */
function start(words: readonly string[]): {
  type: (line: string) => void;
  shows: (text: string) => Promise<void>;
} {
  const [word = '', ...rest] = words;
  const { command, args, env } = onTerminal(word, rest);
  const child = spawn(command, args, { cwd: folder, env: { ...environment(), ...env } });
  running = child;
  let shown = '';
  let wake = (): void => {};
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    wake();
  });
  return {
    type: (line) => child.stdin.write(`${line}\n`),
    // If a program holds its output back, the test times out.
    shows: (text) =>
      new Promise((resolve) => {
        wake = () => shown.includes(text) && resolve();
        wake();
      }),
  };
}

/** Runs a command to its end. */
function ran([command = '', ...args]: readonly string[], input = ''): { stdout: string; stderr: string } {
  return spawnSync(command, args, { cwd: folder, env: environment(), input, encoding: 'utf8' });
}

function build([command = '', ...args]: readonly string[]): void {
  expect(spawnSync(command, args, { cwd: folder, encoding: 'utf8' })).toMatchObject({ status: 0 });
}

describe('what a terminal shows at once is shown at once through a pipe', () => {
  for (const [name, { tools, file, source, build: how, run }] of Object.entries(RUNTIMES))
    needs(...tools).it(`with ${name}`, async () => {
      writeFileSync(join(folder, file), source);
      if (how) build(how);
      const { type, shows } = start(run);
      await shows('pesan: ');
      type('halo');
      await shows('kata halo\n');
    });
});

describe('what a terminal does not show', () => {
  needs('gcc', 'stdbuf').it('is not shown: a line in C whose end has not been written', async () => {
    writeFileSync(
      join(folder, 't.c'),
      '#include <stdio.h>\n#include <unistd.h>\nint main(void) { char c; printf("satu\\ndua"); read(0, &c, 1); write(1, "akhir", 5); read(0, &c, 1); }\n',
    );
    build(['gcc', '-o', 't', 't.c']);
    const { type, shows } = start(['./t']);
    await shows('satu\n');
    type('');
    // If "dua" had been shown, it would come before what bypassed the buffer.
    await shows('satu\nakhir');
  });
});

describe('what programs ask of a terminal', () => {
  needs('python3').it('is answered to Python', () => {
    writeFileSync(
      join(folder, 't.py'),
      `import os, shutil, subprocess, sys, termios, tty
print(tuple(os.get_terminal_size()), tuple(shutil.get_terminal_size()), sys.stdin.isatty(), sys.stdout.isatty())
mode = termios.tcgetattr(0)
tty.setcbreak(sys.stdin)
print(sys.stdin.read(1))
termios.tcsetattr(0, termios.TCSADRAIN, mode)
print(input("nama: "))
child = [sys.executable, "-c", "import sys; print(sys.stdout.isatty())"]
print(subprocess.run(child, stdout=subprocess.PIPE, text=True).stdout)
`,
    );
    expect(ran(['python3', 't.py'], 'xy\n').stdout.trim().split('\n')).toEqual([
      '(80, 24) (80, 24) True True',
      'x',
      'nama: y',
      // A pipe from a child process is no terminal.
      'False',
    ]);
  });

  needs('ruby').it('is answered to Ruby', () => {
    writeFileSync(join(folder, 't.rb'), 'require "io/console"\np $stdout.winsize, IO.console.winsize\n');
    expect(ran(['ruby', 't.rb']).stdout).toBe('[24, 80]\n[24, 80]\n');
  });

  needs().it('is answered to node, whose streams have more methods there', () => {
    writeFileSync(
      join(folder, 't.cjs'),
      'const o = process.stdout; o.clearLine(0); o.cursorTo(0); o.moveCursor(2, -1); o.write(o.columns + " " + o.getWindowSize());',
    );
    const preload = nodePreload(writePreloads(folder));
    expect(ran([process.execPath, '--require', preload, 't.cjs']).stdout).toBe(
      '\x1b[2K\x1b[1G\x1b[2C\x1b[1A80 80,24',
    );
  });

  needs('perl').it('leaves Perl’s strictness and line numbers unchanged', () => {
    writeFileSync(join(folder, 't.pl'), 'use v5.12;\nprint "jalan\\n";\n$x = 1;\n');
    const { stderr } = ran(['perl', 't.pl']);
    expect(stderr).toContain('Global symbol "$x" requires explicit package name');
    expect(stderr).toContain('at t.pl line 3');
  });
});
