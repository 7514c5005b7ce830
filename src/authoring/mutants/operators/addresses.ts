import type * as t from '@babel/types';
import { type Call, calledName, callsOf } from '../calls.ts';
import type { Change } from '../edit.ts';
import { nodesOf, type Placed, parentOf, type Source, textOf } from '../source.ts';

/** Mistakes with a wrong port, address, group or TTL, and with options left out. */
export function addressChanges(source: Source): readonly Change[] {
  return [
    ...nodesOf(source, 'NumericLiteral')
      .filter(isPort)
      .map(({ node, from, to }) => ({
        operator: 'port-other',
        edits: [{ from, to, text: String(node.value + 1) }],
      })),
    ...nodesOf(source, 'StringLiteral').flatMap(otherAddress),
    ...[...callsOf(source).keys()].flatMap((call) => [...otherTtl(source, call), ...otherPlace(call)]),
    ...nodesOf(source, 'BooleanLiteral')
      .filter(isOption)
      .map(({ node, from, to }) => ({
        operator: 'option-other',
        edits: [{ from, to, text: String(!node.value) }],
      })),
  ];
}

/** Ports that need no special rights, and have a next one. */
function isPort({ node, parents }: Placed<t.NumericLiteral>): boolean {
  if (!Number.isInteger(node.value) || node.value < 1024 || node.value > 65_534) return false;
  const parent = parents.at(-1)?.node;
  if (parent?.type === 'CallExpression')
    return ['listen', 'connect', 'createConnection', 'bind', 'send'].includes(calledName(parent) ?? '');
  if (parent?.type === 'ObjectProperty')
    return parent.key.type === 'Identifier' && /port/i.test(parent.key.name);
  return (
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && /port/i.test(parent.id.name)
  );
}

const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function otherAddress({ node, from, to }: Placed<t.StringLiteral>): readonly Change[] {
  const [, first = '', second = '', third = '', last = ''] = ADDRESS.exec(node.value) ?? [];
  if (last === '') return [];
  const isGroup = Number(first) >= 224 && Number(first) < 240;
  const other = `${first}.${second}.${third}.${(Number(last) + 1) % 255}`;
  return [
    {
      operator: isGroup ? 'group-other' : 'address-other',
      edits: [{ from, to, text: JSON.stringify(other) }],
    },
  ];
}

function otherTtl(source: Source, { node }: Call): readonly Change[] {
  const [ttl] = node.arguments;
  if (!ttl || !/^set(?:Multicast)?TTL$/.test(calledName(node) ?? '')) return [];
  const place = { from: ttl.start ?? 0, to: ttl.end ?? 0 };
  return ['0', `${textOf(source, ttl)} + 1`].map((text) => ({
    operator: 'ttl-other',
    edits: [{ ...place, text }],
  }));
}

/** An address reserved for documentation, which no machine has. */
const NOBODYS = "'192.0.2.1'";

/** Another machine in place of the one that a program connects to, or this machine in place of a group. */
function otherPlace({ node }: Call): readonly Change[] {
  const name = calledName(node);
  const place = node.arguments[name === 'send' ? 2 : 1];
  if (!place || (name !== 'send' && name !== 'connect' && name !== 'createConnection')) return [];
  const edit = { from: place.start ?? 0, to: place.end ?? 0 };
  return name === 'send'
    ? [{ operator: 'send-to-self', edits: [{ ...edit, text: "'127.0.0.1'" }] }]
    : [{ operator: 'address-other', edits: [{ ...edit, text: NOBODYS }] }];
}

/** Whether a value is a named option for making a socket or a server. */
function isOption(placed: Placed<t.BooleanLiteral>): boolean {
  const property = parentOf(placed);
  const call = property?.parents.at(-2);
  return property?.node.type === 'ObjectProperty' && call?.node.type === 'CallExpression';
}
