import { parse } from '@babel/parser';
import type * as t from '@babel/types';

/** A node of a source, with the nodes around it. */
export interface Placed<N extends t.Node = t.Node> {
  readonly node: N;
  readonly from: number;
  readonly to: number;
  /** The nodes around it, the nearest last. */
  readonly parents: readonly Placed[];
}

/** A program of the reference, parsed. */
export interface Source {
  readonly text: string;
  /** Every node, each before its parts. */
  readonly nodes: readonly Placed[];
}

/** Names of files that can be parsed. */
export const SCRIPT = /\.[cm]?[jt]s$/;
const TYPED = /\.[cm]?ts$/;

/**
 * Parses a program.
 * @param file its name, which tells whether it has types
 * @returns null where it cannot be parsed: then it is no reference either
 */
export function readSource(file: string, text: string): Source | null {
  try {
    const { program } = parse(text, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      plugins: TYPED.test(file) ? ['typescript'] : [],
    });
    const nodes: Placed[] = [];
    collect(program, [], nodes);
    return { text, nodes };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function collect(node: t.Node, parents: readonly Placed[], nodes: Placed[]): void {
  const placed: Placed = { node, from: node.start ?? 0, to: node.end ?? 0, parents };
  nodes.push(placed);
  const within = [...parents, placed];
  for (const value of Object.values(node))
    for (const part of Array.isArray(value) ? value : [value]) if (isNode(part)) collect(part, within, nodes);
}

function isNode(value: unknown): value is t.Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'start' in value &&
    typeof value.type === 'string' &&
    !value.type.startsWith('Comment')
  );
}

/** Nodes of one type. */
export function nodesOf<T extends t.Node['type']>(
  { nodes }: Source,
  type: T,
): readonly Placed<Extract<t.Node, { readonly type: T }>>[] {
  return nodes.filter((placed): placed is Placed<Extract<t.Node, { readonly type: T }>> =>
    isOf(placed, type),
  );
}

function isOf<T extends t.Node['type']>({ node }: Placed, type: T): boolean {
  return node.type === type;
}

/** The text of a node in the source. */
export function textOf({ text }: Source, { start, end }: Pick<t.Node, 'start' | 'end'>): string {
  return text.slice(start ?? 0, end ?? 0);
}

/** The node directly around a node; null for the program. */
export function parentOf({ parents }: Placed): Placed | null {
  return parents.at(-1) ?? null;
}
