import { describe, expect, it } from 'vitest';
import { mayBeAtFault, refuses, sharedRoles, startedAs } from '../../src/assessment/other-starts.ts';
import type { RunTrace, Start } from '../../src/model/trace.ts';
import type { Program, Submission } from '../../src/submission/submission.ts';
import { decided, failing, OF_CLIENTS, OF_SERVER, PASS, together } from '../diagnosis/cases.ts';
import { chat, type TraceBuilder } from '../support/trace.ts';

const CLIENTS = ['client1', 'client2'];

function program(role: string, args: readonly string[], given?: readonly string[]): Program {
  const file = `${role}.py`;
  const own = { role, file, command: 'python3', args, cwd: '', env: {}, folders: [] };
  return given ? { ...own, given } : own;
}

const SHARED = program('client1', ['client.py', '--port', '8080', '1', '2'], ['1', '2']);

describe('a program for several roles', () => {
  it('is started with its number and the count, with nothing, or with its number alone', () => {
    expect(startedAs(SHARED, 'numbered')).toBe(SHARED);
    expect(startedAs(SHARED, 'unnumbered')).toMatchObject({
      args: ['client.py', '--port', '8080'],
      given: [],
    });
    expect(startedAs(SHARED, 'number-alone')).toMatchObject({
      args: ['client.py', '--port', '8080', '1'],
      given: ['1'],
    });
  });

  it('is distinguished from one of a single role, and from one that ignores its arguments', () => {
    const own = program('server', ['server.py', '1', '2']);
    expect(startedAs(own, 'unnumbered')).toBe(own);
    const programs = new Map([own, SHARED].map((each) => [each.role, each]));
    const submission = (reads: boolean): Submission => ({
      folder: '',
      programs,
      problems: new Map(),
      notes: [],
      hiddenTimers: false,
      readsArguments: () => reads,
      dispose: () => {},
    });
    expect(sharedRoles(submission(true))).toEqual(['client1']);
    expect(sharedRoles(submission(false))).toEqual([]);
  });

  it('may be at fault where it is named, or no role is', () => {
    const failed = (...blame: string[]) =>
      mayBeAtFault(decided([[OF_SERVER, { full: together(failing('crash', ...blame)) }]]), CLIENTS);
    expect(failed('client2')).toBe(true);
    expect(failed()).toBe(true);
    expect(failed('server')).toBe(false);
    expect(mayBeAtFault(decided([[OF_CLIENTS, { full: together(PASS) }]]), CLIENTS)).toBe(false);
  });
});

describe('a program that fails because of how it was started', () => {
  function played(start: Start, build: (scene: TraceBuilder) => TraceBuilder): RunTrace {
    const { run, events } = build(chat()).build();
    return { run: { ...run, start }, events };
  }

  it('ends by itself with an error, or at once', () => {
    const fails = played('numbered', (scene) => scene.say('server', 'halo').exits('client1', 2));
    const leaves = played('numbered', (scene) => scene.exits('client2', 0));
    expect(refuses([fails], 'numbered', CLIENTS)).toBe(true);
    expect(refuses([leaves], 'numbered', CLIENTS)).toBe(true);
    expect(refuses([fails, leaves], 'unnumbered', CLIENTS)).toBe(false);
  });

  it('is not one that ends when it should, or is stopped', () => {
    const leaves = played('numbered', (scene) => scene.say('server', 'halo').exits('client1', 0));
    const stopped = played('numbered', (scene) => scene.exits('client2', 143, 'stopped'));
    expect(refuses([leaves, stopped], 'numbered', CLIENTS)).toBe(false);
  });
});
