import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptMapFile } from '../../src/batch/kept/kept-map.ts';
import { settleMap } from '../../src/batch/kept/settle-map.ts';
import { readMapWish } from '../../src/cli/grade-map.ts';
import { findLab } from '../../src/cli/labs.ts';
import { LabError } from '../../src/lab/lab-error.ts';
import { say } from '../../src/messages/say.ts';
import type { Message } from '../../src/model/message.ts';
import {
  classOf,
  grade,
  ONE_LINE,
  PROGRAMS,
  resultLines,
  scoresOf,
  temporaryFolder,
} from '../batch/class.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';

const TURN = await findLab('turn-chat');
const GROUP = await findLab('multicast-chat');

/** A map file. */
function mapFile(text: string): string {
  const file = join(temporaryFolder(), 'peta.yaml');
  writeFileSync(file, text);
  return file;
}

/** The map and the message for a batch with `--map FILE`, `--no-map` (false) or neither. */
function settled(out: string, flag: string | false | undefined, labs = [TURN]) {
  const said: string[] = [];
  const tell = (one: Message) => void said.push(`${say(one, 'en')}\n`);
  const map = settleMap(readMapWish(flag, labs, 'en'), out, labs, 'en', tell);
  return { server: map?.class.everywhere.get('server') ?? null, said: said.join('') };
}

describe('the map of a batch', () => {
  it('is the one that is given, and later the kept one, which is reported in one line', () => {
    const out = temporaryFolder();
    expect(settled(out, mapFile('server: a.py'))).toEqual({ server: ['a.py'], said: '' });
    const { server, said } = settled(out, undefined);
    expect(server).toEqual(['a.py']);
    expect(said.split('\n')).toEqual([expect.stringContaining(keptMapFile(out)), '']);
  });

  it('is replaced where another is given, even the kept file itself', () => {
    const out = temporaryFolder();
    settled(out, mapFile('server: a.py'));
    settled(out, mapFile('server: b.py'));
    writeFileSync(keptMapFile(out), 'server: c.py');
    expect(settled(out, keptMapFile(out)).server).toEqual(['c.py']);
    expect(settled(out, undefined).server).toEqual(['c.py']);
  });

  it('is none with --no-map, then and later', () => {
    const out = temporaryFolder();
    settled(out, mapFile('server: a.py'));
    for (const flag of [false, undefined] as const)
      expect(settled(out, flag)).toEqual({ server: null, said: '' });
  });

  it('may be for more labs than are graded', () => {
    const out = temporaryFolder();
    settled(out, mapFile('server: a.py\nmulticast-chat: { sender: b.py }'), [TURN, GROUP]);
    expect(settled(out, undefined, [TURN]).server).toEqual(['a.py']);
  });

  it('is read like any map file after an edit', () => {
    const out = temporaryFolder();
    settled(out, mapFile('server: a.py'));
    writeFileSync(keptMapFile(out), 'sevrer: a.py');
    expect(() => settled(out, undefined)).toThrow(LabError);
    expect(() => settled(out, undefined)).toThrow(`${keptMapFile(out)}:1:1`);
  });

  it('is not kept where it has mistakes', () => {
    const out = temporaryFolder();
    settled(out, mapFile('server: a.py'));
    expect(() => settled(out, mapFile('sevrer: b.py'))).toThrow(LabError);
    expect(settled(out, undefined).server).toEqual(['a.py']);
  });
});

