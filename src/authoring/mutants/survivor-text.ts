import type { FreeMark } from '../../model/lab.ts';
import { OWN_OPERATORS } from './own-changes.ts';
import type { RunMutant } from './run-mutants.ts';
import { unifiedDiff } from './unified-diff.ts';

/** Inks of a text, as the terminal takes them. */
export interface DiffStyle {
  readonly right: (text: string) => string;
  readonly wrong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Mutants that nothing caught and no mark sets free, each as a diff. */
export function survivorText(run: readonly RunMutant[], style: DiffStyle): readonly string[] {
  return run
    .filter(({ fate, free }) => (fate === 'survived' || fate === 'unclear') && free === null)
    .flatMap((one) => [
      '',
      `${style.wrong(one.mutant.name)}${aboutOf(one)}`,
      ...unifiedDiff(one.mutant.file, one.mutant.before, one.mutant.after).map((line) =>
        painted(line, style),
      ),
      ...(one.fate === 'unclear'
        ? unclearText(one)
        : ['Every check holds. Is this behaviour meant to be free?']),
    ]);
}

function aboutOf({ mutant: { operator } }: RunMutant): string {
  const about = Object.entries(OWN_OPERATORS).find(([name]) => name === operator)?.[1];
  return about === undefined ? '' : `: ${about}`;
}

/** Says of each check that could not be told why not. */
function unclearText({ outcome }: RunMutant): readonly string[] {
  const checks = outcome.status === 'ungraded' ? [] : outcome.document.checks;
  const unclear = checks.filter(({ status }) => status === 'inconclusive');
  return [
    `No check fails, and ${unclear.map(({ id }) => id).join(', ')} could not be told. Is this behaviour meant to be free?`,
    ...unclear.flatMap(({ id, message }) => (message ? [`  ${id}: ${message}`] : [])),
  ];
}

function painted(line: string, { right, wrong, faint }: DiffStyle): string {
  if (line.startsWith('@@') || line.startsWith('---') || line.startsWith('+++')) return faint(line);
  if (line.startsWith('-')) return wrong(line);
  return line.startsWith('+') ? right(line) : line;
}

/** Marks that no mutant needs, a sentence each. */
export function idleMarks(marks: readonly FreeMark[], run: readonly RunMutant[]): readonly string[] {
  const used = new Set(run.map(({ free }) => free));
  return marks
    .filter((mark) => !used.has(mark))
    .map(
      ({ code, operator }) =>
        `a mark sets nothing free, and can go: ${operator === undefined ? '' : `${operator} of `}"${code}"`,
    );
}
