import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, type Source } from '../../src/alike/sources.ts';
import { DISGUISED, groupsOf, python, SERVER, source } from './alike.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

function fixture(path: string): readonly Source[] {
  const sources = readSources(join(FIXTURES, path));
  if (sources.status !== 'read') throw new Error(`${path}: ${sources.why}`);
  return sources.files;
}

/** A program with statements of its own, which has nothing in common with others. */
function statements(words: readonly string[], count = 40): string {
  return Array.from({ length: count }, (_, at) => {
    const word = words[at % words.length] ?? '';
    return `${word} ${'('.repeat(1 + (at % 5))}a${' + b'.repeat(at % 7)}${')'.repeat(1 + (at % 5))}\n`;
  }).join('');
}

describe('groups of look-alikes', () => {
  it('hold what differs by comments, white space and the names of files alone', async () => {
    const commented = SERVER.replaceAll('\n', '  # catatan\n').replace('# as the lab wants it', '');
    const again = [source('python', SERVER.replace(/^ +# .*\n/gm, ''), 'server_ani')];
    const [group, ...others] = await groupsOf([python(SERVER), fixture('turn-chat/python'), again]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({
      isSame: true,
      members: [0, 2],
      pairs: [{ left: 0, right: 1, isSame: true }],
    });
    expect(commented).not.toBe(SERVER);
  });

  it('hold what has other names, other texts, other comments and another order of functions', async () => {
    const [group, ...others] = await groupsOf([
      python(SERVER),
      fixture('turn-chat/python'),
      python(DISGUISED),
    ]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ isSame: false, members: [0, 2] });
    expect(group?.pairs[0]?.similarity).toBeGreaterThan(0.8);
  });

  it('say which stretches correspond, where they were moved to', async () => {
    const [group] = await groupsOf([python(SERVER), python(DISGUISED)]);
    const shown = (group?.pairs[0]?.matches ?? []).map(({ left, right }) => [
      SERVER.slice(left.from, left.to),
      DISGUISED.slice(right.from, right.to),
    ]);
    const [theirs] = shown.filter(([left]) => left?.includes('data += part')).map(([, right]) => right);
    expect(theirs).toContain('isi += potong');
    expect(shown.some(([left]) => left?.includes('as the lab wants it'))).toBe(true);
  });

  it('hold no two sources that were written independently', async () => {
    const independent = [
      ...[
        'turn-chat/python',
        'turn-chat/right/length-prefix',
        'turn-chat/right/c',
        'turn-chat/right/netstrings',
      ],
      ...['turn-chat/right/asyncio-stdin-pipe', 'turn-chat/right/json-lines', 'turn-chat/right/java-by-name'],
      ...['turn-chat/right/bash-client', 'multicast-chat/python', 'turn-chat/right/forking-server'],
    ];
    expect(await groupsOf(independent.map(fixture))).toEqual([]);
  });

  it('leave out given code, before and after a student’s own', async () => {
    const own = [statements(['return', 'yield', 'print']), statements(['assert', 'del', 'raise', 'lambda'])];
    const handIns = own.map((text, at) => python(at === 0 ? `${SERVER}${text}` : `${text}${SERVER}`));
    expect(await groupsOf(handIns)).toEqual([]);
    const little = own.map((text) => python(`${SERVER}${text.slice(0, 80)}`));
    expect(await groupsOf(little)).toMatchObject([{ members: [0, 1] }]);
    expect(await groupsOf(little, [python(SERVER)])).toEqual([]);
  });

  it('leave out what nearly the whole class has', async () => {
    const handIns = Array.from({ length: 30 }, (_, at) =>
      python(`${SERVER}${statements(['print', 'return', 'del', 'raise'].slice(at % 4), 6 + at)}`),
    );
    const groups = await groupsOf(handIns);
    expect(groups.flatMap(({ members }) => members).length).toBeLessThan(30);
  });

  it('tell languages apart', async () => {
    const text = statements(['return', 'throw']);
    expect(await groupsOf([[source('java', text)], [source('c#', text)]])).toEqual([]);
    expect(await groupsOf([[source('java', text)], [source('java', text)]])).toHaveLength(1);
  });

  it('join a hand-in to its nearest one, nearest pairs first', async () => {
    const grown = [0, 7, 14].map((count) => python(`${SERVER}${statements(['print', 'del'], count)}`));
    const [group, ...others] = await groupsOf([...grown, python(SERVER)]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ isSame: false, members: [0, 1, 2, 3] });
    expect(group?.pairs).toHaveLength(3);
    expect(group?.pairs[0]).toMatchObject({ left: 0, right: 3, isSame: true });
  });

  it('are the same in whatever order hand-ins come, except for their places', async () => {
    const all = [python(SERVER), python(DISGUISED), fixture('turn-chat/python'), python(`${SERVER}\n# x`)];
    const forth = await groupsOf(all);
    const back = await groupsOf(all.toReversed());
    const turned = back.map(({ members }) => members.map((at) => all.length - 1 - at).sort());
    expect(turned.map(String).sort()).toEqual(forth.map(({ members }) => String(members)).sort());
  });

  it('are found quickly where a hand-in repeats itself endlessly', async () => {
    const list = `${'x = [1, 2, 3]\n'.repeat(2000)}`;
    expect(await groupsOf([python(list), python(`y = 1\n${list}`), python(SERVER)])).toEqual([]);
  });
});
