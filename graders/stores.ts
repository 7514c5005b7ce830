import type { Cause } from '../src/model/cause.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import type { GraderParam } from '../src/model/lab.ts';
import { type Message, message } from '../src/model/message.ts';
import { fillPattern, matches } from '../src/model/pattern.ts';
import { fillIn } from '../src/model/template.ts';
import type {
  FileDifference,
  GivenFileFacts,
  RunTrace,
  StoredFile,
  StoredRecord,
} from '../src/model/trace.ts';
import { unreachable } from '../src/model/unreachable.ts';
import type { Failure, Verdict } from '../src/model/verdict.ts';
import { roleOf } from '../src/trace/queries.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/** A program stores a file that a role was given, byte for byte, under its own name or as the lab says. */
export const stores: Grader = {
  params: { by: 'roles', of: 'role', file: 'file', name: 'line', pattern: 'pattern' },
  optional: ['name', 'pattern'],
  onFiles: true,
  grade: (trace, { params }) => {
    const wanted = wantedOf(trace, params);
    if (typeof wanted === 'string') return inconclusive(message(wanted));
    const evidence: number[] = [];
    for (const role of listParam(params.by)) {
      const records = trace.events.flatMap((event) =>
        event.kind === 'stored' && event.role === role ? [event] : [],
      );
      // A role that a probe plays stores nothing.
      if (records.length === 0) continue;
      const verdict = judge(trace, role, records, wanted);
      if (verdict.status !== 'pass') return verdict;
      evidence.push(...verdict.evidence);
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.no-folder'));
  },
};

/** A file that has to be stored. */
interface Wanted {
  readonly given: GivenFileFacts;
  /** The role that was given it. */
  readonly of: string;
  /** The name that it has to have, for messages. */
  readonly called: string;
  readonly isName: (name: string) => boolean;
}

/** @returns what the run lacks, where the file is not known */
function wantedOf(
  trace: RunTrace,
  params: Readonly<Record<string, GraderParam>>,
): Wanted | 'inconclusive.no-folder' | 'inconclusive.no-values' {
  const of = roleParam(params.of);
  const file = String(params.file);
  const given = trace.events
    .flatMap((event) => (event.kind === 'given' && event.role === of ? event.files : []))
    .find(({ name }) => name === file);
  if (!given) return 'inconclusive.no-folder';
  const values = trace.run.values ?? {};
  if (typeof params.pattern === 'string') {
    const pattern = fillPattern(params.pattern, values);
    if (pattern === null) return 'inconclusive.no-values';
    return { given, of, called: pattern, isName: (name) => matches(pattern, name) };
  }
  const called = typeof params.name === 'string' ? fillIn(params.name, values) : file;
  if (called === null) return 'inconclusive.no-values';
  return { given, of, called, isName: (name) => name === called };
}

function judge(
  trace: RunTrace,
  role: string,
  records: readonly StoredRecord[],
  { given, of, called, isName }: Wanted,
): Verdict {
  const files = records.flatMap((record) => record.files);
  const isSame = (file: StoredFile): boolean => file.digest === given.digest && file.bytes === given.bytes;
  const named = files.filter(({ name }) => isName(name));
  const evidence = records.map(({ n }) => n);
  if (named.some(isSame)) return pass(evidence);
  // The file may be among those that were not looked at.
  if (records.some(({ state }) => state === 'lost') || (named.length === 0 && records.some(isCut)))
    return inconclusive(message('inconclusive.no-folder'), evidence);
  const expected = message('expected.stored', { role, file: called, of, bytes: given.bytes });
  const failure = (cause: Cause, actual: Message): Failure =>
    fail(cause, { blame: [role], expected, actual, evidence, params: { role, file: called } });
  const elsewhere = files.find(isSame);
  if (elsewhere)
    return failure('stored-elsewhere', message('actual.stored-elsewhere', { name: elsewhere.name }));
  const best = named.toSorted(
    (one, other) => besideOf(other, of, given).same - besideOf(one, of, given).same,
  )[0];
  const difference = best && besideOf(best, of, given);
  if (!best || !difference) {
    const before = 1 + Math.max(...trace.events.map(({ move }) => move));
    const others = files.map(({ name }) => name).slice(0, MOST_NAMED);
    return (
      troubleOf(trace, roleOf(trace, role) ? [role] : [], before, expected) ??
      failure(
        'stored-nothing',
        others.length === 0
          ? message('actual.stored-none')
          : message('actual.stored-others', { names: others.join(', ') }),
      )
    );
  }
  if (best.is !== 'file') return failure('stored-no-file', kindMessage(best.is, best.name));
  if (difference.same === best.bytes)
    return failure('stored-shorter', message('actual.stored-bytes', sizeOf(best)));
  if (difference.same === given.bytes)
    return failure('stored-longer', message('actual.stored-bytes', sizeOf(best)));
  return failure(
    'stored-otherwise',
    message('actual.stored-differs', {
      name: best.name,
      at: difference.same + 1,
      stored: pairs(difference.stored),
      given: pairs(difference.given),
      bytes: best.bytes,
    }),
  );
}

/** The most names that are listed. */
const MOST_NAMED = 5;

function isCut({ state }: StoredRecord): boolean {
  return state === 'cut';
}

function sizeOf({ name, bytes }: StoredFile): { readonly name: string; readonly bytes: number } {
  return { name, bytes };
}

/** Where a stored file begins to differ from the one that was given. */
function besideOf(file: StoredFile, of: string, given: GivenFileFacts): FileDifference {
  const found = file.beside.find(({ role, name }) => role === of && name === given.name);
  return found ?? { role: of, name: given.name, same: 0, given: '', stored: '' };
}

/** Bytes in the form `ff 00 0d`. */
function pairs(hex: string): string {
  return hex.replace(/..(?=.)/g, '$& ');
}

function kindMessage(is: Exclude<StoredFile['is'], 'file'>, name: string): Message {
  switch (is) {
    case 'link':
      return message('actual.stored-link', { name });
    case 'special':
      return message('actual.stored-special', { name });
    case 'locked':
      return message('actual.stored-locked', { name });
    default:
      return unreachable(is);
  }
}
