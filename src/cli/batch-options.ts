import { INTAKE_FORMATS, type IntakeFormat } from '../batch/intake/intake.ts';
import type { BatchIsolation } from '../batch/job.ts';
import { message } from '../model/message.ts';
import { UseError } from './io.ts';

const ISOLATIONS: readonly BatchIsolation[] = ['sandbox', 'network', 'none'];

export function parseIsolation(text: string): BatchIsolation {
  const wish = ISOLATIONS.find((name) => name === text);
  if (wish) return wish;
  throw new UseError(message('use.bad-isolation', { known: ISOLATIONS, found: text }));
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
