import type { FreeMark } from '../../model/lab.ts';
import type { Mutant } from './mutant.ts';

/** The first mark that frees a mutant, so that it need not be caught; null where none does. */
export function freeBy(mutant: Mutant, marks: readonly FreeMark[]): FreeMark | null {
  return marks.find((mark) => fits(mutant, mark)) ?? null;
}

function fits({ code, becomes, operator, file }: Mutant, mark: FreeMark): boolean {
  return (
    holds(code, mark.code) &&
    (mark.becomes === undefined || holds(becomes, mark.becomes)) &&
    (mark.operator === undefined || mark.operator === operator) &&
    (mark.file === undefined || mark.file === file)
  );
}

/** Whether a text contains another one, whatever their white space is. */
function holds(text: string, part: string): boolean {
  return spaced(text).includes(spaced(part));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
