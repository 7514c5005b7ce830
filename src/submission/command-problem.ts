import { accessSync, constants, existsSync } from 'node:fs';
import { findOnPath } from '../machine/find-on-path.ts';
import { rethrowShortage } from '../machine/shortage-code.ts';
import { message } from '../model/message.ts';
import type { Problem } from './submission.ts';
import { isToolchain } from './toolchains.ts';

/**
 * Why a command of a manifest cannot be started; null where it can, as far as can be told without starting it.
 * @param file what the manifest is called
 * @param command as the manifest has it
 * @param path where it lies, or its bare name where it is looked for on the PATH
 */
export function commandProblem(role: string, file: string, command: string, path: string): Problem | null {
  // Windows finds programs without their extension, and runs whatever it finds.
  if (process.platform === 'win32') return null;
  if (path === command && !/[/\\]/.test(command)) {
    if (findOnPath(command) !== null) return null;
    return isToolchain(command)
      ? { role, cause: 'untried', message: message('problem.no-toolchain', { file, program: command }) }
      : {
          role,
          cause: 'no-interpreter',
          message: message('problem.no-interpreter', { file, program: command }),
        };
  }
  if (!existsSync(path))
    return { role, cause: 'bad-manifest', message: message('problem.no-command', { file, role, command }) };
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch (error) {
    rethrowShortage(error);
    return {
      role,
      cause: 'bad-manifest',
      message: message('problem.not-executable', { file, role, command }),
    };
  }
}
