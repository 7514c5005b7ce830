import type { Edit } from '../edit.ts';
import { type Placed, parentOf, type Source, textOf } from '../source.ts';

/** The statement that consists of a call, awaited or not; null where the call is part of something else. */
export function statementOf(placed: Placed): Placed | null {
  const parent = parentOf(placed);
  if (parent?.node.type === 'AwaitExpression') return statementOf(parent);
  return parent?.node.type === 'ExpressionStatement' ? parent : null;
}

/** An edit that removes an expression: with its whole line, where it is a statement and the line holds nothing else. */
export function dropped(source: Source, placed: Placed): Edit {
  const statement = statementOf(placed);
  if (statement === null) return { from: placed.from, to: placed.to, text: 'undefined' };
  const { from, to } = statement;
  if (!isInList(statement)) return { from, to, text: '{}' };
  const { text } = source;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const isAlone =
    lineEnd !== -1 && text.slice(lineStart, from).trim() === '' && text.slice(to, lineEnd).trim() === '';
  return isAlone ? { from: lineStart, to: lineEnd + 1, text: '' } : { from, to, text: '' };
}

/** An edit by which an expression is evaluated twice. */
export function doubled(source: Source, placed: Placed): Edit {
  const statement = statementOf(placed);
  if (statement === null) {
    const text = textOf(source, placed.node);
    return { from: placed.from, to: placed.to, text: `(${text}, ${text})` };
  }
  const text = ended(textOf(source, statement.node));
  const both = `${text} ${text}`;
  return { from: statement.from, to: statement.to, text: isInList(statement) ? both : `{ ${both} }` };
}

/** Whether a statement is in a list of statements, from which it can be removed. */
function isInList(statement: Placed): boolean {
  const type = parentOf(statement)?.node.type;
  return type === 'BlockStatement' || type === 'Program' || type === 'SwitchCase' || type === 'StaticBlock';
}

/** A statement with a semicolon, which may be left out in the source. */
function ended(statement: string): string {
  return statement.endsWith(';') ? statement : `${statement};`;
}
