import { isAbsolute } from 'node:path';
import type { Bilingual } from '../model/message.ts';
import { type Failing, type LabProgress, NO_PROGRESS, type Progress } from './progress.ts';

/** Longest text that is kept of a failure, which is a sentence. */
const LONGEST = 400;

/**
 * Reads a student's progress. Anybody may have written the file, so whatever makes no sense is left out.
 * @param text of the file
 */
export function parseProgress(text: string): Progress {
  const value = asRecord(parseJson(text));
  if (value.version !== 1) return { lab: null, labs: {} };
  return {
    lab: typeof value.lab === 'string' ? value.lab : null,
    labs: mapped(value.labs, labProgress),
  };
}

function labProgress(value: unknown): LabProgress {
  const { holds, points, most, failing, hints, explained, trace } = asRecord(value);
  return {
    ...NO_PROGRESS,
    holds: strings(holds),
    points: count(points) ?? 0,
    most: count(most) ?? 0,
    failing: mapped(failing, parseFailing),
    hints: mapped(hints, count),
    explained: strings(explained),
    trace: typeof trace === 'string' && isAbsolute(trace) ? trace : null,
  };
}

function parseFailing(value: unknown): Failing | null {
  const { cause, said, times } = asRecord(value);
  const often = count(times);
  const words = bilingual(said);
  if (often === null || words === null) return null;
  return { cause: typeof cause === 'string' ? cause : null, said: words, times: often };
}

function bilingual(value: unknown): Bilingual | null {
  const { en, id } = asRecord(value);
  if (typeof en !== 'string' || typeof id !== 'string') return null;
  return { en: en.slice(0, LONGEST), id: id.slice(0, LONGEST) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The values of a map, each one parsed; those that make no sense are left out. */
function mapped<T>(value: unknown, read: (value: unknown) => T | null): Record<string, T> {
  return Object.fromEntries(
    Object.entries(asRecord(value)).flatMap(([key, one]) => {
      const found = read(one);
      return found === null ? [] : [[key, found]];
    }),
  );
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}
