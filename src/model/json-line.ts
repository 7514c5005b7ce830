/**
 * What giliran has written as a line of JSON.
 * @returns null where there is nothing, or a part of it: who wrote it was ended meanwhile
 */
export function valueOfLine<T>(line: string): T | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
