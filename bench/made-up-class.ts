import type { StudentResult } from '../src/model/batch.ts';
import type { Cause } from '../src/model/cause.ts';
import { message } from '../src/model/message.ts';
import type { CheckResult } from '../src/model/result.ts';

const GIVEN = [
  'Siti',
  'Budi',
  'Dewi',
  'Agus',
  'Putri',
  'Rizky',
  'Ayu',
  'Joko',
  'Nur',
  'Wayan',
  'Made',
  'Intan',
];
const FAMILY = [
  'Santoso',
  'Lestari',
  'Wijaya',
  'Saputra',
  'Hidayat',
  'Siregar',
  'Pratama',
  'Nasution',
  'Rahma',
];
const STEPS = ['listen', 'connect', 'welcome', 'turns', 'broadcast', 'labels'];
const PARTS = ['port', 'order', 'heard', 'once'];
const CAUSES: readonly Cause[] = [
  'not-passed-on',
  'wrong-order',
  'merges-messages',
  'missing-label',
  'never-listens',
  'crash',
];

/** Results of a made-up class: most students do well, some fail here and there, a few need a person. */
export function madeUpClass(students: number, lab: string): readonly StudentResult[] {
  return Array.from({ length: students }, (_, number) => resultOf(number, lab));
}

function resultOf(number: number, lab: string): StudentResult {
  const dice = diceOf(number);
  const name = `${GIVEN[dice(GIVEN.length)]} ${FAMILY[dice(FAMILY.length)]}`;
  const id = String(1_203_210_000 + number);
  const key = `${id}-${name.toLowerCase().replace(' ', '-')}`;
  const common = { student: { key, name, id, email: null }, lab, digest: '' };
  const override =
    dice(60) === 0
      ? { score: 80, reason: 'demonstrated in class', by: 'Ani', at: '2025-11-20T08:00:00Z' }
      : null;
  if (dice(50) === 0) {
    const problem = message('grade.no-programs', { lab, files: ['laporan.pdf'] });
    return { ...common, override, page: null, status: 'ungraded', problem };
  }
  const isRight = dice(10) < 6;
  const checks = STEPS.flatMap((step) =>
    PARTS.map((part) => checkOf(`${step}.${part}`, step, isRight, dice)),
  );
  const isOpen = !checks.some(({ status }) => status === 'fail') && !isRight;
  const score = checks.reduce((sum, check) => sum + check.score, 0);
  return {
    ...common,
    override,
    page: `pages/${key}/${lab}.html`,
    status: 'graded',
    document: {
      ...{ schema: 1, lab, submission: '', seed: number, durationMs: 0, trace: null, notes: [], checks },
      ...{ verdict: isRight ? 'pass' : isOpen ? 'inconclusive' : 'fail', maxScore: checks.length * 5 },
      score: isOpen ? null : score,
      settled: { kernel: 0, timer: 0, idle: 0 },
    },
    map: {},
  };
}

function checkOf(id: string, step: string, isRight: boolean, dice: (sides: number) => number): CheckResult {
  const roll = dice(40);
  const status = isRight || roll > 8 ? 'pass' : roll === 8 ? 'inconclusive' : roll > 5 ? 'skipped' : 'fail';
  const cause = CAUSES[Math.min(dice(CAUSES.length), dice(CAUSES.length))] ?? 'crash';
  const isFailure = status === 'fail';
  return {
    ...{
      id,
      step,
      title: `What ${step} says of ${id}`,
      status,
      score: status === 'pass' ? 5 : 0,
      maxScore: 5,
    },
    ...{ cause: isFailure ? cause : null, blame: isFailure ? ['server'] : [] },
    message: isFailure ? `server does what is called ${cause}` : null,
    ...{ expected: null, actual: null, why: [], hint: null, evidence: [1], run: 'conversation', cast: {} },
  };
}

/** The same random numbers for the same seed, on every machine. */
function diceOf(number: number): (sides: number) => number {
  let state = (number + 1) * 2_654_435_761;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % sides;
  };
}
