import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileFile } from '../../src/submission/compile.ts';
import { CompiledFiles } from '../../src/submission/compiled-files.ts';

let home = '';
let folder = '';

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'giliran-compile-')));
  folder = join(home, 'tugas');
  mkdirSync(folder);
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

/** Compiles the first file, and runs it in place. @returns what it prints */
async function run(files: Files, ...words: readonly string[]): Promise<string> {
  const [file = ''] = Object.keys(files);
  const compiled = await compile(files, file);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.message));
  const { preload } = compiled;
  const options = preload === null ? [] : ['--enable-source-maps', '--require', preload];
  const { all } = await execa(process.execPath, [...options, join(folder, file), ...words], {
    cwd: folder,
    reject: false,
    all: true,
    env: { NODE_NO_WARNINGS: '1' },
  });
  return all;
}

function compile(files: Files, file = Object.keys(files)[0] ?? '') {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const out = new CompiledFiles(join(home, 'compiled'));
  return compileFile({ place: { folder, isOpen: true }, file, out, guard: {} });
}

/** Whether a program is run without being compiled. */
async function isLeft(files: Files): Promise<boolean> {
  const compiled = await compile(files);
  return compiled.ok && compiled.preload === null;
}

const CONFIG = { 'config.json': '{ "port": 8080 }' };

