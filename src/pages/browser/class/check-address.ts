/** The address of a check on a student's page. */
export function checkAddress(page: string, check: string): string {
  return `${page}#${new URLSearchParams({ check })}`;
}
