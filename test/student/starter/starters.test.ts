import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { labIds } from '../../../src/cli/labs.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { LANGUAGES } from '../../../src/messages/language.ts';
import type { Lab } from '../../../src/model/lab.ts';
import type { CheckDocument } from '../../../src/model/result.ts';
import { layOut } from '../../../src/student/starter/lay-out.ts';
import { STARTER_LANGUAGES, startersOf } from '../../../src/student/starter/starters.ts';
import { checkJson } from '../../support/run.ts';
import { needs, type Tool } from '../../support/tools.ts';

const TOOLS: Readonly<Record<string, readonly Tool[]>> = {
  typescript: [],
  javascript: [],
  python: ['python3'],
  java: ['javac', 'java'],
  c: ['gcc'],
  go: ['go'],
};

function labOf(id: string): Lab {
  return loadLab(join(import.meta.dirname, '../../../labs', id, 'lab.yaml'), graders);
}

/** A new folder with a lab's starters. */
function started(lab: string, name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-start-'));
  const language = STARTER_LANGUAGES[name];
  if (!language) throw new Error(`no starters in ${name}`);
  layOut(folder, labOf(lab), startersOf(labOf(lab), language, 'en'));
  return folder;
}

/** Points of each step. */
function points({ checks }: CheckDocument): Readonly<Record<string, number>> {
  const steps = [...new Set(checks.map(({ step }) => step))];
  return Object.fromEntries(
    steps.map((step) => [
      step,
      checks.filter((check) => check.step === step).reduce((sum, { score }) => sum + score, 0),
    ]),
  );
}

describe('untouched starters', () => {
  for (const [language, tools] of Object.entries(TOOLS))
    for (const lab of ['turn-chat', 'multicast-chat'])
      needs(...tools).it(`in ${language} run, and earn nothing in any step of ${lab}`, async () => {
        const document = await checkJson(lab, started(lab, language));
        expect(Object.values(points(document)).filter((score) => score > 0)).toEqual([]);
        expect(document.verdict).toBe('fail');
        const causes = document.checks.flatMap(({ cause }) => cause ?? []);
        expect(causes).not.toContain('build-failed');
        expect(causes).not.toContain('syntax-error');
        expect(causes).not.toContain('crash');
      });

  it('exist for every language that is offered', () => {
    expect(Object.keys(STARTER_LANGUAGES)).toEqual(Object.keys(TOOLS));
  });
});

describe('the first step', () => {
  const READS_CONNECTION =
    'const socket = connect(PORT, hostname());\n' +
    "createInterface({ input: socket }).on('line', (line) => console.log(line));\n";
  const TYPED =
    "createInterface({ input: process.stdin }).on('line', (line) => socket.write(line + '\\n'));\n";
  /** Code that is written below a starter's comment, by the file's name. */
  const FIRST_LINES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'turn-chat': { 'server.ts': 'createServer().listen(PORT, hostname());' },
    'multicast-chat': {
      'receiver.ts':
        "const socket = createSocket({ type: 'udp4', reuseAddr: true });\n" +
        'socket.on("message", (data) => console.log(String(data)));\n' +
        'socket.bind(PORT, () => socket.addMembership(GROUP));',
    },
    'broadcast-chat': {
      'receiver.ts':
        "const socket = createSocket({ type: 'udp4', reuseAddr: true });\n" +
        'socket.on("message", (data) => console.log(String(data)));\n' +
        'socket.bind(PORT);',
    },
    'open-chat': {
      'server.ts':
        'let last = 0;\ncreateServer((socket) => socket.write("Selamat datang, Client_" + ++last + "\\n")).listen(PORT);',
      'client.ts': READS_CONNECTION,
    },
    'group-chat': {
      'server.ts': `
const groups = new Map<string, object>();
createServer((socket) => {
  createInterface({ input: socket }).on('line', (line) => {
    const [command, name = ''] = line.split(' ');
    if (command === '/create') groups.set(name, socket);
    const own = [...groups].flatMap(([group, author]) => (author === socket ? [group] : []));
    if (command === '/list') socket.write(\`\${own.join(' ')}\\n\`);
  });
}).listen(PORT);`,
      'client.ts': READS_CONNECTION + TYPED,
    },
  };

  for (const [lab, files] of Object.entries(FIRST_LINES))
    it(`of ${lab} is a few lines away, below its comment`, async () => {
      const folder = started(lab, 'typescript');
      for (const [file, lines] of Object.entries(files)) {
        const path = join(folder, file);
        const text = readFileSync(path, 'utf8');
        const [comment = ''] = /\/\/ Step 1 of [\s\S]*?(?=\n\n|\n$)/.exec(text) ?? [];
        expect(comment).not.toBe('');
        writeFileSync(
          path,
          text.replace(comment, () => `${comment}\n${lines}`),
        );
      }
      const { checks } = await checkJson(lab, folder, '--step', labOf(lab).steps[0]?.id ?? '');
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.map(({ status }) => status)).toEqual(checks.map(() => 'pass'));
    });
});