describe('a program', () => {
  for (const [file, text] of [
    ['server.js', 'console.log(__filename, require("path").basename(__dirname));'],
    ['server.cjs', 'console.log(__filename, require("path").basename(__dirname));'],
    ['server.ts', 'import { basename } from "path"; console.log(__filename, basename(__dirname) as string);'],
    [
      'server.cts',
      'const path = require("path"); console.log(__filename, path.basename(__dirname) as string);',
    ],
    [
      'server.js',
      'import { basename } from "path"; console.log(import.meta.filename, basename(import.meta.dirname));',
    ],
    [
      'server.mjs',
      'import { basename } from "path"; console.log(import.meta.filename, basename(import.meta.dirname));',
    ],
    [
      'server.ts',
      'import { basename } from "path"; console.log(import.meta.filename, basename(import.meta.dirname));',
    ],
    [
      'server.mts',
      'import { basename } from "path"; await 0; console.log(import.meta.filename, basename(import.meta.dirname));',
    ],
    [
      'server.ts',
      `import { fileURLToPath } from 'node:url'; import path from 'node:path';
const __filename = fileURLToPath(import.meta.url);
const __dirname: string = path.dirname(__filename);
console.log(__filename, path.basename(__dirname));`,
    ],
    [
      'server.mts',
      `import { fileURLToPath } from 'node:url'; import path from 'node:path';
const __filename = fileURLToPath(import.meta.url);
const __dirname: string = await Promise.resolve(path.dirname(__filename));
console.log(__filename, path.basename(__dirname));`,
    ],
  ] as const)
    it(`knows where it is: ${file}, ${text.slice(0, 60).split('\n')[0]}`, async () => {
      expect(await run({ [file]: text })).toBe(`${join(folder, file)} tugas`);
    });

  for (const [file, text] of [
    ['server.js', 'console.log(require.main === module, process.argv.slice(1).join());'],
    ['server.ts', 'console.log((require.main === module) as boolean, process.argv.slice(1).join());'],
    [
      'server.mjs',
      'import { pathToFileURL } from "url"; console.log(import.meta.url === pathToFileURL(process.argv[1]).href, process.argv.slice(1).join());',
    ],
    [
      'server.ts',
      'import { pathToFileURL } from "url"; console.log(import.meta.url === pathToFileURL(process.argv[1]!).href, process.argv.slice(1).join());',
    ],
    [
      'server.ts',
      'import { pathToFileURL } from "url"; await 0; console.log(import.meta.url === pathToFileURL(process.argv[1]!).href, process.argv.slice(1).join());',
    ],
  ] as const)
    it(`knows that it is the main program, and its arguments: ${file}, ${text.slice(0, 40)}`, async () => {
      expect(await run({ [file]: text }, '1', '2')).toBe(`true ${join(folder, file)},1,2`);
    });

  for (const [file, text] of [
    ['server.js', 'console.log(require("./config.json").port);'],
    ['server.ts', 'import config from "./config.json"; console.log(config.port as number);'],
    ['server.mts', 'import config from "./config.json" with { type: "json" }; console.log(config.port);'],
    ['server.js', 'console.log(JSON.parse(require("fs").readFileSync("config.json", "utf8")).port);'],
    ['src/server.ts', 'import config from "../config.json"; await 0; console.log(config.port);'],
    [
      'server.ts',
      'import { readFileSync } from "fs"; console.log(JSON.parse(readFileSync(new URL("./config.json", import.meta.url), "utf8")).port);',
    ],
    [
      'server.ts',
      'import { readFileSync } from "fs"; await 0; console.log(JSON.parse(readFileSync(new URL("config.json", import.meta.url), "utf8")).port);',
    ],
  ] as const)
    it(`finds the files next to it: ${file}, ${text.slice(0, 60)}`, async () => {
      expect(await run({ [file]: text, ...CONFIG })).toBe('8080');
    });

  for (const [file, text] of [
    ['server.js', 'function f() {\n  throw new Error("here");\n}\nf();'],
    ['server.ts', 'interface A { a: 1 }\nfunction f(): void { throw new Error("here"); }\nf();'],
    ['server.mts', 'interface A { a: 1 }\nfunction f(): void { throw new Error("here"); }\nawait 0; f();'],
    ['server.mjs', 'await 0;\nthrow new Error("here");'],
  ] as const)
    it(`is named, with its own line, where it fails: ${file}`, async () => {
      expect(await run({ [file]: text })).toContain(`${join(folder, file)}:2`);
    });

  it('is named where a neighbour of its own fails', async () => {
    const files = {
      'server.ts': 'import { f } from "./lib/f";\n\nf();',
      'lib/f.ts': 'enum Kind { a }\n\nexport function f() {\n  throw new Error(Kind[0]);\n}',
    };
    const shown = await run(files);
    expect(shown).toContain(`${join(folder, 'lib/f.ts')}:4`);
    expect(shown).toContain(`${join(folder, 'server.ts')}:3`);
  });

  it('may start others that are next to it', async () => {
    const worker = 'import { parentPort } from "worker_threads"; parentPort!.postMessage("worker");';
    const child = 'const name: string = "child"; process.send!(name);';
    for (const [start, files] of [
      ['new Worker("./worker.ts")', { 'worker.ts': worker }],
      ['new Worker(new URL("./worker.ts", import.meta.url))', { 'worker.ts': worker }],
      ['new Worker(new URL("./worker.js", import.meta.url))', { 'worker.ts': worker }],
      ['new Worker(path.join(__dirname, "lib", "worker.ts"))', { 'lib/worker.ts': worker }],
      ['fork("./child.ts")', { 'child.ts': child }],
      ['fork(path.resolve(__dirname, "child.js"))', { 'child.ts': child }],
      ['fork("child.js")', { 'child.js': 'process.send("child");' }],
      [
        'new Worker("./worker.cjs")',
        { 'worker.cjs': 'require("worker_threads").parentPort.postMessage(1);' },
      ],
    ] as const) {
      const text = `import path from "node:path"; import { Worker } from "node:worker_threads"; import { fork } from "node:child_process";
const other = ${start}; other.on("message", (text: string) => console.log(text)); other.on("error", console.log);`;
      expect(await run({ 'server.ts': text, ...files }), start).toMatch(/^(?:worker|child|1)$/);
    }
  });

  it('may start others in JavaScript, of either kind', async () => {
    const files = {
      'server.js': `const { Worker } = require('worker_threads'); const { fork } = require('child_process');
new Worker('./worker.mjs').once('message', (text) => { console.log(text); fork('./child.js').on('message', (text) => console.log(text)); });`,
      'worker.mjs':
        'import { parentPort } from "worker_threads"; parentPort.postMessage(import.meta.filename);',
      'child.js': 'process.send(__filename);',
    };
    expect(await run(files)).toBe(`${join(folder, 'worker.mjs')}\n${join(folder, 'child.js')}`);
  });

  it('may start itself again', async () => {
    const text = `import { fork } from "node:child_process";
if (process.argv[2] === "child") process.send!(import.meta.filename);
else fork(import.meta.filename, ["child"]).on("message", (text) => console.log(text));`;
    expect(await run({ 'server.ts': text })).toBe(join(folder, 'server.ts'));
  });
});

