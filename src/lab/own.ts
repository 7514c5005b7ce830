/** The value of a key in a map whose keys people choose; keys that every object has (`constructor`) are not found. */
export function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
