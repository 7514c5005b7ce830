/** A role, and the name that it goes by, with values in braces. */
export interface Named {
  readonly role: string;
  readonly name: string;
}

/** Reads `client1 = Ani`. @returns null where a text is nothing of the kind */
export function parseNamed(text: string): Named | null {
  const [, role, name] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/.exec(text) ?? [];
  return role === undefined || name === undefined ? null : { role, name };
}
