/** How much a count grew; null where nobody counts. */
export function grownBy(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}
