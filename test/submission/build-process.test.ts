import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { confine, confineToUser } from '../../src/assessment/confine.ts';
import { loadLab } from '../../src/lab/load.ts';
import { say } from '../../src/messages/say.ts';
import type { Confinement } from '../../src/submission/confinement.ts';
import { prepareSubmission } from '../../src/submission/prepare.ts';
import { becomes, processesWith } from '../run/processes.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
const lab = loadLab(join(ROOT, 'labs/turn-chat/lab.yaml'), graders);

/** A program that starts orphaned children without its mark that ignore every signal. */
const HIDES = `
import os, signal, sys
for number in range(1, 32):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0: os.execve("/bin/sleep", ["sleep", sys.argv[1]], {})
    os._exit(0)
os.execv("/bin/sleep", ["sleep", sys.argv[1]])
`;

/** Builds that never end by themselves: NUMBER distinguishes their processes. */
const ENDLESS: Readonly<Record<string, string>> = {
  waits: 'sleep NUMBER',
  'ignores what asks it to end': "trap '' TERM INT HUP; while :; do sleep NUMBER; done",
  'has children behind its back':
    'sleep NUMBER & setsid sleep NUMBER & (nohup sleep NUMBER >/dev/null 2>&1 &) ; sleep NUMBER',
  'hides what it starts': 'exec python3 hides.py NUMBER',
};

interface Place {
  readonly where: string;
  readonly needs: ReturnType<typeof needs>;
  readonly confinement: () => Confinement | null;
}

const PLACES: readonly Place[] = [
  { where: 'here', needs: needs('unshare', 'namespaces', 'python3'), confinement: () => null },
  {
    where: 'in a sandbox',
    needs: needs('bwrap', 'namespaces', 'python3'),
    confinement: () => confine(ROOT).confinement,
  },
  {
    where: 'under an account that nobody has',
    needs: needs('root', 'setpriv', 'python3'),
    confinement: () => confineToUser(ROOT).confinement,
  },
];

/** Each test has processes of its own to look for. */
let number = 41_000_000 + (process.pid % 100_000) * 100;

for (const { where, needs: tools, confinement } of PLACES)
  describe(`a build ${where}`, () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'giliran-build-'));
      writeFileSync(join(folder, 'hides.py'), HIDES);
      number++;
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** Prepares a submission with this build. */
    function prepare(build: string, limitMs: number, signal: AbortSignal) {
      const text = build.replaceAll('NUMBER', String(number));
      const manifest = { build: text, roles: { server: 'cat made', client: 'cat made' } };
      writeFileSync(join(folder, 'giliran.yaml'), JSON.stringify(manifest));
      const confined = confinement();
      return prepareSubmission(
        folder,
        { ...lab, limits: { ...lab.limits, buildMs: limitMs } },
        { map: {}, signal, ...(confined ? { confinement: confined } : {}) },
      );
    }

    const left = (): number => processesWith(`sleep\0${number}`).length;

    for (const [name, build] of Object.entries(ENDLESS))
      tools.it(`that ${name} ends on Ctrl-C, with everything that it has started`, async () => {
        const interrupt = new AbortController();
        const prepared = prepare(build, 600_000, interrupt.signal);
        const failed = expect(prepared).rejects.toThrow('Ctrl-C');
        expect(await becomes(() => left() > 0)).toBe(true);
        interrupt.abort(new Error('Ctrl-C'));
        await failed;
        expect(left()).toBe(0);
      });

    for (const [name, build] of Object.entries(ENDLESS))
      tools.it(`that ${name} ends at its limit, which is the reported reason`, async () => {
        const { problems, dispose } = await prepare(build, 200, new AbortController().signal);
        const said = problems.get('server');
        dispose();
        expect(said?.cause).toBe('build-failed');
        expect(said && say(said.message, 'en')).toMatch(/it was ended after 0\.2 seconds$/);
        expect(left()).toBe(0);
      });

    tools.it('that is done leaves its result, and no process', async () => {
      const build =
        'echo jadi > made; python3 hides.py NUMBER & while ! grep -q sleep /proc/$!/comm; do :; done';
      const { programs, problems, dispose } = await prepare(build, 600_000, new AbortController().signal);
      expect([...problems.values()]).toEqual([]);
      expect(readFileSync(join(programs.get('server')?.cwd ?? '', 'made'), 'utf8')).toBe('jadi\n');
      dispose();
      expect(left()).toBe(0);
    });

    tools.it('that makes folders deeper than any path succeeds, and they are removed with it', async () => {
      const script =
        "import os; made = open('made', 'w')\nfor i in range(2500): os.mkdir('d'); os.chdir('d')\nmade.write('jadi')";
      writeFileSync(join(folder, 'deep.py'), script);
      const { programs, problems, dispose } = await prepare(
        'python3 deep.py',
        600_000,
        new AbortController().signal,
      );
      expect([...problems.values()]).toEqual([]);
      const cwd = programs.get('server')?.cwd ?? '';
      expect(readFileSync(join(cwd, 'made'), 'utf8')).toBe('jadi');
      dispose();
      expect(existsSync(join(cwd, '..'))).toBe(false);
    });

    tools.it('that prints without end fails for that', async () => {
      const { problems, dispose } = await prepare('yes', 600_000, new AbortController().signal);
      dispose();
      expect(JSON.stringify(problems.get('server'))).toContain('build.too-much-output');
    });
  });

it('a build has the seconds that its lab gives it', () => {
  expect(lab.limits.buildMs).toBe(120_000);
  const patient = loadLab(join(ROOT, 'test/cli/labs/patient.yaml'), graders);
  expect(patient.limits.buildMs).toBe(90_000);
});
