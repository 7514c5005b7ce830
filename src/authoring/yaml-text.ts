/** A text in YAML's double quotes, in which YAML and JSON agree. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
