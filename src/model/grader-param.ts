import type { GraderParam } from './lab.ts';

/** A parameter that a lab file has as one name or as several; none where it is left out. */
export function listParam(value: GraderParam | undefined): readonly string[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' && value !== '' ? [value] : [];
}
