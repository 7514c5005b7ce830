import type { BuildFailure, Message as EsbuildMessage } from 'esbuild';
import { type Message, message } from '../model/message.ts';
import { withoutPlace } from './compiled-files.ts';

/**
 * What the compiler says of a source, for its author.
 * @param file the source that was to be compiled, where the compiler names none
 */
export function showError(error: EsbuildMessage | undefined, file: string): Message {
  const place = error?.location;
  const { added, source } = withoutPlace(place?.lineText ?? '');
  const spot = {
    file: place?.file ?? file,
    line: place?.line ?? 1,
    column: (place?.column ?? 0) + 1 - added,
  };
  const text = error?.text ?? '';
  const [, missing] = /^Could not resolve "(.*)"$/.exec(text) ?? [];
  if (missing !== undefined)
    return message(missing.startsWith('.') ? 'problem.no-such-file' : 'problem.no-such-package', {
      ...spot,
      name: missing,
    });
  return message('problem.syntax-error', { ...spot, error: text, source });
}

export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/** Whether all that is wrong is that a program awaits at its top level, which only an ES module may. */
export function isTopLevelAwait(error: BuildFailure): boolean {
  return error.errors.every(({ text }) => text.startsWith('Top-level await'));
}
