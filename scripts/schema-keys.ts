import * as z from 'zod';

/** The part of JSON Schema that the lab's schema uses. */
interface Node {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly $ref?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Node | undefined;
  readonly anyOf?: readonly Node[] | undefined;
  readonly allOf?: readonly Node[] | undefined;
  readonly additionalProperties?: Node | boolean | undefined;
  readonly definitions?: Readonly<Record<string, Node>> | undefined;
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    $ref: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    items: node.optional(),
    anyOf: z.array(node).optional(),
    allOf: z.array(node).optional(),
    additionalProperties: z.union([z.boolean(), node]).optional(),
    definitions: z.record(z.string(), node).optional(),
  }),
);

/** A key of a file. */
export interface Key {
  readonly name: string;
  /** Its possible values, in words. */
  readonly takes: string;
  /** `sometimes`: only without some other key of the same place. */
  readonly needed: 'always' | 'sometimes' | 'never';
  readonly description: string;
  /** The default, in words; null where none is given. */
  readonly otherwise: string | null;
}

/** The keys at one place of a file. */
export interface Keys {
  /** `roles.NAME`, `steps[].checks[]`; empty for the top level. */
  readonly place: string;
  readonly keys: readonly Key[];
}

/**
 * All keys of the files that a schema describes, place by place, outer places first.
 * @throws Error where a key has no description, except for the two languages of a text
 */
export function keysOf(schema: unknown): readonly Keys[] {
  const root = node.parse(schema);
  const found: Keys[] = [];
  const seen = new Set<Node>();
  const visit = (given: Node, place: string): void => {
    const here = resolved(root, given);
    if (seen.has(here) || isText(here)) return;
    seen.add(here);
    if (here.properties) {
      const keys = Object.entries(here.properties).map(([name, value]) =>
        keyOf(root, name, value, place, here),
      );
      found.push({ place, keys });
      for (const [name, value] of Object.entries(here.properties))
        visit(value, place === '' ? name : `${place}.${name}`);
    }
    if (typeof here.additionalProperties === 'object') visit(here.additionalProperties, `${place}.NAME`);
    if (here.items) visit(here.items, `${place}[]`);
    // At the top level, it only says which keys go together.
    if (here !== root) for (const one of here.anyOf ?? []) visit(one, place);
  };
  visit(root, '');
  return found;
}

function keyOf(root: Node, name: string, given: Node, place: string, above: Node): Key {
  const value = resolved(root, given);
  const description = given.description ?? value.description;
  if (description === undefined)
    throw new Error(`Expected the schema to describe ${place}.${name}, found no description of it.`);
  return {
    name,
    takes: takesOf(root, given),
    needed: neededIn(above, name),
    description,
    otherwise: value.default === undefined ? null : String(value.default),
  };
}

function neededIn({ required = [], anyOf = [] }: Node, name: string): Key['needed'] {
  const asked = anyOf.filter((one) => one.required?.includes(name));
  if (required.includes(name) || (anyOf.length > 0 && asked.length === anyOf.length)) return 'always';
  return asked.length > 0 ? 'sometimes' : 'never';
}

function takesOf(root: Node, given: Node): string {
  const value = resolved(root, given);
  if (isText(value)) return '`{ en, id }`';
  if (value.const !== undefined) return `\`${value.const}\``;
  if (value.enum) return value.enum.map((one) => `\`${one}\``).join(', ');
  if (value.anyOf) return [...new Set(value.anyOf.map((one) => takesOf(root, one)))].join(' or ');
  if (value.type === 'array') return 'a list';
  if (value.type === 'object') return 'a map';
  if (value.type === 'boolean') return '`true` or `false`';
  if (value.type === 'integer') return 'a whole number';
  return value.type === 'number' ? 'a number' : 'a text';
}

function isText({ properties = {} }: Node): boolean {
  return Object.keys(properties).join() === 'en,id';
}

/** The schema behind a reference. */
function resolved(root: Node, given: Node): Node {
  const { $ref, allOf: [only] = [] } = given;
  // A reference with a description of its own counts as a schema of its own.
  if (only) return resolved(root, only);
  if ($ref === undefined) return given;
  const [, name = ''] = /^#\/definitions\/(.+)$/.exec($ref) ?? [];
  const found = root.definitions?.[name];
  if (found === undefined) throw new Error(`Expected the schema to hold ${$ref}, found no such part.`);
  return resolved(root, found);
}