describe('JavaScript that node runs as it is', () => {
  for (const [name, files] of [
    ['CommonJS', { 'server.js': 'require("net");' }],
    ['ES modules', { 'server.js': 'import "net";' }],
    ['what neither kind minds', { 'server.js': 'console.log(1);', 'package.json': '{ "type": "module" }' }],
    [
      'several ES modules',
      {
        'server.js': 'import { a } from "./a.js"; await 0; a();',
        'a.js': 'export const a = () => {};',
        'package.json': '{ "type": "module" }',
      },
    ],
    ['several of CommonJS', { 'server.js': 'require("./a");', 'a.js': 'exports.a = 1;' }],
    ['a module that the compiler does not know', { 'server.js': 'import "readline/promises"; await 0;' }],
    [
      'a require of its own',
      {
        'server.js':
          'import { createRequire } from "module";\nconst require = createRequire(import.meta.url);\nrequire("net");',
      },
    ],
    ['settings that are not for it', { 'server.js': 'require("./a");', 'a.js': '', 'tsconfig.json': '{}' }],
  ] as const)
    it(`is not compiled: ${name}`, async () => {
      expect(await isLeft(files)).toBe(true);
    });
});

describe('JavaScript that node does not run', () => {
  for (const [name, files] of [
    [
      'CommonJS in a package of ES modules',
      { 'server.js': 'require("net"); console.log(1);', 'package.json': '{ "type": "module" }' },
    ],
    [
      'ES modules in a package of CommonJS',
      { 'server.js': 'import "net"; console.log(1);', 'package.json': '{ "type": "commonjs" }' },
    ],
    ['a mixture of both', { 'server.js': 'import "net"; require("fs"); console.log(1);' }],
    ['a mixture that awaits', { 'server.js': 'await 0; require("fs"); console.log(1);' }],
    [
      'a neighbour of the other kind',
      {
        'server.js': 'const { a } = require("./a"); console.log(a);',
        'a.js': 'export const a = 1; require("fs");',
      },
    ],
  ] as const)
    it(`is run all the same: ${name}`, async () => {
      expect(await run(files)).toBe('1');
    });

  it('does not depend on the folders above', async () => {
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
    const files = {
      'server.js': 'const { a } = require("./a"); console.log(a, require.main === module, __filename);',
      'a.js': 'exports.a = 1;',
    };
    expect(await run(files)).toBe(`1 true ${join(folder, 'server.js')}`);
  });

  it('may fork others that do not depend on it either', async () => {
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
    const files = {
      'server.js':
        'import { fork } from "child_process"; fork("child.js").on("message", (text) => console.log(text));',
      'child.js': 'process.send(require("path").basename(__filename));',
    };
    expect(await run(files)).toBe('child.js');
  });
});

