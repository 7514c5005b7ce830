import type * as t from '@babel/types';
import { type Call, calledName, callsOf, spokenIn } from '../calls.ts';
import type { Change } from '../edit.ts';
import { nodesOf, type Placed, type Source, textOf } from '../source.ts';

/** Mistakes by which messages for all go to some, or a message goes to somebody else. */
export function receiverChanges(source: Source): readonly Change[] {
  const spoken = spokenIn(source);
  return [
    ...nodesOf(source, 'ForOfStatement').flatMap((loop) => partly(source, spoken, loop)),
    ...misrouted(source),
  ];
}

/** The first is left out, the last, or all but the first: of a list, and of what is awaited one by one. */
const PARTS = {
  'all-but-first': { of: '.slice(1)', awaited: 'skip: 1' },
  'all-but-last': { of: '.slice(0, -1)', awaited: 'late: 1' },
  'first-alone': { of: '.slice(0, 1)', awaited: 'most: 1' },
};

/** What is awaited has no last one before its end: each waits for the next one to come. */
const AWAITED = `
async function* mutantPart(all, { skip = 0, late = 0, most = Infinity }) {
  const kept = [];
  for await (const one of all) {
    if (skip-- > 0 || most <= 0) continue;
    kept.push(one);
    if (kept.length <= late) continue;
    most--;
    yield kept.shift();
  }
}
`;

function partly(
  source: Source,
  spoken: readonly Call[],
  { node, from, to }: Placed<t.ForOfStatement>,
): readonly Change[] {
  if (!spoken.some((call) => call.from > from && call.to <= to)) return [];
  const { right } = node;
  const all = textOf(source, right);
  const place = { from: right.start ?? 0, to: right.end ?? 0 };
  const end = { from: source.text.length, to: source.text.length };
  return Object.entries(PARTS).map(([operator, { of, awaited }]) => ({
    operator,
    edits: node.await
      ? [
          { ...place, text: `mutantPart(${all}, { ${awaited} })` },
          { ...end, text: AWAITED },
        ]
      : [{ ...place, text: `[...${all}]${of}` }],
  }));
}

/** Another value of the same type that is in reach becomes the receiver, as far as types are written down. */
function misrouted(source: Source): readonly Change[] {
  const functions = nodesOf(source, 'FunctionDeclaration');
  const signatures = new Map(
    functions.flatMap(({ node }) => (node.id ? [[node.id.name, node.params.map(typeOf)] as const] : [])),
  );
  const speaking = [...callsOf(source)].filter(([, kind]) => kind === 'speak').map(([call]) => call);
  return speaking.flatMap((call) =>
    call.node.arguments.flatMap((argument, index): Change[] => {
      const type = signatures.get(calledName(call.node) ?? '')?.[index] ?? null;
      if (argument.type !== 'Identifier' || type === null) return [];
      return othersOfType(source, call, type, signatures)
        .filter((name) => name !== argument.name)
        .map((name) => ({
          operator: 'send-misroute',
          edits: [{ from: argument.start ?? 0, to: argument.end ?? 0, text: name }],
        }));
    }),
  );
}

/** Names in reach that are known to have a type: declared with it, or passed on as a value of it. */
function othersOfType(
  source: Source,
  call: Call,
  type: string,
  signatures: ReadonlyMap<string, readonly (string | null)[]>,
): readonly string[] {
  const around = call.parents.filter(({ node }) => /Function/.test(node.type));
  const nearest = around.at(-1);
  if (!nearest) return [];
  const said = around.flatMap(({ node }) =>
    'params' in node && Array.isArray(node.params)
      ? node.params.flatMap((param) => namesOf(param, type))
      : [],
  );
  const handedOn = nodesOf(source, 'CallExpression')
    .filter(({ from, to }) => from > nearest.from && to <= nearest.to && from < call.from)
    .flatMap(({ node }) =>
      node.arguments.flatMap((argument, index) =>
        argument.type === 'Identifier' && signatures.get(calledName(node) ?? '')?.[index] === type
          ? [argument.name]
          : [],
      ),
    );
  return [...new Set([...said, ...handedOn])];
}

function namesOf(param: t.Node, type: string): readonly string[] {
  return param.type === 'Identifier' && typeOf(param) === type ? [param.name] : [];
}

/** The name of a parameter's type; null where it has none, or one that is more than a name. */
function typeOf(param: t.Node): string | null {
  if (!('typeAnnotation' in param) || param.typeAnnotation?.type !== 'TSTypeAnnotation') return null;
  const { typeAnnotation: type } = param.typeAnnotation;
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : null;
}
