import type * as t from '@babel/types';
import { nodesOf, type Placed, parentOf, type Source, textOf } from './source.ts';

export type Call = Placed<t.CallExpression>;

/**
 * What a call does:
 * - `send`: sends over a connection or a socket
 * - `show`: prints for the user
 * - `log`: logs something that no lab asks for
 * - `speak`: calls a function of the program's own that sends or shows
 * - `listen`: waits for something to happen
 * - `other`: anything else
 */
export type CallKind = 'send' | 'show' | 'log' | 'speak' | 'listen' | 'other';

const LOGS = ['error', 'warn', 'debug', 'trace'];
const LISTENS = ['on', 'once', 'addListener', 'addEventListener'];

/** The kind of each call in a program, in the order of the source. */
export function callsOf(source: Source): ReadonlyMap<Call, CallKind> {
  const calls = nodesOf(source, 'CallExpression');
  const plain = new Map(calls.map((call) => [call, plainKind(source, call)] as const));
  const speakers = speakersOf(plain);
  return new Map(
    [...plain].map(([call, kind]) => {
      const { callee } = call.node;
      return [call, callee.type === 'Identifier' && speakers.has(callee.name) ? 'speak' : kind];
    }),
  );
}

/** Calls that send or show something, directly or through a function of the program's own. */
export function spokenIn(source: Source): readonly Call[] {
  return [...callsOf(source)].flatMap(([call, kind]) =>
    kind === 'send' || kind === 'show' || kind === 'speak' ? [call] : [],
  );
}

/** The name of the method, or of the function, that is called; null where it has none. */
export function calledName({ callee }: Pick<t.CallExpression, 'callee'>): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return null;
  return callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : null;
}

function plainKind(source: Source, { node }: Call): CallKind {
  const name = calledName(node);
  const { callee } = node;
  if (name === null || callee.type !== 'MemberExpression') return 'other';
  const of = textOf(source, callee.object);
  if (of === 'console') return LOGS.includes(name) ? 'log' : 'show';
  if (of === 'process.stderr') return 'log';
  if (of === 'process.stdout') return name === 'write' ? 'show' : 'other';
  if (LISTENS.includes(name)) return 'listen';
  return (name === 'write' || name === 'send' || name === 'end') && node.arguments.length > 0
    ? 'send'
    : 'other';
}

/** Names of the program's own functions that send or show something, directly or through one another. */
function speakersOf(calls: ReadonlyMap<Call, CallKind>): ReadonlySet<string> {
  const speakers = new Set<string>();
  for (let before = -1; before < speakers.size; ) {
    before = speakers.size;
    for (const [call, kind] of calls) {
      const name = calledName(call.node);
      const speaks =
        kind === 'send' ||
        kind === 'show' ||
        (call.node.callee.type === 'Identifier' && speakers.has(name ?? ''));
      if (speaks) for (const own of namedAround(call)) speakers.add(own);
    }
  }
  return speakers;
}

/** Names of the functions around a node, up to the first one without a name: who calls that is not known. */
function namedAround({ parents }: Placed): readonly string[] {
  for (const place of [...parents].reverse()) {
    const { node } = place;
    if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
    if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') {
      const holder = parentOf(place)?.node;
      return holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? [holder.id.name] : [];
    }
  }
  return [];
}