describe('TypeScript of several files', () => {
  it('imports its neighbours, however it names them', async () => {
    const files = {
      'server.ts':
        'import { a } from "./lib/a"; import { d } from "./d.js"; import e from "./e.ts"; import f from "./f";\nconsole.log(a, require("./b").b, (await import("./c.js")).c, d, e, f);',
      'lib/a.ts': 'export const a: number = 1;',
      'b.js': 'exports.b = 2;',
      'c.js': 'exports.c = 3;',
      'd.ts': 'export const d: number = 4;',
      'e.ts': 'export default 5;',
      'f/index.ts': 'const f = 6; export default f;',
    };
    expect(await run(files)).toBe('1 2 3 4 5 6');
    const [, ...rest] = Object.entries(files);
    const plain = files['server.ts'].replace('(await import("./c.js")).c', 'require("./c.js").c');
    expect(await run({ 'server.ts': plain, ...Object.fromEntries(rest) })).toBe('1 2 3 4 5 6');
  });

  it('imports them at run time', async () => {
    const files = {
      'server.ts': 'const name = "./a"; import("./b").then(({ b }) => console.log(b, require(name).a));',
      'a.ts': 'export const a = 1;',
      'b.ts': 'export const b = 2;',
    };
    const started = { ...files, 'server.ts': `import "node:child_process"; ${files['server.ts']}` };
    expect(await run(started)).toBe('2 1');
  });

  it('is compiled as its tsconfig.json says, and finds its path mappings', async () => {
    const files = {
      'server.ts':
        'import { a } from "#lib/a"; import { b } from "b";\nclass A { x; }\nconsole.log(Object.keys(new A()).length, a, b);',
      'lib/a.ts': 'export const a = 1;',
      'lib/b.ts': 'export const b = 2;',
      'tsconfig.json':
        '{ "compilerOptions": { "useDefineForClassFields": false, "baseUrl": "lib", "paths": { "#lib/*": ["./*"] } } }',
    };
    expect(await run(files)).toBe('0 1 2');
  });

  it('may use packages that were handed in, of either module kind', async () => {
    const files = {
      'server.ts':
        'import one, { two } from "one"; import three from "three"; console.log(one(), two, three);',
      'node_modules/one/package.json': '{}',
      'node_modules/one/index.js': 'module.exports = () => 1; module.exports.two = 2;',
      'node_modules/three/package.json': '{ "type": "module", "exports": "./three.js" }',
      'node_modules/three/three.js': 'export default 3;',
      'package.json': '{ "type": "module" }',
    };
    expect(await run(files)).toBe('1 2 3');
  });

  it('imports its neighbours’ default exports, in a package of ES modules too', async () => {
    const files = {
      'server.ts':
        'import a, { type A } from "./a.js"; const one: A = a; console.log(one, (await import("./b.mts")).default);',
      'a.ts': 'export type A = number; export default 1;',
      'b.mts': 'export default 2;',
      'package.json': '{ "type": "module" }',
    };
    expect(await run(files)).toBe('1 2');
    expect(
      await run({
        ...files,
        'server.ts': 'import a from "./a.js"; import b from "./b.mjs"; console.log(a, b);',
      }),
    ).toBe('1 2');
  });

  it('may have import cycles, enums, namespaces and parameter properties', async () => {
    const files = {
      'server.ts': `import { next, Turn } from "./turn";
namespace Names { export const first = "Client"; }
class Player { constructor(readonly name: string) {} }
export const count = 2;
console.log(new Player(Names.first).name, Turn[next(Turn.Client)]);`,
      'turn.ts': `import { count } from "./server";
export enum Turn { Server, Client }
export const next = (turn: Turn): Turn => (turn + 1) % count;`,
    };
    expect(await run(files)).toBe('Client Server');
  });

  it('may await at the top level of any file, each run in place', async () => {
    const files = {
      'server.ts': 'import { a } from "./lib/a.ts"; console.log(a, import.meta.filename);',
      'lib/a.ts': 'export const a = await Promise.resolve(import.meta.filename);',
    };
    expect(await run(files)).toBe(`${join(folder, 'lib/a.ts')} ${join(folder, 'server.ts')}`);
  });

  it('is refused where it imports a missing package', async () => {
    const compiled = await compile({ 'server.ts': 'import x from "no-such-package";\nx();' });
    expect(compiled).toMatchObject({ ok: false, message: { id: 'problem.no-such-package' } });
  });

  it('is refused with the place of what is wrong, on a first line too', async () => {
    const compiled = await compile({
      'server.ts': 'import { b } from "./lib/a";\nb();',
      'lib/a.ts': 'let = 1 1;',
    });
    expect(compiled).toMatchObject({
      message: { params: { file: 'lib/a.ts', line: 1, column: 9, source: 'let = 1 1;' } },
    });
  });

  it('is refused where its own text is wrong', async () => {
    const compiled = await compile({ 'server.ts': 'const = 1;' });
    expect(compiled).toMatchObject({ ok: false, message: { id: 'problem.syntax-error' } });
  });

  it('is not refused for a faulty file that it may start', async () => {
    const files = { 'server.ts': 'import "worker_threads"; console.log(1);', 'other.ts': 'const = 1;' };
    expect(await run(files)).toBe('1');
  });
});