describe('giliran grade', () => {
  it('explains the map in its help', async () => {
    const { out } = await giliran('grade', '--help');
    expect(out).toMatch(/--map <file>[\s\S]*--no-map/);
  });

  needs('python3', 'namespaces').it('keeps using the map that it was given, until --no-map', async () => {
    const { folder, out } = oddlyNamed('servr.py', 'clieent.py');
    await grade(ONE_LINE, folder, out, '--map', mapFile('server: servr.py\nclient: clieent.py\n'));
    expect(scoresOf(out)).toEqual({ Ani: 100 });
    const lines = resultLines(out);

    const again = await grade(ONE_LINE, folder, out);
    expect(again).toMatchObject({ code: 0 });
    expect(again.err).toContain(keptMapFile(out));
    expect(again.err).toContain('1 result was there already and still holds.');
    expect(resultLines(out)).toEqual(lines);

    const other = await grade(ONE_LINE, folder, out, '--seed', '8', '--no-map');
    expect(other.code).toBe(2);
    expect(existsSync(keptMapFile(out))).toBe(true);

    writeFileSync(keptMapFile(out), 'sevrer: servr.py\n');
    const broken = await grade(ONE_LINE, folder, out);
    expect(broken.code).toBe(2);
    expect(broken.err).toContain('Did you mean server?');
    expect((await giliran('regrade', out)).code).toBe(0);
    expect(resultLines(out)).toEqual(lines);

    const without = await grade(ONE_LINE, folder, out, '--no-map');
    expect(without.code).toBe(1);
    expect(without.err).not.toContain(keptMapFile(out));
    expect(scoresOf(out)).toEqual({ Ani: 'ungraded' });
  });

  needs('python3', 'namespaces').it(
    'takes a name with one meaning, and says so wherever the mark is shown',
    async () => {
      const { folder, out } = oddlyNamed('5025211001_server.py', 'client_5025211001.py');
      const { code } = await grade(ONE_LINE, folder, out);
      expect({ code, scores: scoresOf(out) }).toEqual({ code: 0, scores: { Ani: 100 } });
      const said = '5025211001_server.py was taken for server, by its name';
      for (const file of ['results.csv', 'index.html', 'feedback/Ani.md', 'pages/Ani/one-line.html'])
        expect({
          file,
          told: readFileSync(join(out, file), 'utf8').replaceAll('\\_', '_').includes(said),
        }).toEqual({
          file,
          told: true,
        });
      expect(existsSync(join(out, 'map-suggestions.yaml'))).toBe(false);
    },
  );

  needs('python3', 'namespaces').it(
    'accepts its suggestions if asked to, keeps them with the batch, and leaves the rest',
    async () => {
      const { folder, out } = oddlyNamed('servr.py', 'client_5025211001.py');
      const other = join(folder, 'Budi');
      mkdirSync(other);
      for (const name of ['server_v1.py', 'server_v2.py', 'client.py'])
        writeFileSync(join(other, name), PROGRAMS.right[name === 'client.py' ? name : 'server.py'] ?? '');
      expect((await grade(ONE_LINE, folder, out)).code).toBe(1);
      expect(scoresOf(out)).toEqual({ Ani: 'ungraded', Budi: 'ungraded' });

      const accepting = await grade(ONE_LINE, folder, out, '--accept-suggestions');
      expect(accepting.err).toContain('Ani, one-line: taken as suggested: server = servr.py.');
      expect(accepting.err).not.toContain('Budi, one-line: taken');
      expect(scoresOf(out)).toEqual({ Ani: 100, Budi: 'ungraded' });
      expect(readFileSync(keptMapFile(out), 'utf8')).toBe(
        'students:\n  Ani:\n    one-line:\n      server: servr.py\n',
      );
      expect(readFileSync(join(out, 'feedback/Ani.md'), 'utf8')).toContain('--map server=servr.py');
      expect(readFileSync(join(out, 'results.csv'), 'utf8')).toContain('servr.py was taken for server');

      const lines = resultLines(out);
      const again = await grade(ONE_LINE, folder, out);
      expect(again.err).toContain(keptMapFile(out));
      expect(resultLines(out)).toEqual(lines);
    },
  );

  needs('namespaces').it('says where to add names when a batch has a map', async () => {
    const { folder, out } = oddlyNamed('servr.py', 'clieent.py');
    const first = await grade(ONE_LINE, folder, out, '--map', mapFile('server: utama.py\n'));
    expect(first.err).toContain(keptMapFile(out));
    const suggestions = readFileSync(join(out, 'map-suggestions.yaml'), 'utf8');
    expect(suggestions).toMatch(/server:\n {4}- "servr\.py".*\n {2}client:\n {4}- "clieent\.py"/);
  });
});

/** A class of one student, whose right programs have unusual names. */
function oddlyNamed(server: string, client: string) {
  const folder = classOf({});
  const own = join(folder, 'Ani');
  mkdirSync(own);
  writeFileSync(join(own, server), PROGRAMS.right['server.py'] ?? '');
  writeFileSync(join(own, client), PROGRAMS.right['client.py'] ?? '');
  return { folder, out: join(temporaryFolder(), 'out') };
}
