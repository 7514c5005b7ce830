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
    ...nodesOf(source, 'ForOfStatement').flatMap((loop) => unframedLoop(source, loop)),
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

/** What is taken for a message: what has come, without the newline at its end. */
const TAKEN = "String(chunk).replace(/\\r?\\n$/, '')";

/** Lines that are read off a connection become whatever has come. */
function unframed(source: Source, { node, from, to }: Placed<t.CallExpression>): readonly Change[] {
  const [event, heard] = node.arguments;
  const { callee } = node;
  if (event?.type !== 'StringLiteral' || event.value !== 'line' || !heard) return [];
  const input = callee.type === 'MemberExpression' ? connectionOf(source, callee.object) : null;
  if (input === null) return [];
  const text = `${input}.on('data', (chunk) => (${textOf(source, heard)})(${TAKEN}))`;
  return [{ operator: 'frame-drop', edits: [{ from, to, text }] }];
}

/** The same where lines are awaited in a loop. */
function unframedLoop(source: Source, { node }: Placed<t.ForOfStatement>): readonly Change[] {
  const { right } = node;
  const input = node.await ? connectionOf(source, right) : null;
  if (input === null) return [];
  const place = { from: right.start ?? 0, to: right.end ?? 0 };
  return [{ operator: 'frame-drop', edits: [{ ...place, text: `${input}.map((chunk) => ${TAKEN})` }] }];
}

/** The connection off which lines are read; null where it is the keyboard, or no lines are read. */
function connectionOf(source: Source, reader: t.Node): string | null {
  if (reader.type !== 'CallExpression' || calledName(reader) !== 'createInterface') return null;
  const [options] = reader.arguments;
  if (options?.type !== 'ObjectExpression') return null;
  const input = options.properties.find(
    (property): property is t.ObjectProperty =>
      property.type === 'ObjectProperty' &&
      property.key.type === 'Identifier' &&
      property.key.name === 'input',
  );
  const text = input ? textOf(source, input.value) : 'process.stdin';
  return text === 'process.stdin' ? null : text;
}
