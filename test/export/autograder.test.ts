import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { readTrace } from '../../src/trace/read.ts';
import { ONE_LINE, PROGRAMS, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';
import { type Ended, inContainer } from './container.ts';
import { unzip } from './unzip.ts';

const LABS = join(import.meta.dirname, '../../labs');

/** Commands that the set-up would otherwise install. */
const INSTALLED = ['python3', 'gcc', 'make', 'stdbuf', 'bwrap', 'ip'] as const;
const container = needs('root', 'setpriv', 'unshare', ...INSTALLED);

/** An autograder, unpacked as Gradescope does it. */
async function autograder(lab: string): Promise<string> {
  const work = temporaryFolder();
  const { code } = await giliran('export', 'gradescope', lab, '--out', join(work, 'autograder.zip'));
  expect(code).toBe(0);
  const base = join(work, 'autograder');
  mkdirSync(base);
  // Open to every user, as on Gradescope: the scripts must close what is secret.
  for (const folder of [work, base]) chmodSync(folder, 0o755);
  await unzip(join(work, 'autograder.zip'), join(base, 'source'));
  cpSync(join(base, 'source/run_autograder'), join(base, 'run_autograder'));
  return base;
}

interface Handed {
  readonly base: string;
  readonly ended: Ended;
  readonly results: {
    readonly score: number;
    readonly output: string;
    readonly tests: readonly {
      readonly name: string;
      readonly status?: string;
      readonly visibility: string;
    }[];
  };
}

/** Grades a submission where namespaces are refused. */
async function handIn(files: Readonly<Record<string, string>>, seesOthers = true): Promise<Handed> {
  const base = await autograder(ONE_LINE);
  mkdirSync(join(base, 'submission'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(base, 'submission', name), text);
  const script = '"$0/source/setup.sh" && "$0/run_autograder"; echo "left: $(ps -eo user= | grep -vcx root)"';
  const system = { work: join(base, '..'), environment: { GILIRAN_AUTOGRADER: base }, seesOthers };
  const ended = await inContainer(system, 'sh', '-c', script, base);
  const file = join(base, 'results/results.json');
  expect(existsSync(file), ended.said).toBe(true);
  return { base, ended, results: JSON.parse(readFileSync(file, 'utf8')) };
}

describe('giliran export gradescope', () => {
  it('packs the two executable scripts, giliran, and no reference programs', async () => {
    const base = await autograder('turn-chat');
    for (const script of ['setup.sh', 'run_autograder'])
      expect(statSync(join(base, 'source', script)).mode & 0o777).toBe(0o755);
    expect(statSync(join(base, 'source/giliran/labs/turn-chat/lab.yaml')).mode & 0o777).toBe(0o644);
    expect(existsSync(join(base, 'source/giliran/fixtures'))).toBe(false);
    expect(existsSync(join(base, 'source/giliran/dist/built.json'))).toBe(true);
  });

  it('packs a lab that extends another as a self-contained one', async () => {
    const base = await autograder('turn-chat-4');
    const packed = loadLab(join(base, 'source/giliran/labs/turn-chat-4/lab.yaml'), graders);
    const own = loadLab(join(LABS, 'turn-chat-4/lab.yaml'), graders);
    expect(packed).toEqual({ ...own, reference: null });
  });

  for (const [name, argv, what] of [
    ['another system', ['canvas', 'turn-chat'], 'Expected one of gradescope and moodle, found "canvas".'],
    ['an unknown lab', ['gradescope', 'turn-chta'], 'Did you mean turn-chat'],
    [
      'a folder that there is not',
      ['gradescope', 'turn-chat', '--out', '/no/such/a.zip'],
      'no folder /no/such',
    ],
  ] as const)
    it(`reports bad use, with exit code 2: ${name}`, async () => {
      const { code, err } = await giliran('export', ...argv);
      expect(code).toBe(2);
      expect(err).toContain(what);
    });
});

describe('the autograder where namespaces are refused', () => {
  container.it('gives a right submission its points, and leaves nothing running', async () => {
    const { results, ended } = await handIn(PROGRAMS.right);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.said).toContain('left: 0\n');
    expect(results.score).toBe(100);
    expect(results.tests.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
  });

  container.it('does so too where root may not inspect other users’ processes', async () => {
    const { results, ended } = await handIn(PROGRAMS.right, false);
    expect(ended.said).toContain('left: 0\n');
    expect(results.score).toBe(100);
  });

  container.it('says what is wrong with a faulty one', async () => {
    const { results } = await handIn(PROGRAMS.silent);
    expect(results.score).toBe(70);
    expect(results.tests.map(({ status }) => status)).toEqual(['passed', 'failed', 'passed']);
  });

  container.it('takes no results that a program writes, then or later', async () => {
    const { results, ended, base } = await handIn({ ...PROGRAMS.silent, 'server.py': FORGER });
    expect(ended.said).toContain('left: 0\n');
    expect(results.score).toBe(70);
    expect(JSON.stringify(results)).not.toContain('forged');
    const complaints = complaintsIn(join(base, 'results/trace.jsonl'));
    expect(complaints).toContain('results: PermissionError');
    expect(complaints).toContain('lab: PermissionError');
    expect(complaints).toContain('root: no');
    expect(complaints).toContain('killed giliran: PermissionError');
  });

  container.it('reports results of what cannot be graded too', async () => {
    const { results } = await handIn({ 'laporan.pdf': 'no program' });
    expect(results.score).toBe(0);
    expect(results.tests.length).toBeGreaterThan(0);
  });
});

/** The server's output on its error stream. */
function complaintsIn(trace: string): readonly string[] {
  return readTrace(readFileSync(trace, 'utf8')).runs.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === 'print' && event.stream === 'err' ? [event.text] : [])),
  );
}

/** A server that shows nothing, tries to write, read and kill what is not its own, and has a daemon that goes on trying. */
const FORGER = `
import os, sys, time, signal

BASE = "BASE"

def forge():
    with open(BASE + "/results/results.json", "w") as file:
        file.write('{"score": 1000, "output": "forged"}')

def attempt(what, act):
    try:
        act()
        print(f"{what}: done", file=sys.stderr)
    except OSError as error:
        print(f"{what}: {type(error).__name__}", file=sys.stderr)

def find(name):
    for pid in os.listdir("/proc"):
        try:
            if name in open(f"/proc/{pid}/cmdline").read():
                BASE_FOUND = open(f"/proc/{pid}/cmdline").read().split("\\0")
                return int(pid), BASE_FOUND
        except (OSError, ValueError):
            pass

giliran, words = find("giliran.js")
BASE = next(word for word in words if word.endswith("lab.yaml")).split("/source/")[0]
attempt("results", forge)
attempt("lab", lambda: open(BASE + "/source/giliran/labs/one-line/lab.yaml").read())
attempt("killed giliran", lambda: os.kill(giliran, signal.SIGKILL))
print("root:", "yes" if os.getuid() == 0 or os.geteuid() == 0 else "no", file=sys.stderr)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for stream in (0, 1, 2):
            os.close(stream)
        while True:
            try:
                forge()
            except OSError:
                pass
            time.sleep(0.01)
    os._exit(0)
os.wait()
${PROGRAMS.silent['server.py']}`;
