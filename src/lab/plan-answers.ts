import type { Values } from '../model/expression.ts';
import type { AnswerRule, CloseManner, Scenario } from '../model/lab.ts';
import { fillPattern, namesInPattern } from '../model/pattern.ts';
import { namesInTexts } from '../model/run-values.ts';
import { filled } from '../model/template.ts';
import { rawBytes } from './raw-bytes.ts';

/** Bytes in base64, or which group of the pattern stands there, from 1. */
export type PlannedText = readonly (string | number)[];

/** What a probe answers in one run. */
export interface PlannedAnswer {
  /** A regular expression with the run's values; null for whoever connects. */
  readonly to: string | null;
  readonly framed: 'line' | 'raw';
  readonly with: PlannedText;
  /** The multicast group that it is sent to, `ADDRESS:PORT`; null where it goes back over the connection. */
  readonly group: PlannedText | null;
  /** A multicast group that is joined then, and what it is called; null for none. */
  readonly joins: PlannedText | null;
  readonly as: PlannedText | null;
  /** The name of a group that is left then; null for none. */
  readonly leaves: PlannedText | null;
  readonly then: CloseManner | null;
}

const GROUP = /\{(\d)\}/;

/** What the probes of a scenario answer, by role. */
export function plannedAnswers(
  { answers = {} }: Pick<Scenario, 'answers'>,
  values: Values,
): Readonly<Record<string, readonly PlannedAnswer[]>> {
  return Object.fromEntries(
    Object.entries(answers).map(([role, rules]) => [role, rules.map((rule) => planned(rule, values))]),
  );
}

/** Names of values that stand in what a scenario's probes answer. */
export function namesSent({ answers = {} }: Pick<Scenario, 'answers'>): readonly string[] {
  return namesInTexts(
    Object.values(answers)
      .flat()
      .map(({ with: text }) => text),
  );
}

/** Names of values that stand in what a scenario's probes answer to, and in which groups they join, leave or send to then. */
export function namesAwaited({ answers = {} }: Pick<Scenario, 'answers'>): readonly string[] {
  return Object.values(answers)
    .flat()
    .flatMap(({ to, group, joins, as, leaves }) => [
      ...(to === null ? [] : namesInPattern(to)),
      ...namesInTexts([group, joins, as, leaves].filter((text) => text !== null)),
    ]);
}

function planned(
  { to, framed, with: text, group, joins, as, leaves, then }: AnswerRule,
  values: Values,
): PlannedAnswer {
  const textOf = (written: string | null): PlannedText | null =>
    written === null ? null : plannedText(written, values);
  return {
    to: to === null ? null : (fillPattern(to, values) ?? to),
    framed,
    with: plannedText(text, values),
    group: textOf(group),
    joins: textOf(joins),
    as: textOf(as),
    leaves: textOf(leaves),
    then,
  };
}

function plannedText(text: string, values: Values): PlannedText {
  return text.split(GROUP).flatMap((piece, index): (string | number)[] => {
    if (index % 2 === 1) return [Number(piece)];
    return piece === '' ? [] : [rawBytes(filled(piece, values)).toString('base64')];
  });
}
