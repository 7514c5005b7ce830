/** How much a count grew; null where it was not counted. */
export function grownBy(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}
