import { namesInTexts } from '../model/run-values.ts';
import type { LabFile } from './schema.ts';
import { innerItems, type ScriptItem } from './script-schema.ts';

/** Names of values that occur in what a lab file's scripts say, and in what its probes send. */
export function namesSaidIn(scenarios: LabFile['scenarios']): readonly string[] {
  const texts = Object.values(scenarios).flatMap(({ script, answers = {} }) => [
    ...(typeof script === 'string' ? [] : script.flatMap(textsIn)),
    ...Object.values(answers).flatMap((list) => list.flatMap(({ with: text = '' }) => text)),
  ]);
  return namesInTexts(texts);
}

function textsIn(item: ScriptItem): readonly string[] {
  if ('say' in item) return [item.line, item.prefix].filter((text) => text !== undefined);
  if ('send' in item) return [...(item.raw === undefined ? [] : [item.raw]), ...(item.pieces ?? [])];
  return innerItems(item).flatMap(textsIn);
}
