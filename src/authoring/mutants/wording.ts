import type * as t from '@babel/types';
import { calledName } from './calls.ts';
import type { Change, Edit } from './edit.ts';
import { nodesOf, type Placed, parentOf, type Source, textOf } from './source.ts';

/**
 * Whether a mistake changes nothing but the wording of prompts, logs and errors, which no lab asks for. That is text,
 * not values, that is printed or asked with where it stands, and anything at all in a log or a prompt.
 */
export function isWording(source: Source, { edits }: Change): boolean {
  return edits.every((edit) => isLogged(source, edit) || isWords(source, edit) || isCaughtText(source, edit));
}

/** Whether everything that an edit removes, changes or makes conditional is logging and prompting. */
function isLogged(source: Source, { from, to, text }: Edit): boolean {
  const around = source.nodes.filter((placed) => placed.from <= from && placed.to >= to);
  if (around.some(({ node }) => isLog(source, node) || isBefore(source, node, from, to))) return true;
  const isGone = /^(?:\{?\}?|undefined|\(\) => undefined)$/.test(text.trim());
  const within = source.nodes.filter((placed) => placed.from >= from && placed.to <= to);
  return isGone && within.length > 0 && isLogging(source, within);
}

/** Whether a place is in a condition for logging, and for nothing else. */
function isBefore(source: Source, node: t.Node, from: number, to: number): boolean {
  if (node.type !== 'IfStatement' || node.alternate) return false;
  const { test, consequent } = node;
  const isInTest = (test.start ?? 0) <= from && to <= (test.end ?? 0);
  const body = source.nodes.filter(
    (placed) => placed.from >= (consequent.start ?? 0) && placed.to <= (consequent.end ?? 0),
  );
  return isInTest && isLogging(source, body);
}

/** Whether some nodes, with all their parts, do nothing but log and prompt, under whatever conditions. */
function isLogging(source: Source, nodes: readonly Placed[]): boolean {
  const logs = nodes.filter(({ node }) => isLog(source, node));
  const does = nodes.filter(({ node }) => DOES.test(node.type) && !isStatus(source, node));
  return (
    logs.length > 0 &&
    does.every((placed) => logs.some(({ from, to }) => placed.from >= from && placed.to <= to))
  );
}

/** Nodes that do something, rather than hold or guard what does. */
const DOES =
  /^(?:Call|New|Assignment|Update|Await)Expression$|^(?:Return|Throw|Break|Continue)Statement$|Declaration$/;

/** Whether a node sets the exit status, which no lab asks for. */
function isStatus(source: Source, node: t.Node): boolean {
  return node.type === 'AssignmentExpression' && textOf(source, node.left) === 'process.exitCode';
}

/** Whether a call logs or prompts, which no lab asks for. */
function isLog(source: Source, node: t.Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const of = textOf(source, node.callee.object);
  const name = calledName(node) ?? '';
  return (
    of === 'process.stderr' ||
    name === 'prompt' ||
    name === 'setPrompt' ||
    (of === 'console' && ['error', 'warn', 'debug', 'trace'].includes(name))
  );
}

/** Whether an edit is within text, and not within a value that is put into it. */
function isWords(source: Source, { from, to }: Edit): boolean {
  const innermost = source.nodes.filter((placed) => placed.from <= from && placed.to >= to).at(-1);
  if (!innermost) return false;
  const { node } = innermost;
  const isText =
    node.type === 'StringLiteral' ||
    node.type === 'TemplateElement' ||
    (node.type === 'TemplateLiteral' && node.expressions.length === 0);
  // A template that ends with an error's text is emptied as a whole: that is still the error's text.
  const isWholeText = isText || node.type === 'TemplateLiteral';
  return (isText && isSaid(source, innermost)) || (isWholeText && isError(source, innermost));
}

/** Whether an edit is all of a value in a template that is the text of an error that was caught. */
function isCaughtText(source: Source, { from, to }: Edit): boolean {
  return nodesOf(source, 'MemberExpression').some((placed) => {
    const { node, parents } = placed;
    // With its braces.
    const isAll = placed.from === from + 2 && placed.to === to - 1 && source.text.startsWith('${', from);
    return isAll && parents.some((around) => isMessageOf(source, around.node, node));
  });
}

function isMessageOf(source: Source, around: t.Node, { object, property }: t.MemberExpression): boolean {
  return (
    around.type === 'CatchClause' &&
    around.param?.type === 'Identifier' &&
    around.param.name === textOf(source, object) &&
    textOf(source, property) === 'message'
  );
}

/** What text may be a part of on its way to being said. */
const CARRIES = ['TemplateLiteral', 'BinaryExpression', 'ConditionalExpression', 'LogicalExpression'];

function holderOf(placed: Placed): Placed | null {
  const parent = parentOf(placed);
  return parent && CARRIES.includes(parent.node.type) ? holderOf(parent) : parent;
}

function isSaid(source: Source, placed: Placed): boolean {
  const holder = holderOf(placed)?.node;
  if (holder?.type === 'ObjectProperty')
    return holder.key.type === 'Identifier' && holder.key.name === 'prompt';
  if (holder?.type !== 'CallExpression' || holder.callee.type !== 'MemberExpression') return false;
  const of = textOf(source, holder.callee.object);
  const name = calledName(holder) ?? '';
  return of === 'console' || of === 'process.stdout' || ['question', 'setPrompt', 'prompt'].includes(name);
}

/** Whether text is the argument of an error. */
function isError(source: Source, placed: Placed): boolean {
  const holder = holderOf(placed)?.node;
  if (holder?.type !== 'NewExpression' || holder.callee.type !== 'Identifier') return false;
  const { name } = holder.callee;
  return (
    name.endsWith('Error') ||
    source.nodes.some(
      ({ node }) =>
        node.type === 'ClassDeclaration' &&
        node.id?.name === name &&
        node.superClass?.type === 'Identifier' &&
        node.superClass.name.endsWith('Error'),
    )
  );
}
