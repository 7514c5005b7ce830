import { describe, expect, it } from 'vitest';
import { commandsOf, environmentInside, insidePath } from '../../../src/run/isolation/launch-inside.ts';

const folders = [
  { outside: '/home/ani/tugas', inside: '/giliran/submission', own: true },
  { outside: '/opt/giliran/preload.js', inside: '/giliran/preload.js', own: false },
];

describe('a path inside a sandbox', () => {
  it('is one in the folder that it is in', () => {
    expect(insidePath('/home/ani/tugas', { folders })).toBe('/giliran/submission');
    expect(insidePath('/home/ani/tugas/src/server.js', { folders })).toBe(
      '/giliran/submission/src/server.js',
    );
    expect(insidePath('/opt/giliran/preload.js', { folders })).toBe('/giliran/preload.js');
  });

  it('is unchanged where it only begins like one, or is not a path', () => {
    expect(insidePath('/home/ani/tugas-2/a.js', { folders })).toBe('/home/ani/tugas-2/a.js');
    expect(insidePath('--flag', { folders })).toBe('--flag');
  });
});

describe('the environment inside a sandbox', () => {
  it('names neither the machine nor its user', () => {
    const env = { HOME: '/home/ani', USER: 'ani', PATH: '/home/ani/bin', LANG: 'id_ID.UTF-8' };
    expect(environmentInside({ env, folders }, [])).toEqual({
      LANG: 'id_ID.UTF-8',
      HOME: '/tmp',
      USER: 'student',
      LOGNAME: 'student',
      TMPDIR: '/tmp',
      PATH: '/usr/local/bin:/usr/bin:/bin',
    });
  });

  it('has each interpreter’s folder once, before the system’s own', () => {
    const interpreters = ['/usr/local/node/bin/node', '/usr/bin/python3', '/usr/local/node/bin/npm'];
    expect(environmentInside({ env: {}, folders }, interpreters).PATH).toBe(
      '/usr/local/node/bin:/usr/local/bin:/usr/bin:/bin',
    );
  });

  it('says where things are inside, and Java’s place only if it is the system’s', () => {
    const env = { NODE_PATH: '/home/ani/tugas/lib', JAVA_HOME: '/home/ani/jdk' };
    const inside = environmentInside({ env, folders }, []);
    expect(inside.NODE_PATH).toBe('/giliran/submission/lib');
    expect(inside).not.toHaveProperty('JAVA_HOME');
    const system = { JAVA_HOME: '/usr/lib/jvm/default' };
    expect(environmentInside({ env: system, folders }, []).JAVA_HOME).toBe('/usr/lib/jvm/default');
  });
});

describe('the commands that a launch begins with', () => {
  it('are found on the PATH, also behind stdbuf', () => {
    const [node] = commandsOf({ command: 'node', args: [] });
    expect(node).toMatch(/\/node$/);
    expect(commandsOf({ command: '/usr/bin/stdbuf', args: ['-oL', 'node'] })).toContain(node);
  });

  it('are not looked for where the launch has a path', () => {
    expect(commandsOf({ command: '/home/ani/tugas/server', args: [] })).toEqual([]);
    expect(commandsOf({ command: 'stdbuf', args: ['-oL', './server'] })).toEqual([]);
  });
});
