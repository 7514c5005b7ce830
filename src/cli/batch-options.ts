import { INTAKE_FORMATS, type IntakeFormat } from '../batch/intake/intake.ts';
import type { BatchIsolation } from '../batch/job/job.ts';
import { message } from '../model/message.ts';
import { UseError } from './io.ts';
import { parseIsolation } from './parse-isolation.ts';

const ISOLATIONS: readonly BatchIsolation[] = ['sandbox', 'network', 'none'];

/**
 * How a batch's runs are kept apart: a sandbox unless told otherwise.
 * @throws UseError where there is no such level
 */
export function parseBatchIsolation(text = 'sandbox'): BatchIsolation {
  return parseIsolation(text, ISOLATIONS);
}

export function parseFormat(text: string | undefined): IntakeFormat | null {
  if (text === undefined) return null;
  const format = INTAKE_FORMATS.find((name) => name === text);
  if (format) return format;
  throw new UseError(message('grade.bad-format', { known: INTAKE_FORMATS, found: text }));
}

export function parseNumber(option: string, text: string, least: number): number {
  if (/^\d{1,15}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UseError(message('grade.bad-number', { option, least, found: text }));
}
