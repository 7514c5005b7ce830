import { type Expression, evaluate, namesIn, numbersIn, parseExpression, type Values } from './expression.ts';

/** Longer texts are not searched: no line that a lab asks for is as long, and a pattern may take long over them. */
const MOST_SEARCHED = 4096;

/** Braces with a name in them are values; all others, such as `{2,3}`, are the expression's own. */
const VALUE = /\{([^{}]*[a-z][^{}]*)\}/g;

/**
 * A regular expression with a run's values filled in, as texts that stand for themselves.
 * @returns null where the run has no value for what it asks
 */
export function fillPattern(pattern: string, values: Values): string | null {
  let isKnown = true;
  const filled = pattern.replace(VALUE, (whole, inner: string) => {
    const expression = parseExpression(inner);
    if (!expression) return whole;
    const value = evaluate(expression, values);
    if (value === null) isKnown = false;
    return String(value).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  });
  return isKnown ? filled : null;
}

/** Names of values that a regular expression asks for. */
export function namesInPattern(pattern: string): readonly string[] {
  return expressionsOf(pattern).flatMap(namesIn);
}

/** Names that a regular expression reckons with. */
export function numbersInPattern(pattern: string): readonly string[] {
  return expressionsOf(pattern).flatMap(numbersIn);
}

function expressionsOf(pattern: string): readonly Expression[] {
  return [...pattern.matchAll(VALUE)].flatMap(([, inner = '']) => parseExpression(inner) ?? []);
}

/** Why a text is no regular expression; null where it is one. */
export function whyNoPattern(pattern: string): string | null {
  try {
    new RegExp(pattern.replace(VALUE, 'x'), 'v');
    return null;
  } catch (error) {
    return `is no regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whether a line matches a regular expression that the lab's loader has read. */
export function matches(pattern: string, line: string): boolean {
  return new RegExp(pattern, 'v').test(line.slice(0, MOST_SEARCHED));
}
