import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect } from 'vitest';
import { DISGUISED, SERVER } from '../alike/alike.ts';
import { classOf, grade, handIn, ONE_LINE, PROGRAMS, temporaryFolder } from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const { it } = needs('python3', 'namespaces');

/** Adds files to a student's hand-in. */
function add(folder: string, student: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, student), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, student, name), text);
}

/** Digest and group of each student in the tables. */
function alikeOf(out: string): Readonly<Record<string, readonly [string, string]>> {
  const rows = parse<Record<string, string>>(readFileSync(join(out, 'results.csv')), {
    bom: true,
    columns: true,
  });
  return Object.fromEntries(rows.map(({ key = '', digest = '', alike = '' }) => [key, [digest, alike]]));
}

function groupsOf(out: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(alikeOf(out)).map(([key, [, group]]) => [key, group]));
}

/** A class in which two pairs look alike, one of which cannot be run. */
function alikeClass(): string {
  const folder = classOf({ Ani: 'right', Budi: 'right', Fajar: 'document' });
  const client = PROGRAMS.right['client.py'] ?? '';
  add(folder, 'Budi', { 'server.py': `# saya sendiri\n${PROGRAMS.right['server.py']}\n\n` });
  add(folder, 'Citra', { 'program utama.py': SERVER, 'catatan.txt': 'x' });
  add(folder, 'Dewi', { 'tugas saya.py': DISGUISED });
  add(folder, 'Eka', {
    'server.rb': 'puts [1, 2, 3].map { |one| one + 1 }.sum\n'.repeat(9),
    'client.py': client,
  });
  return folder;
}

describe('giliran grade', () => {
  it('shows hand-ins that look alike, whether they could be run or not', async () => {
    const folder = alikeClass();
    const out = join(temporaryFolder(), 'out');
    const { err } = await grade(ONE_LINE, folder, out);
    expect(err).toContain(
      `2 groups of hand-ins that look alike: see ${join(out, 'index.html')}. That is a place to look, never a verdict.`,
    );
    expect(groupsOf(out)).toEqual({
      ...{ Ani: 'same-1', Budi: 'same-1', Citra: 'near-2', Dewi: 'near-2', Eka: '', Fajar: '' },
    });
    const digests = alikeOf(out);
    expect(digests.Ani?.[0]).toMatch(/^sha256:[0-9a-f]{16}$/);
    expect(digests.Ani?.[0]).toBe(digests.Budi?.[0]);
    expect(digests.Citra?.[0]).not.toBe(digests.Dewi?.[0]);
    expect(digests.Fajar?.[0]).toBe('');
    const { results } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    expect(results[2]).toMatchObject({
      student: { key: 'Citra' },
      status: 'ungraded',
      alike: { digest: digests.Citra?.[0], group: { isSame: false, number: 2 } },
    });
    expect(readdirSync(join(out, 'alike')).sort()).toEqual(['one-line-1.html', 'one-line-2.html']);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    expect(page).toContain('<a href="./alike/one-line-1.html">Ani, Budi</a>');
    expect(page).toContain('no sources: Fajar');
    // A student's files never name look-alikes.
    for (const file of ['feedback/Ani.md', 'pages/Ani/one-line.html', 'gradescope/Ani.json'])
      expect(readFileSync(join(out, file), 'utf8')).not.toContain('Budi');
  });

  it('keeps what it compares: resuming, regrading and setting marks show the same', async () => {
    const folder = alikeClass();
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out);
    const groups = groupsOf(out);
    rmSync(join(folder, 'Budi'), { recursive: true });
    await grade(ONE_LINE, folder, out);
    expect(groupsOf(out)).toEqual(groups);
    rmSync(join(out, 'alike'), { recursive: true });
    await giliran('regrade', out);
    expect(groupsOf(out)).toEqual(groups);
    await giliran('override', out, 'Fajar', '60', '--reason', 'on paper');
    expect(groupsOf(out)).toEqual(groups);
    expect(readdirSync(join(out, 'alike'))).toHaveLength(2);

    handIn(folder, 'Citra', 'alsoRight');
    await grade(ONE_LINE, folder, out);
    expect(groupsOf(out)).toMatchObject({ Ani: 'near-1', Budi: 'near-1', Citra: 'near-1', Dewi: '' });
    expect(readdirSync(join(out, 'alike'))).toEqual(['one-line-1.html']);
  });

  it('compares nothing with --no-alike, until it is run without', async () => {
    const folder = alikeClass();
    const out = join(temporaryFolder(), 'out');
    const { err } = await grade(ONE_LINE, folder, out, '--no-alike');
    expect(err).not.toContain('alike');
    expect(readFileSync(join(out, 'results.csv'), 'utf8')).not.toContain('sha256:');
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('alikes-title');
    expect([existsSync(join(out, 'alike')), existsSync(join(out, 'class/sources'))]).toEqual([false, false]);
    await giliran('regrade', out);
    expect(existsSync(join(out, 'alike'))).toBe(false);
    await grade(ONE_LINE, folder, out);
    expect(groupsOf(out)).toMatchObject({ Ani: 'same-1', Citra: 'near-2' });
    await grade(ONE_LINE, folder, out, '--no-alike');
    expect(existsSync(join(out, 'alike'))).toBe(false);
  });

  it('leaves out the starter', async () => {
    const folder = alikeClass();
    const starter = join(temporaryFolder(), 'awal');
    add(starter, 'a', PROGRAMS.right);
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out, '--starter', starter);
    expect(groupsOf(out)).toMatchObject({ Ani: '', Budi: '', Citra: 'near-1', Dewi: 'near-1' });
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      'nothing but what everybody was given: Ani, Budi',
    );
    await grade(ONE_LINE, folder, out);
    expect(groupsOf(out)).toMatchObject({ Ani: '', Budi: '' });
    await grade(ONE_LINE, folder, out, '--starter', 'none');
    expect(groupsOf(out)).toMatchObject({ Ani: 'same-1', Budi: 'same-1' });
  });

  it('reports in one line what is wrong with the starter', async () => {
    const empty = temporaryFolder();
    for (const [starter, said] of [
      ['/no/such', 'Expected a folder for --starter, found none at "/no/such".'],
      [empty, `Expected a folder with sources for --starter, found none in "${empty}" that can be compared.`],
    ] as const) {
      const out = join(temporaryFolder(), 'o');
      const { code, err } = await grade(ONE_LINE, classOf({ Ani: 'right' }), out, '--starter', starter);
      expect([code, err]).toEqual([2, `giliran: ${said}\n`]);
    }
  });

  it('counts a group’s hand-in once', async () => {
    const folder = classOf({ Ani: 'right', Dedi: 'right', Eka: 'right' });
    const groups = join(temporaryFolder(), 'kelompok.csv');
    writeFileSync(groups, 'student,group\nAni,K1\nBudi,K1\nDedi,K2\nEka,K2\n');
    const out = join(temporaryFolder(), 'out');
    await grade(ONE_LINE, folder, out, '--groups', groups);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('Ani + Budi, Dedi + Eka');
    handIn(folder, 'Dedi', 'document');
    handIn(folder, 'Eka', 'document');
    await grade(ONE_LINE, folder, out);
    expect(groupsOf(out)).toEqual({ Ani: '', Budi: '', Dedi: '', Eka: '' });
  });
});
