/** Is told a command's exit code. */
export type Done = (code: number) => void;

/** Takes an option that may be given again and again. */
export const collected = (entry: string, entries: readonly string[] = []): readonly string[] => [
  ...entries,
  entry,
];
