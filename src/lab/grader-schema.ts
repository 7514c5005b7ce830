import type { Graders, ParamKind } from '../model/grader.ts';

/** A JSON Schema, or a part of one. */
type Json = Readonly<Record<string, unknown>>;

/**
 * The part about graders in the JSON Schema of a check: their names and the parameters of each, so that an editor
 * completes them.
 */
export function graderSchema(graders: Graders): {
  readonly names: readonly string[];
  readonly rules: readonly Json[];
} {
  return {
    names: Object.keys(graders),
    rules: Object.entries(graders).map(([id, { params, optional = [] }]) => ({
      if: { properties: { grader: { const: id } }, required: ['grader'] },
      // biome-ignore lint/suspicious/noThenProperty: it is a word of JSON Schema.
      then: {
        properties: {
          with: {
            type: 'object',
            properties: Object.fromEntries(
              Object.entries(params).map(([name, kind]) => [name, schemaOf(kind)]),
            ),
            required: Object.keys(params).filter((name) => !optional.includes(name)),
            additionalProperties: false,
          },
        },
      },
    })),
  };
}

const LIST: Json = {
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }],
};

const KINDS: Readonly<Record<Extract<ParamKind, string>, Json>> = {
  role: { type: 'string', description: 'a role' },
  roles: { ...LIST, description: 'roles: a pattern, or a list of patterns' },
  parts: { ...LIST, description: 'parts of the script' },
  number: { type: 'number' },
  text: { type: 'string' },
  named: { ...LIST, description: 'roles with their names: `client1 = Ani`' },
  line: { type: 'string', description: 'a line, with values in braces' },
  lines: { ...LIST, description: 'lines with values in braces' },
  pattern: { type: 'string', description: 'a regular expression, with values in braces' },
  file: { type: 'string', description: 'a file that the role is given' },
  flag: { type: 'boolean' },
};

function schemaOf(kind: ParamKind): Json {
  return typeof kind === 'string' ? KINDS[kind] : { enum: kind };
}
