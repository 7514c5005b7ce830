import type { FreeMark } from '../../model/lab.ts';
import { OWN_OPERATORS } from './own-changes.ts';
import { type RunMutant, untoldOf } from './run-mutants.ts';
import { unifiedDiff } from './unified-diff.ts';

/** Colours of a text, as the terminal takes them. */
export interface DiffStyle {
  readonly right: (text: string) => string;
  readonly wrong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Mutants that nothing has caught and no mark frees, each as a diff. */
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

/** Says for each check that could not be decided why that is. */
function unclearText(run: RunMutant): readonly string[] {
  const untold = untoldOf(run);
  return [
    `No check fails, and ${untold.map(({ id }) => id).join(', ')} could not be told. Is this behaviour meant to be free?`,
    ...untold.flatMap(({ id, why }) => (why ? [`  ${id}: ${why}`] : [])),
  ];
}

function painted(line: string, { right, wrong, faint }: DiffStyle): string {
  if (line.startsWith('@@') || line.startsWith('---') || line.startsWith('+++')) return faint(line);
  if (line.startsWith('-')) return wrong(line);
  return line.startsWith('+') ? right(line) : line;
}

/** Sentences about marks that free no mutant. */
export function idleMarks(marks: readonly FreeMark[], run: readonly RunMutant[]): readonly string[] {
  const used = new Set(run.map(({ free }) => free));
  return marks
    .filter((mark) => !used.has(mark))
    .map(
      ({ code, operator }) =>
        `a mark sets nothing free, and can go: ${operator === undefined ? '' : `${operator} of `}"${code}"`,
    );
}
