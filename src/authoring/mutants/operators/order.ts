import type * as t from '@babel/types';
import { type CallKind, calledName, callsOf } from '../calls.ts';
import type { Change, Edit } from '../edit.ts';
import { nodesOf, type Placed, type Source, textOf } from '../source.ts';

/**
 * Mistakes by which things are done in the wrong order, or messages are taken as they come, without looking for their
 * ends.
 */
export function orderChanges(source: Source): readonly Change[] {
  // Of nested calls, the outer one begins first, and is what the statement does.
  const kinds = new Map([...callsOf(source)].reverse().map(([call, kind]) => [call.from, kind]));
  const blocks = [...nodesOf(source, 'BlockStatement'), ...nodesOf(source, 'Program')];
  return [
    ...blocks.flatMap(({ node }) =>
      node.body.slice(1).flatMap((statement, index) => swapped(source, kinds, node.body[index], statement)),
    ),
    ...nodesOf(source, 'CallExpression').flatMap((call) => unframed(source, call)),
  ];
}

/**
 * Two calls, one after the other, of which at least one sends or shows something. Pairs are left out where order makes
 * no difference: setting a listener or an option, and showing something beside sending something.
 */
function swapped(
  source: Source,
  kinds: ReadonlyMap<number, CallKind>,
  first: t.Statement | undefined,
  second: t.Statement,
): readonly Change[] {
  if (first?.type !== 'ExpressionStatement' || second.type !== 'ExpressionStatement') return [];
  const both = [first, second].map(({ expression }) =>
    isSetting(expression) ? undefined : kinds.get(expression.start ?? 0),
  );
  const isPlain = both.every((kind) => kind === 'other' || (kind !== undefined && SPEAKS.includes(kind)));
  const speaks = both.some((kind) => kind !== undefined && SPEAKS.includes(kind));
  if (!isPlain || !speaks || (both.includes('show') && both.includes('send'))) return [];
  const edit = (place: t.Statement, by: t.Statement): Edit => ({
    from: place.start ?? 0,
    to: place.end ?? 0,
    text: textOf(source, by),
  });
  return [{ operator: 'order-swap', edits: [edit(first, second), edit(second, first)] }];
}

const SPEAKS: readonly CallKind[] = ['send', 'show', 'speak'];

function isSetting(node: t.Node): boolean {
  return node.type === 'CallExpression' && /^(?:set[A-Z]|unref$|ref$)/.test(calledName(node) ?? '');
}

/** A line that is split off a connection's data becomes whatever has come. */
function unframed(source: Source, { node, from, to }: Placed<t.CallExpression>): readonly Change[] {
  const [event, heard] = node.arguments;
  const { callee } = node;
  if (event?.type !== 'StringLiteral' || event.value !== 'line' || !heard) return [];
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return [];
  if (calledName(callee.object) !== 'createInterface') return [];
  const [options] = callee.object.arguments;
  if (options?.type !== 'ObjectExpression') return [];
  const input = options.properties.find(
    (property): property is t.ObjectProperty =>
      property.type === 'ObjectProperty' &&
      property.key.type === 'Identifier' &&
      property.key.name === 'input',
  );
  if (!input || textOf(source, input.value) === 'process.stdin') return [];
  const taken = "String(chunk).replace(/\\r?\\n$/, '')";
  const text = `${textOf(source, input.value)}.on('data', (chunk) => (${textOf(source, heard)})(${taken}))`;
  return [{ operator: 'frame-drop', edits: [{ from, to, text }] }];
}
