import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import {
  type Change,
  type CheckSide,
  type ComparedBatch,
  type Comparison,
  compareBatches,
  type Difference,
  type MarkSide,
} from '../batch/compare/compare-batches.ts';
import { Journal } from '../batch/journal/journal.ts';
import { writeAtomically } from '../batch/kept/write-atomically.ts';
import { readBeside, resultsOf } from '../batch/marks/results.ts';
import { say, visible } from '../messages/say.ts';
import type { KeptCause } from '../model/cause.ts';
import { firstNames } from '../model/first-names.ts';
import { type IdUnder, message, type ParamsAfter } from '../model/message.ts';
import { comparePage } from '../pages/compare/compare-page.ts';
import { type Terminal, UseError } from './io.ts';

export interface CompareFlags {
  readonly json?: boolean;
  /** Where to write it as a page. */
  readonly html?: string;
}

/** What is said of each difference. */
const BECAUSE = {
  person: 'because-person',
  files: 'because-files',
  version: 'because-version',
  scenes: 'because-scenes',
  lab: 'because-lab',
  tool: 'because-tool',
  map: 'because-map',
  seed: 'because-seed',
  options: 'because-options',
} as const satisfies Readonly<Record<Difference, string>>;

/**
 * Says what has become of marks and causes from one batch to another.
 * @returns 0 where no mark has moved, 1 where one has
 */
export async function compareCommand(
  old: string,
  now: string,
  flags: CompareFlags,
  io: Terminal,
): Promise<number> {
  const page = flags.html === undefined ? null : resolve(flags.html);
  if (page !== null && !existsSync(dirname(page)))
    throw new UseError(message('export.no-folder', { file: flags.html ?? '', folder: dirname(page) }));
  const before = new Journal(resolve(old), { to: 'read' });
  try {
    return await compareWith(before, old, now, page, flags, io);
  } finally {
    before.close();
  }
}

async function compareWith(
  before: Journal,
  old: string,
  now: string,
  page: string | null,
  flags: CompareFlags,
  io: Terminal,
): Promise<number> {
  const after = new Journal(resolve(now), { to: 'read' });
  try {
    const comparison = compareBatches(sideOf(before, resolve(old)), sideOf(after, resolve(now)));
    const text = new ComparisonText(io, [nameOf(old), nameOf(now)]);
    if (page !== null) writeAtomically(page, text.page(comparison));
    if (flags.json) io.out(`${JSON.stringify({ schema: 1, ...comparison }, null, 2)}\n`);
    else io.out(text.lines(comparison));
    return comparison.changes.some(({ moved }) => moved) ? 1 : 0;
  } finally {
    after.close();
  }
}

function sideOf(journal: Journal, folder: string): ComparedBatch {
  return {
    results: resultsOf(journal, readBeside(folder)),
    cacheKeyOf: ({ student, lab }) => journal.find(student.key, lab)?.basis ?? null,
  };
}

function nameOf(folder: string): string {
  return basename(resolve(folder)) || folder;
}

/** Puts a comparison into words. */
class ComparisonText {
  private readonly io: Terminal;
  private readonly names: readonly [string, string];

  constructor(io: Terminal, names: readonly [string, string]) {
    this.io = io;
    this.names = names;
  }

  lines(comparison: Comparison): string {
    const lines = comparison.changes.flatMap((change) => [
      `${this.who(change)}: ${points(change.old)} → ${points(change.now)} (${this.why(change)})`,
      ...change.checks.map(({ id, old, now }) => `  ${visible(id)}: ${this.check(old)} → ${this.check(now)}`),
    ]);
    const causes = comparison.causes.map(
      ({ cause, example, came, went }) =>
        `  ${this.say('cause-line', { cause: visible(example || cause), came, went })}`,
    );
    const told = causes.length === 0 ? [] : [this.say('causes'), ...causes];
    return `${[...lines, ...told, ...this.summary(comparison)].join('\n')}\n`;
  }

  page(comparison: Comparison): string {
    const words = new Map(comparison.causes.map(({ cause, example }) => [cause, example || cause]));
    const wordsOf = (causes: readonly KeptCause[]): readonly string[] =>
      causes.map((cause) => words.get(cause) ?? cause);
    return comparePage({
      language: this.io.language,
      names: this.names,
      causes: comparison.causes,
      summary: this.summary(comparison),
      rows: comparison.changes.map((change) => ({
        name: change.student.name || change.student.key,
        id: change.student.id ?? '',
        lab: change.lab,
        old: points(change.old),
        now: points(change.now),
        way: wayOf(change),
        because: this.why(change),
        came: wordsOf(change.came),
        went: wordsOf(change.went),
        checks: change.checks.map(({ id, old, now }) => ({ id, old: this.check(old), now: this.check(now) })),
      })),
    });
  }

  private summary({ changes, same, onlyOld, onlyNow }: Comparison): readonly string[] {
    const moved = changes.filter((change) => change.moved).length;
    const alone = (
      [
        [this.names[0], onlyOld],
        [this.names[1], onlyNow],
      ] as const
    )
      .filter(([, lone]) => lone.length > 0)
      .map(([batch, lone]) => {
        const names = lone.map(({ student, lab }) => `${student.key} (${lab})`);
        return this.say('only-in', { batch, count: names.length, names: firstNames(names) });
      });
    return [this.say('summary', { moved, others: changes.length - moved, same }), ...alone];
  }

  private who({ student, lab }: Change): string {
    return `${visible(student.name || student.key)}, ${lab}`;
  }

  private why({ because }: Change): string {
    if (because.length === 0) return this.say('because-nothing');
    return because.map((one) => this.say(BECAUSE[one])).join(', ');
  }

  private check(side: CheckSide | null): string {
    if (side === null) return '–';
    const { status, score, maxScore, cause, message: words, blame } = side;
    const what = say(message(`diagram.status-${status}`), this.io.language);
    const why = cause === null ? null : words || cause;
    const who = blame.length === 0 ? '' : ` (${blame.map(visible).join(', ')})`;
    return `${what}${why === null ? '' : `: ${visible(why)}`}${who} ${score}/${maxScore}`;
  }

  private say<Id extends IdUnder<'compare'>>(id: Id, ...params: ParamsAfter<`compare.${Id}`>): string {
    return say(message(`compare.${id}`, ...params), this.io.language);
  }
}

function points({ score, maxScore }: MarkSide): string {
  return `${score ?? '?'}/${maxScore ?? '?'}`;
}

function wayOf({ old, now }: Change): 'up' | 'down' | 'other' {
  if (old.score === null || now.score === null || old.score === now.score) return 'other';
  return now.score > old.score ? 'up' : 'down';
}
