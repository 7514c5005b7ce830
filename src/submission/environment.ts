import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../model/lab.ts';

/** Variables of the caller's that programs need to be found and run. */
const KEPT = [
  'PATH',
  'HOME',
  'USER',
  'SystemRoot',
  'SYSTEMROOT',
  'windir',
  'PATHEXT',
  'ComSpec',
  'USERPROFILE',
  'APPDATA',
  'JAVA_HOME',
];

/**
 * The environment of a submission's programs, and of its build: only what they need, since the rest of the caller's
 * environment is private and changes runs.
 * @param workFolder gets a folder for temporary files
 */
export function programEnvironment(lab: Lab, workFolder: string): Readonly<Record<string, string>> {
  const counts = lab.roles.map((role) => role.kind.count ?? 0);
  const temp = join(workFolder, 'tmp');
  mkdirSync(temp, { recursive: true });
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    TMPDIR: temp,
    ...(process.platform === 'win32' ? { TEMP: temp, TMP: temp } : {}),
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    PYTHONIOENCODING: 'utf-8',
    PYTHONUTF8: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    GILIRAN_COUNT: String(Math.max(1, ...counts)),
  };
}
