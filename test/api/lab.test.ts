import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Checked, GiliranError, Lab, LabError, readRuns } from '../../src/api/index.ts';

const LETTERS = join(import.meta.dirname, '../../examples/letters');
const RIGHT = join(LETTERS, 'right-javascript');

describe('a lab, loaded by a program', () => {
  it('is found by its file, its folder, or the id of one that comes with giliran', () => {
    for (const name of [LETTERS, join(LETTERS, 'lab.yaml')]) expect(Lab.load(name).id).toBe('letters');
    expect(Lab.load('turn-chat')).toMatchObject({ id: 'turn-chat', due: null });
  });

  it('lists its roles, its scenarios and its checks', () => {
    expect(Lab.load(LETTERS)).toMatchObject({
      roles: ['server', 'client'],
      scenarios: ['talk', 'server-alone'],
      checks: [
        { id: 'count.listens', points: 20, grader: 'listening', shown: 'always' },
        { id: 'count.length', points: 80, grader: 'shows-length', subjects: ['server'] },
      ],
    });
  });

  it('says what was expected where there is none, or its file has mistakes', () => {
    expect(() => Lab.load('turn-chats')).toThrow(/^There is no lab "turn-chats": expected the id of a lab/);
    expect(() => Lab.load(join(LETTERS, '../../test/lab/no-such.yaml'))).toThrow(GiliranError);
    const mistaken = join(import.meta.dirname, 'mistaken.yaml');
    expect(() => Lab.load(mistaken)).toThrow(LabError);
    expect(() => Lab.load(mistaken)).toThrow(`${mistaken}:1:1: `);
  });
});

describe('a plan', () => {
  it('is the same for the same seed, and another for another one', () => {
    const lab = Lab.load(LETTERS);
    expect(lab.plan('talk', 7)).toEqual(lab.plan('talk', 7));
    expect(lab.plan('talk', 7)).not.toEqual(lab.plan('talk', 8));
  });

  it('says who plays whom, and what is typed when', () => {
    const { roles, moves } = Lab.load(LETTERS).plan('server-alone', 1);
    expect(roles).toEqual([
      { id: 'server', by: 'student' },
      { id: 'client', by: 'probe' },
    ]);
    expect(moves.map((move) => [move.role, move.do])).toEqual([
      ['server', 'start'],
      ['client', 'start'],
      ['client', 'say'],
      ['client', 'say'],
      ['client', 'say'],
    ]);
    expect(moves.filter(({ text }) => text === null).map((move) => move.do)).toEqual(['start', 'start']);
  });

  it('names the scenarios that there are', () => {
    expect(() => Lab.load(LETTERS).plan('tolk', 1)).toThrow(
      'letters has no scenario "tolk": expected one of talk, server-alone.',
    );
  });
});

describe('a submission', () => {
  it('is checked, and its trace graded again to the same', async () => {
    const lab = Lab.load(LETTERS);
    const trace = join(mkdtempSync(join(tmpdir(), 'giliran-api-')), 'trace.jsonl');
    const checked = await lab.check(RIGHT, { seed: 5, trace });
    expect(checked).toMatchObject({ verdict: 'pass', score: 100, seed: 5, submission: RIGHT, trace });
    const again = lab.grade(trace);
    expect(again.checks).toEqual(checked.checks);
    expect(readRuns(trace).map(({ run }) => run.scenario)).toContain('talk');
    expect(() => Lab.load('turn-chat').grade(trace)).toThrow(
      'is a trace of letters: expected one of turn-chat',
    );
  });

  it('plays one scenario, and gets what it showed', async () => {
    const lab = Lab.load(LETTERS);
    const { run, events } = await lab.run(RIGHT, 'server-alone', { seed: 5 });
    expect(run.scenario).toBe('server-alone');
    const said = lab.plan('server-alone', 5).moves.flatMap(({ text }) => text ?? []);
    expect(events.flatMap((event) => (event.kind === 'print' ? [event.text] : []))).toEqual(
      said.map((text) => String([...text].length)),
    );
  });

  it('cannot be played where a program is missing, and cannot be checked where there is no folder', async () => {
    const lab = Lab.load(LETTERS);
    const empty = mkdtempSync(join(tmpdir(), 'giliran-api-'));
    await expect(lab.run(empty, 'talk')).rejects.toThrow(
      /^Nobody plays a role of talk\. Expected programs in \S+, found none that can be run \([^)]*\)\.$/,
    );
    await expect(lab.check(join(empty, 'nobody'))).rejects.toThrow(/^There is no folder/);
    await expect(lab.check(RIGHT, { seed: 0.5 })).rejects.toThrow('found 0.5');
  });

  it('rejects unknown options at run time, too', async () => {
    const lab = Lab.load(LETTERS);
    const check = (options: object): Promise<Checked> => lab.check(RIGHT, options);
    await expect(check({ isolation: 'sandbox ' })).rejects.toThrow(
      'isolation: expected one of auto, sandbox, network, user, none, found "sandbox ".',
    );
    await expect(check({ isolaton: 'sandbox' })).rejects.toThrow('found "isolaton".');
    await expect(check({ map: { srever: 'server.js' } })).rejects.toThrow(
      'map: expected one of server, client, found "srever".',
    );
    await expect(check({ step: 'cuont' })).rejects.toThrow('step: expected one of count, found "cuont".');
    await expect(check({ language: 'fr' })).rejects.toThrow('language: expected one of en, id, found "fr".');
  });

  it('ends when its signal is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(Lab.load(LETTERS).check(RIGHT, { signal })).rejects.toThrow('enough');
  });
});
