import { parseEndpoint } from '../model/endpoint.ts';
import type { Message, MessageId, MessageParam } from '../model/message.ts';
import { templateOf } from './catalogues.ts';
import type { Language } from './language.ts';

/**
 * `{name}`; `{name.port}`: an endpoint without its group; `{name|one|several}`: a word for one of them, and another
 * for none or several.
 */
const HOLE = /\{(\w+)(\.port)?(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** A message's text with its parameters left in braces, for a page that fills them in later. */
export function sayUnfilled(id: MessageId, language: Language): string {
  return say({ id, params: {} }, language);
}

/** Turns a message into a sentence. An id that no catalogue knows is shown as it is. */
export function say({ id: name, params }: Message, language: Language): string {
  const template = templateOf(name, language) ?? name;
  return template.replace(HOLE, (whole, param: string, bare?: string, one?: string, several?: string) => {
    const value = params[param];
    if (value === undefined) return whole;
    if (one !== undefined && several !== undefined) return isOne(value) ? one : several;
    return isPlace(param) && typeof value === 'string'
      ? showPlace(value, language, bare !== undefined)
      : show(value, language);
  });
}

function isOne(value: MessageParam): boolean {
  if (typeof value === 'number') return value === 1;
  return typeof value === 'string' || 'id' in value || value.length === 1;
}

function show(value: MessageParam, language: Language): string {
  if (typeof value === 'string') return visible(value);
  if (typeof value === 'number') return String(value);
  if ('id' in value) return say(value, language);
  const names = value.map((one) => (typeof one === 'string' ? visible(one) : say(one, language)));
  return joinNames(names, language);
}

/** Parameters that hold an endpoint as the lab file writes it. */
function isPlace(param: string): boolean {
  return param === 'endpoint' || param === 'other';
}

/** `tcp:8080` in words; anything else as it is. */
function showPlace(text: string, language: Language, portAlone: boolean): string {
  const endpoint = parseEndpoint(text);
  if (endpoint === null) return visible(text);
  const { transport, group, range, port, broadcast, version6, onHost } = endpoint;
  const params = { port: String(port), group: group ?? range ?? '' };
  const plain = onHost ? (`${transport}6-host` as const) : version6 ? (`${transport}6` as const) : transport;
  const address = broadcast ? 'broadcast' : range ? 'groups' : group === null ? plain : 'group';
  const kind = portAlone ? transport : address;
  return say({ id: `endpoint.${kind}`, params }, language);
}

/**
 * `a`, `a and b`, `a, b and c`, as the language joins them; text that is harmless already. `Intl.ListFormat` says the same,
 * which a test holds, but first reads a language's data: 25 to 40 ms of a processor at every start that lists anybody.
 */
export function joinNames(names: readonly string[], language: Language): string {
  const [first, second] = names;
  if (first === undefined) return templateOf('list.nobody', language) ?? '';
  if (second === undefined) return first;
  const last = names.at(-1) ?? '';
  const template = templateOf(names.length === 2 ? 'list.and-two' : 'list.and-more', language) ?? '';
  return template.replace(HOLE, (_, part: string) =>
    part === 'last' ? last : names.slice(0, -1).join(', '),
  );
}

/** The longest piece of a student's output that a sentence holds, in characters. */
const LONGEST = 160;

/** Text of a student's program made harmless for a terminal: control characters become visible, long text is cut. */
export function visible(text: string): string {
  const shown = text.replace(
    /[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\u2028\u2029]/g,
    (character) => {
      const code = character.charCodeAt(0);
      if (code === 10) return '\u23ce';
      return code < 32 ? String.fromCharCode(0x2400 + code) : '\ufffd';
    },
  );
  const letters = [...shown];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}\u2026` : shown;
}
