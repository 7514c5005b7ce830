/** How many names are told at the most, where nothing else is said. */
const MOST = 10;

/** The first few of many names, and a sign that there are more. @param most how many are told */
export function firstNames(names: readonly string[], most = MOST): readonly string[] {
  return names.length > most ? [...names.slice(0, most), '…'] : names;
}
