import { editDistance } from '../../../lab/suggest.ts';
import type { Lab } from '../../../model/lab.ts';
import { archiveStem } from '../names/archive-names.ts';

/** More than any name that only holds or resembles a lab's. */
const EXACT = 1_000;

/** One changed letter in so many is still the same name. */
const LETTERS_A_SLIP = 6;

/**
 * How much a folder's name is a lab's: its id or a title, in any case and with any hyphens, spelled nearly so
 * or with something around it. More is more; 0 is not at all.
 */
export function nameAffinity(name: string, { id, title }: Lab): number {
  const written = plainText(name);
  return Math.max(...[id, title.en, title.id].map((known) => affinity(written, plainText(known))));
}

/** Whether folders are one student's for different labs, rather than different students'. */
export function areLabFolders(names: readonly string[], labs: readonly Lab[]): boolean {
  const meant = names.flatMap((name) => {
    const affinities = labs.map((lab) => ({ id: lab.id, affinity: nameAffinity(archiveStem(name), lab) }));
    const [best] = affinities.sort((a, b) => b.affinity - a.affinity);
    return best && best.affinity > 0 ? [best] : [];
  });
  const distinct = new Set(meant.map(({ id }) => id)).size === names.length;
  return distinct || meant.some(({ affinity }) => affinity === EXACT);
}

function affinity(written: string, known: string): number {
  if (written === known) return EXACT;
  // `turn-chat-4` is not `turn-chat`; a student's number behind it is long.
  if (new RegExp(`${known}(?!\\d{1,2}(?!\\d))`).test(written)) return known.length;
  const slips = editDistance(written, known);
  const near = slips <= known.length / LETTERS_A_SLIP && digits(written) === digits(known);
  return near ? known.length - slips : 0;
}

/** Letters and digits alone. */
export function plainText(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
