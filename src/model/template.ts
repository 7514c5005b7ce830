import { type Expression, evaluate, namesIn, numbersIn, parseExpression, type Values } from './expression.ts';

/** A piece of a text that is filled in: as it stands, or what an expression comes to. */
export type TemplatePart = string | Expression;

/** A text with values in braces (`/join {room}`, `{a} + {b} = {a + b}`), read. */
export type Template =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  /** What stands where a value should. */
  | { readonly ok: false; readonly wrong: string };

/** Reads a text with values in braces; `{{` and `}}` stand for braces themselves. */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  for (const [piece] of text.matchAll(/\{\{|\}\}|\{[^{}]*\}?|\}|[^{}]+/g)) {
    if (piece === '{{' || piece === '}}') parts.push(piece.slice(1));
    else if (piece.startsWith('{') || piece === '}') {
      const expression = piece.endsWith('}') ? parseExpression(piece.slice(1, -1)) : null;
      if (!expression) return { ok: false, wrong: piece };
      parts.push(expression);
    } else parts.push(piece);
  }
  return { ok: true, parts };
}

/** Names that a text asks for, each once. */
export function namesInTemplate(template: Template): readonly string[] {
  return [...new Set(expressionsOf(template).flatMap(namesIn))];
}

/** Names that a text reckons with. */
export function numbersInTemplate(template: Template): readonly string[] {
  return [...new Set(expressionsOf(template).flatMap(numbersIn))];
}

function expressionsOf(template: Template): readonly Expression[] {
  return template.ok ? template.parts.flatMap((part) => (typeof part === 'string' ? [] : [part])) : [];
}

/**
 * A text with values in the place of what asks for them; as it stands where loading would have told what is wrong
 * with it.
 */
export function filled(text: string, values: Values): string {
  return fillIn(text, values) ?? text;
}

/**
 * Fills values in.
 * @returns null where the text is no template, or asks for what has no value
 */
export function fillIn(text: string, values: Values): string | null {
  const template = parseTemplate(text);
  if (!template.ok) return null;
  let filled = '';
  for (const part of template.parts) {
    const value = typeof part === 'string' ? part : evaluate(part, values);
    if (value === null) return null;
    filled += value;
  }
  return filled;
}
