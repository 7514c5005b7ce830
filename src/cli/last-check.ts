import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../messages/language.ts';
import type { Lab } from '../model/lab.ts';
import type { CheckResult } from '../model/result.ts';
import { readTrace } from '../trace/read.ts';
import { gradeTrace } from './grade-trace.ts';
import { isTraceOf, traceFolder } from './trace-folder.ts';

/**
 * What failed when this user last checked a lab, as far as the trace of it is still there: checks whose traces went
 * elsewhere are not known.
 */
export function lastFailures(lab: Lab, language: Language): readonly CheckResult[] {
  try {
    const file = newestTrace(lab.id);
    if (file === null) return [];
    const { checks } = gradeTrace(readTrace(readFileSync(file, 'utf8')), lab, file, language);
    return checks.filter(({ status }) => status === 'fail');
  } catch {
    // No folder yet, or no trace of this giliran's: hints do without.
    return [];
  }
}

function newestTrace(lab: string): string | null {
  const folder = traceFolder();
  const files = readdirSync(folder)
    .filter((name) => isTraceOf(name, lab))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }));
  return files.sort((a, b) => b.time - a.time)[0]?.path ?? null;
}
