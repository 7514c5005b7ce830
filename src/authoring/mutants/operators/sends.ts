import { type Call, type CallKind, calledName, callsOf } from '../calls.ts';
import type { Change, Edit } from '../edit.ts';
import { type Source, textOf } from '../source.ts';
import { doubled, dropped } from './whole.ts';

/** Mistakes by which messages are lost, or come twice, late, together or cut off. */
export function sendChanges(source: Source): readonly Change[] {
  return [...callsOf(source)].flatMap(([call, kind]) => [
    ...lostOrTwice(source, call, kind),
    ...(kind === 'send' ? corrupted(source, call) : []),
  ]);
}

const WORDS: Partial<Record<CallKind, string>> = { send: 'send', show: 'show', speak: 'send' };

function lostOrTwice(source: Source, call: Call, kind: CallKind): readonly Change[] {
  const word = WORDS[kind];
  if (word === undefined) return [];
  const lost = { operator: `${word}-drop`, edits: [dropped(source, call)] };
  // A function without arguments sends what has piled up: a second call would send nothing.
  if (kind === 'speak' && call.node.arguments.length === 0) return [lost];
  return [lost, { operator: `${word}-double`, edits: [doubled(source, call)] }];
}

/** State for each receiver, in a function that is added at the end of the file. */
const KEPT = 'var mutantKept = new Map();';
/** Each message is sent in place of the next one. */
const LATE = `
${KEPT}
function mutantLate(to, message, send) {
  const before = mutantKept.get(to);
  mutantKept.set(to, message);
  if (before !== undefined) send(before);
}
`;
/** Two messages are sent as one. */
const MERGED = `
${KEPT}
function mutantMerged(to, message, send) {
  const before = mutantKept.get(to);
  mutantKept.set(to, before === undefined ? message : undefined);
  if (before !== undefined) send(\`\${before}\${message}\`);
}
`;
/** How much a buffer of a common size holds, in bytes. */
const SHORT_BUFFER = 512;

function corrupted(source: Source, { node, from, to }: Call): readonly Change[] {
  const [message, ...others] = node.arguments;
  const { callee } = node;
  if (!message || message.type === 'SpreadElement' || callee.type !== 'MemberExpression') return [];
  const text = textOf(source, message);
  const place = { from: message.start ?? 0, to: message.end ?? 0 };
  const cut = (operator: string, end: number): Change => ({
    operator,
    edits: [{ ...place, text: `String(${text}).slice(0, ${end})` }],
  });
  // A text that is written out in the program is short enough.
  const isWritten = message.type === 'StringLiteral';
  const cuts = [...(isWritten ? [] : [cut('send-truncate', SHORT_BUFFER)]), cut('send-cut', -2)];
  // A call that ends the connection has no next message; one that awaits something cannot be moved into another
  // function.
  if (calledName(node) === 'end' || /\b(?:await|yield)\b/.test(textOf(source, node))) return cuts;
  const rest = others.map((other) => `, ${textOf(source, other)}`).join('');
  const target = textOf(source, callee.object);
  const held = (operator: string, name: string, helper: string): Change => {
    const send = `(message) => ${textOf(source, callee)}(message${rest})`;
    const edits: readonly Edit[] = [
      { from, to, text: `${name}(${target}, ${text}, ${send})` },
      { from: source.text.length, to: source.text.length, text: helper },
    ];
    return { operator, edits };
  };
  return [...cuts, held('send-late', 'mutantLate', LATE), held('send-merge', 'mutantMerged', MERGED)];
}
