import { type Call, type CallKind, calledName, callsOf } from '../calls.ts';
import type { Change } from '../edit.ts';
import { nodesOf, type Placed, type Source, textOf } from '../source.ts';
import { dropped, statementOf } from './whole.ts';

/**
 * Mistakes by which something is left out: joining a group, setting an option, remembering or awaiting something; or a
 * queue is emptied from the wrong end.
 */
export function stateChanges(source: Source): readonly Change[] {
  const calls = [...callsOf(source)];
  const assignments = [...nodesOf(source, 'AssignmentExpression'), ...nodesOf(source, 'UpdateExpression')];
  return [
    ...calls.flatMap(([call, kind]) => undone(source, call, kind)),
    ...assignments
      .filter((placed: Placed) => statementOf(placed) !== null && !isStatus(source, placed))
      .map((placed) => ({ operator: 'state-drop', edits: [dropped(source, placed)] })),
    ...nodesOf(source, 'AwaitExpression').map(({ node, from, to }) => ({
      operator: 'await-drop',
      edits: [{ from, to, text: textOf(source, node.argument) }],
    })),
    ...calls.flatMap(([call]) => flipped(call)),
  ];
}

/** No lab asks for an exit status. */
function isStatus(source: Source, { node }: Placed): boolean {
  return textOf(source, node).startsWith('process.exitCode');
}

/** Calls that are known by what they are for. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['addMembership', 'join-drop'],
  ['addSourceSpecificMembership', 'join-drop'],
  ['dropMembership', 'leave-drop'],
]);

function undone(source: Source, call: Call, kind: CallKind): readonly Change[] {
  if (kind !== 'other') return [];
  const name = calledName(call.node) ?? '';
  const known = KNOWN.get(name);
  if (statementOf(call) === null && known === undefined) return [];
  const operator = known ?? (/^set[A-Z]/.test(name) ? 'option-drop' : 'call-drop');
  return [{ operator, edits: [dropped(source, call)] }];
}

const OTHER_ENDS: ReadonlyMap<string, string> = new Map([
  ['push', 'unshift'],
  ['unshift', 'push'],
  ['shift', 'pop'],
  ['pop', 'shift'],
]);

function flipped({ node }: Call): readonly Change[] {
  const { callee } = node;
  const other = OTHER_ENDS.get(calledName(node) ?? '');
  if (
    other === undefined ||
    (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression')
  )
    return [];
  const { start, end } = callee.property;
  return [{ operator: 'order-flip', edits: [{ from: start ?? 0, to: end ?? 0, text: other }] }];
}
