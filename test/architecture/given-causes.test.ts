import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allCauses } from '../../src/model/cause.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** Where checks are failed: what is handed in, the graders, the rules above them. */
const GIVERS = ['graders', 'src/diagnosis', 'src/submission'];

describe('the causes', () => {
  it('are each given by a grader, by a rule, or for what was handed in', () => {
    const given = new Set(
      GIVERS.flatMap((folder) =>
        readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts'))
          .flatMap((name) => namesGiven(readFileSync(join(PROJECT, folder, name), 'utf8'))),
      ),
    );
    expect(allCauses().filter((cause) => !given.has(cause))).toEqual([]);
  });

  it('are not given where they are only asked for', () => {
    const text =
      "const a = b.cause === 'crash' ? 'stuck' : hasTrait(c, 'seen'); switch (d) { case 'killed': }";
    expect(namesGiven(`${text} type E = 'erased'; ends(f !== 'changed');`)).toEqual(['stuck', 'seen']);
  });
});

/** What a source says in quotes, but for what it compares with, and for types. */
function namesGiven(text: string): readonly string[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && !isAsked(node.parent)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isAsked(around: ts.Node): boolean {
  const isComparison =
    ts.isBinaryExpression(around) &&
    (around.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
      around.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken);
  return isComparison || ts.isCaseClause(around) || ts.isLiteralTypeNode(around);
}
