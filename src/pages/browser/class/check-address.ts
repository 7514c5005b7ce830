/** Where a check stands on a student's page. */
export function checkAddress(page: string, check: string): string {
  return `${page}#${new URLSearchParams({ check })}`;
}
