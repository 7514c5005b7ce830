import { parseArgs } from 'node:util';
import { wrapText } from '../src/model/cells.ts';
import type { Places } from './measure.ts';
import { FIRST, type Order, REPETITIONS, SECTIONS } from './sections.ts';

/** The width of the help's texts, and of what stands before them. */
const WIDTH = 88;
const INDENT = 20;

const OPTIONS: readonly (readonly [option: string, says: string])[] = [
  ['--only SECTION', `one of the sections below (${FIRST})`],
  ['--repetitions N', `of each pair (${REPETITIONS})`],
  ['--json', 'print JSON'],
  ['--slow N', `${FIRST}: of the common way with fixed waits, most of a minute each (1; 0 leaves it out)`],
  ['--lab LAB', "failing: only this lab's fixtures; can be given again"],
  ['--every N', 'failing: only one in N (1)'],
  ['--class N', 'class: students (100)'],
  ['--simulated N', 'class: students whose runs are simulated, for the memory (5000; 0 leaves it out)'],
  ['--jobs N', 'class: as for giliran grade'],
];

/**
 * Measures and reports.
 * @returns the exit code: 0 where it could measure, whatever the figures; 2 where it could not
 */
export async function bench(argv: readonly string[], places: Places): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        repetitions: { type: 'string' },
        slow: { type: 'string', default: '1' },
        class: { type: 'string', default: '100' },
        simulated: { type: 'string', default: '5000' },
        jobs: { type: 'string' },
        only: { type: 'string', default: FIRST },
        lab: { type: 'string', multiple: true, default: [] },
        every: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(help());
      return 0;
    }
    const section = SECTIONS.get(values.only);
    if (section === undefined)
      throw new Error(
        `Expected --only to be one of ${[...SECTIONS.keys()].join(', ')}, found "${values.only}".`,
      );
    const order: Order = {
      places,
      repetitions:
        values.repetitions === undefined ? null : parseCount('--repetitions', values.repetitions, 1),
      slow: parseCount('--slow', values.slow, 0),
      labs: values.lab,
      every: parseCount('--every', values.every, 1),
      students: parseCount('--class', values.class, 2),
      simulated: parseCount('--simulated', values.simulated, 0),
      jobs: values.jobs === undefined ? null : parseCount('--jobs', values.jobs, 1),
      json: values.json,
      progress: showProgress,
    };
    const printed = await section.run(order).finally(endProgress);
    if (typeof printed === 'number') return printed;
    process.stdout.write(printed);
    return 0;
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

function help(): string {
  const sections = [...SECTIONS].map(([name, { measures }]) => [name, measures] as const);
  return [
    'npm run bench -- [--only SECTION] [options]',
    '',
    ...OPTIONS.map(entry),
    '',
    'Sections; each figure that has a goal is printed with it, and whether it is met:',
    '',
    ...sections.map(entry),
    '',
  ].join('\n');
}

function entry([name, says]: readonly [string, string]): string {
  const lines = wrapText(says, WIDTH - INDENT);
  return `  ${name.padEnd(INDENT - 2)}${lines.join(`\n${' '.repeat(INDENT)}`)}`;
}

function parseCount(name: string, text: string, least: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new Error(`Expected ${name} to be a whole number from ${least}, found "${text}".`);
}

function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
