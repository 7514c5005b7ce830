import { parse, stringify } from 'yaml';

/**
 * A corrupted lab file: in its letters, its lines, or its values. The same seed corrupts the same texts in the same
 * way.
 * @param texts of lab files, one of which is chosen
 */
export function damagedLab(seed: number, texts: readonly string[]): string {
  const lots = new Lots(seed);
  let text = lots.of(texts);
  for (let times = 1 + lots.below(3); times > 0; times--) text = lots.of(WAYS)(text, lots);
  return text;
}

/** Random numbers; the same sequence for the same seed. */
class Lots {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
    for (let times = 0; times < 8; times++) this.next();
  }

  private next(): number {
    // A xorshift generator would stay at 0.
    this.state = (this.state === 0 ? 0x9e3779b9 : this.state) >>> 0;
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state;
  }

  below(limit: number): number {
    return limit <= 0 ? 0 : this.next() % limit;
  }

  of<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

type Way = (text: string, lots: Lots) => string;

const ODD_LETTERS = [
  ...['\t', '\0', '\ufeff', '\u2028', '\r', '\u202e', '😀', '\ud800', ' ', '\n', '\n\n', '  '],
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '!!binary ',
    '!x ',
    '%',
    '@',
    '`',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '#',
    ': ',
    '- ',
    '? ',
    '|',
    '>',
  ],
  ...[
    '---\n',
    '...\n',
    '~',
    'null',
    '.nan',
    '-.inf',
    '0x7fffffff',
    '1e999',
    '2001-01-01',
    'yes',
    '__proto__: 1',
  ],
] as const;

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53],
  ...['', ' ', '*', 'client*', 'client99', 'client:first', 'others', '{', '{a}', '{a + }', '{count}', '}'],
  ...[
    'tcp:8080',
    'tcp:0',
    'tcp:99999',
    'udp:224.1.1.1:5004',
    'udp:[ff02::1]:1',
    'tcp:n',
    'constructor',
    '__proto__',
    'toString',
  ],
  ...['x'.repeat(10_000), '(a+)+$', '[', '\\', '../../../etc/passwd', '/'],
  ...[
    [],
    {},
    [[]],
    [{}],
    { en: '', id: '' },
    { en: null },
    { say: 'server' },
    { start: 'client' },
    { repeat: 1e9, do: [] },
  ],
  nested(120),
];

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { do: value };
  return value;
}

/** Ways to corrupt letters. */
const LETTERS: readonly Way[] = [
  (text, lots) => splice(text, lots, 0, lots.of(ODD_LETTERS)),
  (text, lots) => splice(text, lots, 1 + lots.below(3), ''),
  (text, lots) => splice(text, lots, 1, lots.of(ODD_LETTERS)),
  (text, lots) => text.slice(0, lots.below(text.length)),
  (text, lots) => {
    const at = lots.below(text.length);
    return text.slice(0, at) + text.slice(at, at + lots.below(400)).repeat(2) + text.slice(at);
  },
];

function splice(text: string, lots: Lots, removed: number, added: string): string {
  const at = lots.below(text.length);
  return text.slice(0, at) + added + text.slice(at + removed);
}

/** Ways to corrupt lines. */
const LINES: readonly Way[] = [
  (lines: string[], at: number) => lines.splice(at, 1),
  (lines: string[], at: number) => lines.splice(at, 0, lines[at] ?? ''),
  (lines: string[], at: number) => lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
  (lines: string[], at: number) => lines.splice(at, 1, ` ${lines[at] ?? ''}`),
  (lines: string[], at: number) => lines.splice(at, 1, (lines[at] ?? '').replace(/^ {1,2}/, '')),
  (lines: string[], at: number) => lines.splice(at, 1, (lines[at] ?? '').replace(':', '')),
  (lines: string[], at: number) => lines.splice(at, 1 + (at % 7)),
].map(
  (change): Way =>
    (text, lots) => {
      const lines = text.split('\n');
      change(lines, lots.below(lines.length));
      return lines.join('\n');
    },
);

/** A place in a parsed value: the container, and the key within it. */
type Slot =
  | { readonly holder: unknown[]; readonly key: number }
  | { readonly holder: Record<string, unknown>; readonly key: string };

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function slotsIn(value: unknown): readonly Slot[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, key): Slot[] => [{ holder: value, key }, ...slotsIn(item)]);
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key): Slot[] => [{ holder: value, key }, ...slotsIn(value[key])]);
}

function put(slot: Slot, value: unknown): void {
  if (Array.isArray(slot.holder)) slot.holder[Number(slot.key)] = value;
  else slot.holder[slot.key] = value;
}

function taken(slot: Slot): unknown {
  return Array.isArray(slot.holder) ? slot.holder[Number(slot.key)] : slot.holder[slot.key];
}

function remove(slot: Slot): void {
  if (Array.isArray(slot.holder)) slot.holder.splice(Number(slot.key), 1);
  else delete slot.holder[slot.key];
}

/** Ways to corrupt values. */
const VALUES: readonly Way[] = [
  (slots: readonly Slot[], lots: Lots) => put(lots.of(slots), lots.of(ODD_VALUES)),
  (slots: readonly Slot[], lots: Lots) => put(lots.of(slots), lots.of(ODD_VALUES)),
  (slots: readonly Slot[], lots: Lots) => remove(lots.of(slots)),
  (slots: readonly Slot[], lots: Lots) => put(lots.of(slots), structuredClone(taken(lots.of(slots)))),
  (slots: readonly Slot[], lots: Lots) => {
    const [one, other] = [lots.of(slots), lots.of(slots)];
    const [first, second] = [structuredClone(taken(one)), structuredClone(taken(other))];
    put(one, second);
    put(other, first);
  },
  // Misspells a key.
  (slots: readonly Slot[], lots: Lots) => {
    const slot = lots.of(slots);
    if (Array.isArray(slot.holder)) return;
    const value = taken(slot);
    remove(slot);
    const key = String(slot.key);
    const at = lots.below(key.length);
    slot.holder[lots.of([key.slice(0, at) + key.slice(at + 1), `${key}s`, key.toUpperCase()])] = value;
  },
].map(
  (change): Way =>
    (text, lots) => {
      const value: unknown = parsed(text);
      const slots = slotsIn(value);
      if (slots.length === 0) return text;
      change(slots, lots);
      return stringify(value);
    },
);

/** Undefined where the text is no longer YAML: then its letters are corrupt enough. */
function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 50 });
  } catch {
    return null;
  }
}

const WAYS: readonly Way[] = [...LETTERS, ...LINES, ...VALUES, ...VALUES, ...VALUES];
