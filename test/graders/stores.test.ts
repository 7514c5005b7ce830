import { describe, expect, it } from 'vitest';
import { stores } from '../../graders/stores.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import type { StoredFile } from '../../src/model/trace.ts';
import { claim, PROBE, role, TraceBuilder } from '../support/trace.ts';

const PHOTO = { name: 'photo.jpg', bytes: 5000, digest: 'aa' };

/** A file that has so many bytes in common with the one that was given. */
function file(name: string, bytes: number, same: number, digest = 'bb'): StoredFile {
  const beside = [{ role: 'client', name: 'photo.jpg', same, given: 'ff00', stored: 'efbfbd' }];
  return { name, is: 'file', bytes, digest, beside };
}

const WHOLE = file('photo.jpg', 5000, 5000, 'aa');

/** A server to which a probe has sent what it was given. */
function transfer(): TraceBuilder {
  const builder = new TraceBuilder(
    [role('server', 'listens', 'tcp:9300'), role('client', 'connects', 'tcp:9300', PROBE)],
    null,
    { values: { room: 'bado' } },
  );
  return builder
    .given('client', PHOTO)
    .start('server', { bound: ['tcp:9300'] })
    .start('client', { bound: ['tcp:9300'], connections: 1 })
    .say('client', 'photo.jpg 5000')
    .settled();
}

const asked = (more: Readonly<Record<string, GraderParam>> = {}) =>
  claim({ by: ['server'], of: 'client', file: 'photo.jpg', ...more });

const gradeOf = (files: readonly StoredFile[], more: Readonly<Record<string, GraderParam>> = {}) =>
  stores.grade(transfer().stored('server', files).build(), asked(more));

describe('a file that is stored', () => {
  it('is the one that was given, under its own name', () => {
    expect(gradeOf([WHOLE])).toMatchObject({ status: 'pass', evidence: [9] });
  });

  it('may be next to others that are not asked for', () => {
    expect(gradeOf([file('log.txt', 3, 0), WHOLE]).status).toBe('pass');
  });

  it('has the name that the lab says, with a run’s values', () => {
    const moved = { ...WHOLE, name: 'bado/photo' };
    expect(gradeOf([moved], { name: '{room}/photo' }).status).toBe('pass');
    expect(gradeOf([moved], { pattern: '^{room}/' }).status).toBe('pass');
    expect(gradeOf([moved])).toMatchObject({
      cause: 'stored-elsewhere',
      blame: ['server'],
      actual: { params: { name: 'bado/photo' } },
    });
    expect(gradeOf([moved], { name: '{c}' })).toMatchObject({ message: { id: 'inconclusive.no-values' } });
  });

  it('is none where nothing was stored', () => {
    expect(gradeOf([])).toMatchObject({ cause: 'stored-nothing', actual: { id: 'actual.stored-none' } });
    expect(gradeOf([file('log.txt', 3, 0)])).toMatchObject({
      cause: 'stored-nothing',
      actual: { params: { names: 'log.txt' } },
    });
  });

  it('differs from a cut one, and from a longer one', () => {
    expect(gradeOf([file('photo.jpg', 0, 0)])).toMatchObject({ cause: 'stored-shorter' });
    expect(gradeOf([file('photo.jpg', 4096, 4096)])).toMatchObject({
      cause: 'stored-shorter',
      actual: { params: { name: 'photo.jpg', bytes: 4096 } },
    });
    expect(gradeOf([file('photo.jpg', 5003, 5000)])).toMatchObject({ cause: 'stored-longer' });
  });

  it('differs from one with other bytes, with the place where they begin', () => {
    expect(gradeOf([file('photo.jpg', 9155, 12)])).toMatchObject({
      cause: 'stored-otherwise',
      actual: { params: { at: 13, stored: 'ef bf bd', given: 'ff 00', bytes: 9155 } },
    });
    expect(gradeOf([file('photo.jpg', 5000, 12)])).toMatchObject({ cause: 'stored-otherwise' });
  });

  it('is the best of several that match the name', () => {
    const several = [file('photo.jpg.part', 9, 2), file('photo.jpg', 4096, 4096)];
    expect(gradeOf(several, { pattern: 'photo' })).toMatchObject({
      cause: 'stored-shorter',
      actual: { params: { name: 'photo.jpg' } },
    });
  });

  it.each(['link', 'special', 'locked'] as const)('is no %s', (is) => {
    expect(gradeOf([{ ...WHOLE, is, bytes: 0, digest: null, beside: [] }])).toMatchObject({
      cause: 'stored-no-file',
      actual: { id: `actual.stored-${is}` },
    });
  });

  it('fails with the crash where the program has crashed', () => {
    const trace = transfer().exits('server', 1).stored('server', []).build();
    expect(stores.grade(trace, asked())).toMatchObject({ cause: 'crash' });
  });

  it('may have been stored before the program was restarted', () => {
    const trace = transfer().stored('server', [WHOLE]).stored('server', []).build();
    expect(stores.grade(trace, asked()).status).toBe('pass');
  });

  it('is inconclusive where the folder was not read, or not completely', () => {
    const nobody = transfer().build();
    const lost = transfer().stored('server', [], 'lost').build();
    const cut = transfer()
      .stored('server', [file('log.txt', 3, 0)], 'cut')
      .build();
    for (const trace of [nobody, lost, cut])
      expect(stores.grade(trace, asked())).toMatchObject({ message: { id: 'inconclusive.no-folder' } });
    const shorter = transfer()
      .stored('server', [file('photo.jpg', 3, 3)], 'cut')
      .build();
    expect(stores.grade(shorter, asked())).toMatchObject({ cause: 'stored-shorter' });
  });
});
