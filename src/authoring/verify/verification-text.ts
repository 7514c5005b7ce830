import type { Claim } from './claims.ts';
import type { Verification } from './verify.ts';

/** Signs and colours of a text, as the terminal takes them. */
export interface VerificationStyle {
  readonly right: (text: string) => string;
  readonly wrong: (text: string) => string;
  readonly faint: (text: string) => string;
  /** A command that repeats a trial, ready to be pasted. */
  readonly again: (folder: string, seed: number) => string;
}

/** The most lines of one problem that are shown. */
const MOST_LINES = 12;

/** What a lab was shown to do, for people: a line for each claim, followed by what speaks against it. */
export function verificationText({ claims, trials }: Verification, style: VerificationStyle): string {
  const lines = claims.flatMap((claim) => [
    headOf(claim, style),
    ...problemsOf(claim, style),
    ...claim.notes.map((note) => `    ${note}`),
  ]);
  const broken = claims.filter(({ problems }) => problems.length > 0).length;
  const end =
    broken === 0
      ? style.right(`verified: all ${claims.length} claims hold`)
      : style.wrong(`not verified: ${broken} of ${claims.length} claims do not hold`);
  return `${[...lines, '', `${end} (${trials} checks)`].join('\n')}\n`;
}

function headOf({ title, tried, problems }: Claim, { right, wrong, faint }: VerificationStyle): string {
  if (tried === 0) return `${wrong('–')} ${title} ${faint('(nothing to try it with)')}`;
  if (problems.length === 0) return `${right('✓')} ${title} ${faint(`(${tried})`)}`;
  return `${wrong('✗')} ${title} ${faint(`(${problems.length} of ${tried})`)}`;
}

function problemsOf({ problems }: Claim, { wrong, faint, again }: VerificationStyle): readonly string[] {
  return problems.flatMap((problem) => {
    const lines = problem.lines.slice(0, MOST_LINES);
    const left = problem.lines.length - lines.length;
    return [
      `    ${wrong(problem.about)}`,
      ...lines.map((line) => `      ${line}`),
      ...(left > 0 ? [`      … ${left} more`] : []),
      ...(problem.again ? [faint(`      again: ${again(problem.again.folder, problem.again.seed)}`)] : []),
    ];
  });
}
