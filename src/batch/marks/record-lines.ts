import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { valueOfLine } from '../../model/json-line.ts';

/**
 * What people have decided, a line of JSON each: no other part of giliran reads the file, and no line of it is ever
 * rewritten.
 */
export function appendRecord(file: string, record: object): void {
  appendFileSync(file, `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true });
}

/** Reads what {@link appendRecord} has written, in order; nothing where there is no such file. */
export function readRecords<T>(file: string): readonly T[] {
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => valueOfLine<T>(line) ?? [])
    : [];
}
