import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
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

/** Quoted words of a source, except those that it compares with, and those in types. */
function namesGiven(text: string): readonly string[] {
  const said: { readonly start: number; readonly name: string }[] = [];
  const asked = new Set<number>();
  new Visitor({
    Literal: ({ start, value }) => {
      if (typeof value === 'string') said.push({ start, name: value });
    },
    BinaryExpression: ({ operator, left, right }) => {
      if (operator === '===' || operator === '!==') asked.add(left.start).add(right.start);
    },
    SwitchCase: ({ test }) => {
      if (test) asked.add(test.start);
    },
    TSLiteralType: ({ literal }) => {
      asked.add(literal.start);
    },
  }).visit(parseSync('file.ts', text).program);
  return said.filter(({ start }) => !asked.has(start)).map(({ name }) => name);
}
