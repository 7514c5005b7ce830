import { unreachable } from './unreachable.ts';

/** A word or a whole number that was made up for a run. */
export type Value = string | number;

/** The values of a run, by their names. */
export type Values = Readonly<Record<string, Value>>;

/** What can be worked out from values: a name, a whole number, or two of them put together. */
export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly number: number }
  | {
      readonly kind: 'pair';
      readonly by: '+' | '-' | '*';
      readonly left: Expression;
      readonly right: Expression;
    };

/** What names of values look like that a lab declares. */
export const VALUE_NAME = /^[a-z][a-z0-9_]*$/;

/** The same, and the name of a role's machine. */
const NAME = /^(?:host:[a-z][a-z0-9-]*|[a-z][a-z0-9_]*)$/;

/** Signs that an expression can be made of; more are not read, so that nothing written by hand runs deep. */
const MOST_SIGNS = 200;

/** Reads `a`, `a + b`, `2 * (a - b)`. @returns null where it is none */
export function parseExpression(text: string): Expression | null {
  const signs = text.match(/host:[a-z][a-z0-9-]*|[a-z][a-z0-9_]*|\d{1,15}|[-+*()]|\S/g) ?? [];
  if (signs.length === 0 || signs.length > MOST_SIGNS) return null;
  return new ExpressionReader(signs).whole();
}

/** Reads signs from left to right; `*` binds before `+` and `-`. */
class ExpressionReader {
  private readonly signs: readonly string[];
  private at = 0;

  constructor(signs: readonly string[]) {
    this.signs = signs;
  }

  whole(): Expression | null {
    const found = this.sum();
    return this.at === this.signs.length ? found : null;
  }

  private sum(): Expression | null {
    let left = this.product();
    for (let by = this.signs[this.at]; left && (by === '+' || by === '-'); by = this.signs[this.at]) {
      this.at++;
      const right = this.product();
      left = right && { kind: 'pair', by, left, right };
    }
    return left;
  }

  private product(): Expression | null {
    let left = this.term();
    while (left && this.signs[this.at] === '*') {
      this.at++;
      const right = this.term();
      left = right && { kind: 'pair', by: '*', left, right };
    }
    return left;
  }

  private term(): Expression | null {
    const sign = this.signs[this.at++];
    if (sign === undefined) return null;
    if (NAME.test(sign)) return { kind: 'name', name: sign };
    if (/^\d+$/.test(sign)) return { kind: 'number', number: Number(sign) };
    if (sign !== '(') return null;
    const inner = this.sum();
    return this.signs[this.at++] === ')' ? inner : null;
  }
}

/** Names that an expression asks for. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'number':
      return [];
    case 'pair':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    default:
      return unreachable(expression);
  }
}

/** Names that an expression reckons with: they have to be numbers. */
export function numbersIn(expression: Expression): readonly string[] {
  return expression.kind === 'pair' ? namesIn(expression) : [];
}

/** What an expression comes to. @returns null where a name has no value, or a word is reckoned with */
export function evaluate(expression: Expression, values: Values): Value | null {
  switch (expression.kind) {
    case 'name':
      return Object.hasOwn(values, expression.name) ? (values[expression.name] ?? null) : null;
    case 'number':
      return expression.number;
    case 'pair': {
      const left = evaluate(expression.left, values);
      const right = evaluate(expression.right, values);
      if (typeof left !== 'number' || typeof right !== 'number') return null;
      if (expression.by === '+') return left + right;
      return expression.by === '-' ? left - right : left * right;
    }
    default:
      return unreachable(expression);
  }
}
