/** What systems put around the name of a copy: `client1 - Copy`, `client1 (1)`, `Salinan client1`. */
const BEFORE = /^(?:copy of|copy|salinan dari|salinan|kopi)[\s_-]+/i;
const BEHIND = /[\s_-]*(?:(?:copy|salinan|kopi)(?:[\s_]*\(?\d+\)?)?|\(\d+\))$/i;

/** A file's stem without what says that it is a copy; the stem itself where nothing does. */
export function withoutCopyMark(stem: string): string {
  const bare = stem.replace(BEFORE, '').replace(BEHIND, '').trim();
  return bare === '' ? stem : bare;
}
