import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { StudentResult } from '../model/batch.ts';
import type { KeptCheck, KeptDocument } from '../model/result.ts';
import { unreachable } from '../model/unreachable.ts';
import { explainCheck } from './explain-check.ts';
import { explainMark, sayMark } from './explain-mark.ts';
import { plainLines } from './line.ts';
import { markOf, outcomeOf, roundPoints } from './mark.ts';
import { oneLine } from './one-line.ts';
import { sortResults } from './student-marks.ts';
import { xmlElement, xmlText } from './xml.ts';

export interface JunitOptions {
  readonly language: Language;
  /** When the batch was graded; the schema wants a date without a time zone. */
  readonly at: Date;
  /** A name for the machine, which need not be its real one. */
  readonly hostname: string;
}

/**
 * JUnit XML in a form that even the strictest readers take: a suite for each student and lab, a case for each check.
 */
export function junitXml(results: readonly StudentResult[], options: JunitOptions): string {
  return [...junitPieces(results, options)].join('');
}

/** The same in pieces, so that the text for a large class is never held as a whole. */
export function* junitPieces(results: readonly StudentResult[], options: JunitOptions): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  for (const [index, result] of sortResults(results).entries()) yield `${suite(result, index, options)}\n`;
  yield '</testsuites>\n';
}

function suite(result: StudentResult, id: number, { language, at, hostname }: JunitOptions): string {
  const checks = result.status === 'graded' ? result.document.checks : [];
  const count = (status: KeptCheck['status']): number =>
    checks.filter((check) => check.status === status).length;
  const ungraded = result.status === 'ungraded' ? 1 : 0;
  const attributes = {
    id,
    package: result.lab,
    name: token(result.student.name, result.student.key),
    timestamp: at.toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length),
    hostname: token(hostname, 'localhost'),
    tests: checks.length + ungraded,
    failures: count('fail'),
    errors: count('inconclusive') + ungraded,
    time: result.status === 'graded' ? result.document.durationMs / 1000 : 0,
  };
  const children = [
    properties(result),
    ...(result.status === 'ungraded'
      ? [testCase(result, 'submission', error('ungraded', say(result.problem, language)))]
      : result.document.checks.map((check) => checkCase(result, check, result.document, language))),
    xmlElement('system-out', {}, xmlText(summary(result, language))),
    xmlElement('system-err', {}),
  ];
  return xmlElement('testsuite', attributes, `\n${children.map((xml) => `${xml}\n`).join('')}`);
}

function properties(result: StudentResult): string {
  const { score, own, maxScore, override } = markOf(result);
  const values: Readonly<Record<string, string | number | null>> = {
    student: result.student.key,
    'student.id': result.student.id,
    digest: result.digest,
    verdict: outcomeOf(result),
    score: score === null ? null : roundPoints(score),
    maxScore: maxScore === null ? null : roundPoints(maxScore),
    seed: result.status === 'graded' ? result.document.seed : null,
    'override.score': override === null ? null : roundPoints(override.score),
    'override.reason': override?.reason ?? null,
    'override.by': override?.by ?? null,
    'override.before': override === null || own === null ? null : roundPoints(own),
  };
  const written = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [xmlElement('property', { name, value: oneLine(String(value)) })],
  );
  return xmlElement('properties', {}, written.join(''));
}

function checkCase(
  result: StudentResult,
  check: KeptCheck,
  document: KeptDocument,
  language: Language,
): string {
  const text = plainLines(explainCheck(check, document, language));
  return testCase(result, `${check.id}: ${check.title}`, outcome(check, text));
}

function testCase(result: StudentResult, name: string, content: string): string {
  const attributes = {
    classname: `${result.lab}.${result.student.key}`,
    name: token(name, 'check'),
    time: 0,
  };
  return xmlElement('testcase', attributes, content);
}

/** @param text the explanation of the check */
function outcome(check: KeptCheck, text: string): string {
  switch (check.status) {
    case 'pass':
      return '';
    case 'skipped':
      return xmlElement('skipped', {});
    case 'inconclusive':
      return error('inconclusive', check.message ?? '', text);
    case 'fail':
      return xmlElement(
        'failure',
        { message: oneLine(check.message ?? ''), type: check.cause ?? 'fail' },
        xmlText(text),
      );
    default:
      return unreachable(check.status);
  }
}

function error(type: string, message: string, text = ''): string {
  return xmlElement('error', { message: oneLine(message), type }, xmlText(text));
}

/** Facts for which cases have no place: the score, who has changed it, and notes. */
function summary(result: StudentResult, language: Language): string {
  const notes = result.status === 'graded' ? result.document.notes : [];
  return plainLines([
    { label: null, text: sayMark(result, language) },
    ...explainMark(result, language),
    ...notes.map((text) => ({ label: null, text })),
  ]);
}

/** A token of the schema: without white space at its ends or twice in a row, and never empty. */
function token(text: string, otherwise: string): string {
  return oneLine(text).replace(/\s+/g, ' ').trim() || otherwise;
}
