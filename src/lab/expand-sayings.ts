import type { ScriptMove } from '../model/lab.ts';
import type { Mistakes } from './mistakes.ts';
import { whyNotRaw } from './raw-bytes.ts';
import type { MoveItem } from './script-schema.ts';
import type { MoveOf, Scope } from './script-scope.ts';
import type { Path } from './source.ts';
import { checkText, inAwaited, inSaid } from './texts-with-values.ts';

type SayItem = Extract<MoveItem, { say: string }>;
type SendItem = Extract<MoveItem, { send: string }>;

/** What is known of a line of a script besides its text. */
export interface Said {
  readonly of: MoveOf;
  readonly scope: Scope;
  readonly mistakes: Mistakes;
  /** Where it stands. */
  readonly path: Path;
}

/** The moves for a line that is typed, or said by a probe: one, or several whose lines are written at once. */
export function expandSay(item: SayItem, { of, scope, mistakes, path }: Said): readonly ScriptMove[] {
  const { line, lines = 1, bytes, pieces = 1, same, early = false, quick = false } = item;
  // Long texts of several kinds can have any size.
  const isSized = bytes !== undefined && (item.text === 'long' || item.text === 'letters');
  const rivals = (['line', 'text', 'bytes'] as const).filter(
    (key) => item[key] !== undefined && !(isSized && key === 'text'),
  );
  const [, second] = rivals;
  if (second !== undefined)
    mistakes.add(
      'two-texts',
      `This line has ${rivals.join(' and ')}: expected one of them, since each says what the text is.`,
      [...path, second],
    );
  if (line !== undefined) {
    checkText(line, inSaid(scope.values), mistakes, [...path, 'line']);
    if (/[\r\n]/.test(line))
      mistakes.add(
        'line-end',
        'This is more than one line: put several below "together", or have a probe send them: { send: client1, raw: \'one\\ntwo\\n\' }.',
        [...path, 'line'],
      );
  }
  if (same !== undefined && (line !== undefined || lines > 1))
    mistakes.add(
      'same-line',
      line === undefined
        ? 'Several lines that are written at once have texts of their own: "same" and "lines" do not go together.'
        : 'A line that is given is the same wherever it stands: remove "same", and use a value for what is made up.',
      [...path, 'same'],
    );
  if (line !== undefined && lines > 1)
    mistakes.add(
      'same-line',
      'The same line would be written several times: put different ones below "together", or leave "line" out.',
      [...path, 'lines'],
    );
  if (pieces > 1 && lines > 1)
    mistakes.add(
      'two-texts',
      'One line is sent in several pieces, or several lines at once: remove "pieces" or "lines".',
      [...path, 'pieces'],
    );
  for (const [key, is] of [
    ['early', early],
    ['quick', quick],
  ] as const)
    if (is && (lines > 1 || scope.together !== null))
      mistakes.add('not-together', `What is said together with other lines is not "${key}": remove that.`, [
        ...path,
        key,
      ]);
  if (pieces > 1 && scope.together !== null)
    mistakes.add(
      'not-together',
      'Each piece has come before the next is sent, so that nothing else happens together with it: put it before or behind.',
      [...path, 'pieces'],
    );
  checkPrefix(item, { scope, mistakes, path });
  checkGroup(item, { of, scope, mistakes, path });
  const said = {
    do: 'say',
    text: item.text ?? (bytes === undefined ? 'plain' : 'long'),
    line: line ?? null,
    prefix: item.prefix ?? null,
    bytes: bytes ?? null,
    pieces,
    group: item.group ?? null,
    same: same ?? null,
    early,
    quick,
  } as const;
  if (lines === 1) return [{ ...of, ...said, joined: false }];
  const group = of.together ?? ++scope.groups.last;
  return Array.from({ length: lines }, (_, index) => ({
    ...of,
    together: group,
    ...said,
    joined: index < lines - 1,
  }));
}

/** The moves for bytes that a probe sends. */
export function expandSend(item: SendItem, { of, scope, mistakes, path }: Said): readonly ScriptMove[] {
  const given = (['raw', 'pieces', 'bytes', 'file'] as const).filter((key) => item[key] !== undefined);
  const [first, second] = given;
  if (first === undefined || second !== undefined)
    mistakes.add(
      'sent',
      `Expected one of raw, pieces, bytes and file, found ${given.length === 0 ? 'none' : given.join(' and ')}: { send: ${of.role}, raw: 'GET /{name}\\r\\n' }.`,
      [...path, second ?? 'send'],
    );
  checkGroup(item, { of, scope, mistakes, path });
  const group = item.group ?? null;
  if (item.bytes !== undefined)
    return [{ ...of, do: 'send', content: { kind: 'flood', bytes: item.bytes }, group }];
  if (item.file !== undefined) {
    const given = Object.keys(scope.filesOf(of.role));
    if (!given.includes(item.file)) {
      if (given.length > 0) mistakes.unknown('file', item.file, given, [...path, 'file']);
      else
        mistakes.add(
          'unknown-name',
          `"${of.role}" is given no files: name them in its role, files: { ${item.file}: { bytes: 1000 } }.`,
          [...path, 'file'],
        );
    }
    return [{ ...of, do: 'send', content: { kind: 'file', name: item.file }, group }];
  }
  const pieces = item.pieces ?? (item.raw === undefined ? [] : [item.raw]);
  for (const [index, piece] of pieces.entries()) {
    const at = [...path, ...(item.pieces === undefined ? ['raw'] : ['pieces', index])];
    checkText(piece, inSaid(scope.values), mistakes, at);
    const wrong = whyNotRaw(piece);
    if (wrong !== null) mistakes.add('raw', wrong, at);
  }
  if (pieces.length > 1 && scope.together !== null)
    mistakes.add(
      'not-together',
      'Each piece has come before the next is sent, so that nothing else happens together with it: put it before or behind.',
      [...path, 'pieces'],
    );
  return [{ ...of, do: 'send', content: { kind: 'raw', pieces }, group }];
}

/** Reports a prefix where it cannot be: it comes before a text that is made up, on the same line. */
function checkPrefix(
  { prefix, line, lines = 1 }: SayItem,
  { scope, mistakes, path }: Pick<Said, 'scope' | 'mistakes' | 'path'>,
): void {
  if (prefix === undefined) return;
  const at = [...path, 'prefix'];
  checkText(prefix, inSaid(scope.values), mistakes, at);
  if (line !== undefined || lines > 1 || /[\r\n]/.test(prefix))
    mistakes.add(
      'two-texts',
      'A prefix stands before one made-up text, on its line: remove "prefix", or "line", "lines" and line ends.',
      at,
    );
}

/** Reports a line for a group that is more than one datagram of a probe's. */
function checkGroup(item: SayItem | SendItem, { of: { role }, scope, mistakes, path }: Said): void {
  if (item.group === undefined) return;
  const at = [...path, 'group'];
  checkText(item.group, inAwaited(scope.values), mistakes, at);
  if (scope.cast[role]?.by !== 'probe')
    mistakes.add(
      'no-probe',
      `Only a probe can be told which group it sends to, and "${role}" is none here: cast it as a probe, or remove "group".`,
      at,
    );
  const others = (['pieces', 'lines', 'bytes', 'file'] as const).filter((key) => key in item);
  if (others.length > 0 && !('say' in item && others.every((key) => key === 'bytes')))
    mistakes.add(
      'sent',
      `What goes to a group is one datagram: remove ${others.join(' and ')}, or "group".`,
      at,
    );
}
