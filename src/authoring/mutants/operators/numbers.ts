import type * as t from '@babel/types';
import type { Change } from '../edit.ts';
import { nodesOf, type Placed, parentOf, type Source, textOf } from '../source.ts';
import { statementOf } from './whole.ts';

/** A larger number is a size rather than a count, and the next one makes no difference. */
const SIZES = 1024;

/** Mistakes by which a number is one too large. */
export function numberChanges(source: Source): readonly Change[] {
  return [
    ...nodesOf(source, 'NumericLiteral')
      .filter(isCount)
      .map(({ node, from, to }) => ({
        operator: 'number-off',
        edits: [{ from, to, text: String(node.value + 1) }],
      })),
    ...nodesOf(source, 'MemberExpression').flatMap((member) => nextIndex(source, member)),
    ...nodesOf(source, 'UpdateExpression').flatMap((update) => otherTime(source, update)),
  ];
}

function isCount(placed: Placed<t.NumericLiteral>): boolean {
  const { value } = placed.node;
  const holder = parentOf(placed)?.node;
  // No lab asks for an exit status.
  const isStatus = holder?.type === 'AssignmentExpression' && isNamed(holder.left, 'exitCode');
  return Number.isInteger(value) && value < SIZES && !isStatus;
}

function isNamed(node: t.Node, name: string): boolean {
  return (
    node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === name
  );
}

function nextIndex(source: Source, { node }: Placed<t.MemberExpression>): readonly Change[] {
  const { computed, property } = node;
  if (!computed || property.type === 'StringLiteral' || property.type === 'NumericLiteral') return [];
  const place = { from: property.start ?? 0, to: property.end ?? 0 };
  return [{ operator: 'index-off', edits: [{ ...place, text: `(${textOf(source, property)}) + 1` }] }];
}

/** A number is used before it is incremented instead of after, or the other way round. */
function otherTime(source: Source, placed: Placed<t.UpdateExpression>): readonly Change[] {
  const { node, from, to } = placed;
  if (statementOf(placed) !== null) return [];
  const counted = textOf(source, node.argument);
  const text = node.prefix ? `${counted}${node.operator}` : `${node.operator}${counted}`;
  return [{ operator: 'index-off', edits: [{ from, to, text }] }];
}
