/** A text as YAML has it in double quotes, which are those of JSON. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
