import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunTrace, TRACE_VERSION } from '../../src/model/trace.ts';
import { giliran, giliranIn } from '../support/run.ts';
import { chat } from '../support/trace.ts';

const folder = mkdtempSync(join(tmpdir(), 'giliran-show-'));
const FILE = join(folder, 'trace.jsonl');
const STRANGE = join(folder, 'strange.jsonl');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A trace file of some runs; the second one's server crashes. */
function write(file: string, lab: string): void {
  const header = {
    kind: 'trace',
    version: TRACE_VERSION,
    tool: '0',
    lab,
    seed: 7,
    machine: { platform: 'linux', arch: 'x64', release: '6', node: 'v20', cores: 2 },
  };
  const whole = chat().prints('server', 'Client_1 connected').build();
  const crash = chat(2, { client1: { by: 'probe' }, client2: { by: 'probe' } })
    .exits('server', 1)
    .build();
  const lines = [header, ...renamed('conversation', whole), ...renamed('server-alone', crash)];
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}

function renamed(run: string, { events }: RunTrace): readonly object[] {
  return events.map((event) => ({ ...event, run, ...(event.kind === 'run' ? { scenario: run } : {}) }));
}

beforeAll(() => {
  write(FILE, 'turn-chat');
  write(STRANGE, 'no-such-lab');
});

describe('giliran show', () => {
  it('draws the run that decided the first failure, and names the others', async () => {
    const { code, out, err } = await giliran('show', FILE);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Taking turns · server-alone · client1 and client2: scripted\nnot yet: \d+ of 100 points · seed 7\n\n/,
    );
    expect(out).toContain('╌╌╌┬╌╌╌');
    expect(out).toContain('other scenes: conversation\n');
  });

  it('draws the run that is asked for', async () => {
    const { out } = await giliran('show', FILE, '--run', 'conversation');
    expect(out).toContain('Taking turns · conversation · own programs\n');
    expect(out).toContain('Client_1 connected');
  });

  it('speaks Indonesian', async () => {
    const { out } = await giliran('show', FILE, '--lang', 'id');
    expect(out).toContain('server dimulai');
  });

  it('is as wide as the terminal, and coloured only there', async () => {
    const piped = await giliran('show', FILE);
    expect(piped.out).not.toContain('\x1b');
    const terminal = await giliranIn({ outIsTerminal: true, columns: 120 }, 'show', FILE);
    expect(terminal.out).toContain('\x1b[');
    const plain = await giliranIn({ outIsTerminal: true }, 'show', FILE, '--no-color');
    expect(plain.out).not.toContain('\x1b');
  });

  it('writes a page', async () => {
    const page = join(folder, 'page.html');
    const { code, out } = await giliran('show', FILE, '--html', page);
    expect({ code, out }).toEqual({ code: 0, out: `written to ${page}\n` });
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it('grades the runs again, for those who read JSON', async () => {
    const { out } = await giliran('show', FILE, '--json');
    const { document, runs } = JSON.parse(out);
    expect(document).toMatchObject({ lab: 'turn-chat', seed: 7, verdict: 'fail', trace: FILE });
    expect(runs.map(({ run }: { run: string }) => run)).toEqual(['conversation', 'server-alone']);
  });

  it('shows a conversation without checks where its lab is missing, and says so', async () => {
    const { code, out } = await giliran('show', STRANGE);
    expect(code).toBe(0);
    expect(out).toContain('The lab no-such-lab was not found');
    expect(out).toContain('server starts');
    const told = await giliran('show', STRANGE, '--lab', 'turn-chat');
    expect(told.out).toContain('Taking turns');
  });
});

describe('bad use of giliran show', () => {
  for (const [name, argv, what] of [
    ['no such trace', ['show', join(folder, 'none.jsonl')], 'There is no trace'],
    ['no such run', ['show', FILE, '--run', 'conversaton'], 'Did you mean conversation?'],
    ['no such lab', ['show', FILE, '--lab', 'turn-chta'], 'Did you mean turn-chat?'],
    [
      'a page nowhere',
      ['show', FILE, '--html', join(folder, 'no', 'page.html')],
      'Expected to be able to write',
    ],
    ['no trace', ['show', import.meta.filename], 'Expected a trace'],
  ] as const)
    it(`is reported in one line: ${name}`, async () => {
      const { code, out, err } = await giliran(...argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(what);
      expect(err).toMatch(/^giliran: [^\n]+\n$/);
    });
});
