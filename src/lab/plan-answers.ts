import type { Values } from '../model/expression.ts';
import type { AnswerRule, CloseManner, Scenario } from '../model/lab.ts';
import { fillPattern, namesInPattern } from '../model/pattern.ts';
import { namesInTexts } from '../model/run-values.ts';
import { filled } from '../model/template.ts';
import { rawBytes } from './raw-bytes.ts';

/** Pieces of a text: bytes in base64, or the number of a group of the pattern, from 1. */
export type PlannedText = readonly (string | number)[];

/** One answer of a probe in one run. */
export interface PlannedAnswer {
  /** A regular expression, with the run's values filled in; null for an answer to every new connection. */
  readonly to: string | null;
  readonly framed: 'line' | 'raw';
  readonly with: PlannedText;
  /** The multicast group that it is sent to, `ADDRESS:PORT`; null where it goes back over the connection. */
  readonly group: PlannedText | null;
  /** The multicast group that the probe joins then, and the group's name; null for none. */
  readonly joins: PlannedText | null;
  readonly as: PlannedText | null;
  /** The name of a group that the probe leaves then; null for none. */
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

/** Names of values in what a scenario's probes answer. */
export function namesSent({ answers = {} }: Pick<Scenario, 'answers'>): readonly string[] {
  return namesInTexts(
    Object.values(answers)
      .flat()
      .map(({ with: text }) => text),
  );
}

/** Names of values in what a scenario's probes answer to, and in the groups that they join, leave or send to then. */
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
