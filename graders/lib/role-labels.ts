import { screenWordsOf } from '../../src/model/role-words.ts';
import type { TraceRole } from '../../src/model/trace.ts';
import { ADDRESSING, bareNumbersIn, isCount, namingNumbersIn } from './labels.ts';

/** The speaker that a line names, in a lab whose roles have names of their own. */
export type RoleLabel =
  | { readonly kind: 'role'; readonly id: string }
  /** A number that no role has. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'none' };

/**
 * Reads the label before a text by the names of a lab's own roles: a numbered role by its kind's name and its number,
 * or the number alone, any other by its name.
 * @param prefix what is before the text on its line
 */
export function roleLabelIn(prefix: string, roles: readonly TraceRole[], speaker: TraceRole): RoleLabel {
  const kinds = [...new Set(roles.map(({ kind }) => kind))];
  const named = kinds.flatMap((kind) => labelsOf(kind, prefix, roles)).sort((a, b) => a.at - b.at);
  const addressed = named.findIndex(({ at }, index) => index > 0 && ADDRESSING.test(prefix.slice(0, at)));
  const speakers = addressed === -1 ? named : named.slice(0, addressed);
  // A role that is alone of its kind, such as a server, may only have passed the line on.
  const numbered = speakers.filter(({ isNumbered }) => isNumbered);
  const last = (speaker.number !== null && numbered.length > 0 ? numbered : speakers).at(-1);
  if (last) return last.label;
  const number = bareNumbersIn(prefix)
    .filter((found) => roles.some((role) => role.number === found))
    .at(-1);
  return number === undefined ? { kind: 'none' } : labelFor(speaker.kind, number, roles);
}

/** Whether a line names a role: by its kind's name and its number, by its number alone, or by its name. */
export function namesRole(line: string, role: TraceRole, roles: readonly TraceRole[]): boolean {
  const found = labelsOf(role.kind, line, roles).some(
    ({ label }) => label.kind === 'role' && label.id === role.id,
  );
  return found || (role.number !== null && namingNumbersIn(line).includes(role.number));
}

interface FoundLabel {
  readonly at: number;
  readonly isNumbered: boolean;
  readonly label: RoleLabel;
}

function labelsOf(kind: string, prefix: string, roles: readonly TraceRole[]): readonly FoundLabel[] {
  const own = roles.filter((role) => role.kind === kind);
  const [first] = own;
  if (!first) return [];
  const words = wordsFor(first, roles)
    .map((word) => word.replace(/[-\s]+/g, '[-_\\s]*'))
    .join('|');
  if (first.number === null)
    return [...prefix.matchAll(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'gi'))].map((match) => ({
      at: match.index,
      isNumbered: false,
      label: { kind: 'role', id: first.id },
    }));
  const numbered = new RegExp(
    `(?<![a-z])(?:${words})(?:\\s|[_\\-#:.=([/]|ke|no|nomor|number)*?(\\d{1,2})(?!\\d|\\.\\d)`,
    'gi',
  );
  return [...prefix.matchAll(numbered)]
    .filter((match) => !isCount(prefix, match.index, match[0]))
    .map((match) => ({
      at: match.index,
      isNumbered: true,
      label: labelFor(kind, Number(match[1]), roles),
    }));
}

function labelFor(kind: string, number: number, roles: readonly TraceRole[]): RoleLabel {
  const role = roles.find((candidate) => candidate.kind === kind && candidate.number === number);
  return role ? { kind: 'role', id: role.id } : { kind: 'stranger' };
}

/** Words for a kind: its own, and the usual ones for servers and clients, where no other kind has them. */
function wordsFor({ kind, verb }: TraceRole, roles: readonly TraceRole[]): readonly string[] {
  const usual = verb === 'listens' ? 'server' : verb === 'connects' ? 'client' : null;
  const isTaken = roles.some((role) => role.kind !== kind && (role.kind === usual || role.verb === verb));
  return usual === null || isTaken ? screenWordsOf(kind) : [...screenWordsOf(kind), ...screenWordsOf(usual)];
}
