import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

/** A file beside each bundled lab, with the result of programs that end at once. */
const FILE = 'untouched.yaml';

const untouched = z.strictObject({
  fails: z.record(z.string(), z.array(z.string()).min(1)),
  skipped: z.array(z.string()),
});

/**
 * The result of programs that end at once: the checks that fail, each with the roles at fault, and those that are
 * skipped; all others pass.
 */
export type Untouched = z.infer<typeof untouched>;

/** @param folder of a lab that comes with giliran */
export function readUntouched(folder: string): Untouched {
  return untouched.parse(parse(readFileSync(join(folder, FILE), 'utf8')));
}