describe('the text of starters', () => {
  for (const id of labIds())
    for (const reader of LANGUAGES)
      it(`for ${id} in ${reader} has every step where it is to be built`, () => {
        const lab = labOf(id);
        for (const language of Object.values(STARTER_LANGUAGES)) {
          const starters = startersOf(lab, language, reader);
          const all = starters.map(({ text }) => text).join('');
          for (const step of lab.steps) expect(all).toContain(`(${step.id}): `);
          const lines = all.split('\n');
          expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
        }
      });

  it('cannot end a comment, whatever is in a lab', () => {
    const lab = labOf('turn-chat');
    const evil = 'so \\u000a */ ends in \\';
    const steps = lab.steps.map((step) => ({ ...step, guide: { en: evil, id: evil } }));
    for (const name of ['java', 'c'] as const) {
      const language = STARTER_LANGUAGES[name];
      if (!language) throw new Error(`no starters in ${name}`);
      const text = startersOf({ ...lab, steps }, language, 'en')
        .map((one) => one.text)
        .join('');
      expect(text).not.toMatch(/\\u|\\$/m);
    }
  });
});

describe('writing starters', () => {
  it('finds programs in folders below, and those that a manifest starts', () => {
    const lab = labOf('turn-chat');
    const { typescript } = STARTER_LANGUAGES;
    if (!typescript) throw new Error('no starters');
    const starters = startersOf(lab, typescript, 'en');
    const below = mkdtempSync(join(tmpdir(), 'giliran-start-'));
    mkdirSync(join(below, 'src'));
    for (const name of ['Server.java', 'Client1.java', 'Client2.java'])
      writeFileSync(join(below, 'src', name), 'class X { public static void main(String[] a) {} }');
    expect(layOut(below, lab, starters)).toEqual({
      written: [],
      kept: ['src/Server.java', 'src/Client1.java', 'src/Client2.java'],
    });
    const manifest = mkdtempSync(join(tmpdir(), 'giliran-start-'));
    writeFileSync(join(manifest, 'giliran.yml'), 'roles: { server: ./s, client: ./c }');
    expect(layOut(manifest, lab, starters)).toEqual({ written: [], kept: ['giliran.yml'] });
  });

  it('changes nothing that is there, and adds none for a kind that has a program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-start-'));
    writeFileSync(join(folder, 'UTS_server_final.py'), 'mine');
    const lab = labOf('turn-chat');
    const { typescript } = STARTER_LANGUAGES;
    if (!typescript) throw new Error('no starters');
    const first = layOut(folder, lab, startersOf(lab, typescript, 'en'));
    expect(first.kept).toEqual(['UTS_server_final.py']);
    expect(readdirSync(folder).sort()).toEqual(['UTS_server_final.py', 'client.ts']);
    writeFileSync(join(folder, 'client.ts'), 'mine');
    const second = layOut(folder, lab, startersOf(lab, typescript, 'en'));
    expect(second.written).toEqual([]);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  });
});
