import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MessageError, message } from '../model/message.ts';

/** How a submission is built: the words of one command, or lines that a shell understands. */
export type BuildSteps =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'script'; readonly text: string };

/** A submission's own `giliran.yaml`. */
export interface Manifest {
  /** Null where there is no build. */
  readonly build: BuildSteps | null;
  /** Words of the command of each role. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** More than any manifest takes, in bytes; a large one could keep its reader busy for hours. */
const MOST_BYTES = 16 * 1024;

/**
 * Reads a submission's manifest.
 * @param name what it is called there
 * @throws MessageError that says what is wrong; the YAML library's own error
 */
export function readManifest(folder: string, name: string): Manifest {
  const file = join(folder, name);
  const { size } = statSync(file);
  if (size > MOST_BYTES)
    throw new MessageError(message('manifest.too-large', { bytes: size, most: MOST_BYTES }));
  const value: unknown = parse(readFileSync(file, 'utf8'));
  if (!isRecord(value)) throw new MessageError(message('manifest.no-map'));
  for (const key of Object.keys(value))
    if (key !== 'build' && key !== 'roles') throw new MessageError(message('manifest.unknown-key', { key }));
  if (!isRecord(value.roles)) throw new MessageError(message('manifest.no-roles'));
  return {
    build: value.build === undefined || value.build === null ? null : buildSteps(value.build),
    roles: Object.fromEntries(
      Object.entries(value.roles).map(([role, command]) => [role, words(command, `roles.${role}`)]),
    ),
  };
}

/**
 * A text is what a shell is given, as in any system that builds: several lines, `&&`, patterns. A list is the words of
 * one command, or commands one after another: no program has a space in its name.
 */
function buildSteps(value: unknown): BuildSteps {
  if (typeof value === 'string' && value.trim() !== '') return { kind: 'script', text: value };
  const list = words(value, 'build');
  const isCommands = /\s/.test(list[0] ?? '');
  return isCommands ? { kind: 'script', text: list.join('\n') } : { kind: 'words', words: list };
}

function words(value: unknown, where: string): string[] {
  const list = typeof value === 'string' ? splitWords(value) : value;
  if (!Array.isArray(list) || list.length === 0 || !list.every((word) => typeof word === 'string'))
    throw new MessageError(message('manifest.no-command', { where }));
  return list;
}

/** Splits a command at spaces; quotes of either kind keep words together. No other shell syntax is known. */
export function splitWords(command: string): string[] {
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
