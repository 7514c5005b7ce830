import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { RunEvent, RunTrace } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { needs } from '../support/tools.ts';
import { type Played, play } from './play.ts';

const python = needs('python3', 'namespaces');

python.describe('a script', () => {
  let played: Played;
  let runs: readonly RunTrace[];

  beforeAll(async () => {
    played = await play('moves', 'passes-lines-on', '--all', '--seed', '7');
    ({ runs } = readTrace(readFileSync(played.document.trace ?? '', 'utf8')));
  });

  const eventsOf = <K extends RunEvent['kind']>(scenario: string, kind: K) =>
    (runs.find(({ run }) => run.scenario === scenario)?.events ?? []).filter(
      (event): event is Extract<RunEvent, { readonly kind: K }> => event.kind === kind,
    );
  const linesOf = (scenario: string, part: string) =>
    eventsOf(scenario, 'move').flatMap((move) => (move.do === 'say' && move.part === part ? [move] : []));
  const heardBy = (scenario: string, role: string): string =>
    eventsOf(scenario, 'heard')
      .filter((event) => event.role === role)
      .map(({ text }) => text)
      .join('');

  it('is graded as right where the server is', () => {
    expect(played.document.checks.map(({ id, status }) => [id, status])).toEqual([
      ['work.lines', 'pass'],
      ['work.stalled', 'pass'],
      ['work.back', 'pass'],
    ]);
  });

  it('settles every move by the kernel alone, although bytes lie unread', () => {
    const ways = runs.flatMap(({ events }) => events.flatMap((e) => (e.kind === 'settled' ? [e.by] : [])));
    expect([...new Set(ways)]).toEqual(['kernel']);
  });

  it('types fixed lines of the lab, with values of the run, which are in the trace', () => {
    const values = runs.find(({ run }) => run.scenario === 'lines')?.run.values ?? {};
    const [line] = linesOf('lines', 'given');
    expect(line?.text).toBe(`/join ${values.room} ${Number(values.a) + Number(values.b)} {}`);
    expect(line?.textKind).toBe('literal');
  });

  it('has lines of a size, and several in one segment', () => {
    expect(linesOf('lines', 'sized').map(({ text }) => Buffer.byteLength(text))).toEqual([8192]);
    const several = linesOf('lines', 'several');
    expect(several.map(({ joined }) => joined)).toEqual([true, true, undefined]);
    const settled = eventsOf('lines', 'settled').filter(({ move }) =>
      several.some((line) => line.move === move),
    );
    expect(settled).toHaveLength(1);
  });

  it('lets several roles speak at once, each in the order of its lines', () => {
    const together = linesOf('lines', 'together');
    expect(new Set(together.map((move) => move.together)).size).toBe(2);
    const heard = heardBy('lines', 'client1');
    for (const role of ['client2', 'client3']) {
      const own = together.filter((move) => move.role === role).map(({ text }) => heard.indexOf(text));
      expect(own).toEqual([...own].sort((a, b) => a - b));
      expect(own).not.toContain(-1);
    }
  });

  it('sends bytes unchanged, in one piece or several', () => {
    const sent = eventsOf('lines', 'move').flatMap((move) => (move.do === 'send' ? [move] : []));
    const { room } = runs.find(({ run }) => run.scenario === 'lines')?.run.values ?? {};
    expect(sent.map(({ bytes, pieces }) => [bytes, pieces])).toEqual([
      [`one ${room}\nand!x two\r\n`.length, 1],
      ['three\n'.length, 2],
    ]);
    expect(heardBy('lines', 'client2')).toMatch(/ : three\n$/);
  });

  it('lets a probe read nothing for four mebibytes, and then all of it', () => {
    const heard = eventsOf('stalled', 'heard').filter(({ role }) => role === 'client3');
    const again = eventsOf('stalled', 'move').find((move) => move.do === 'hears');
    expect(heard.every(({ move }) => move >= (again?.move ?? Number.POSITIVE_INFINITY))).toBe(true);
    expect(heard.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(4 * 1024 * 1024);
  });

  it('resets connections, reconnects, and closes the input of a program', () => {
    expect(heardBy('leaving', 'client3')).not.toContain('half a li');
    expect(eventsOf('leaving', 'exit').map(({ role, code, because }) => [role, code, because])).toEqual([
      ['server', 0, 'itself'],
    ]);
  });
});
