/** What a submission's own manifest may be called: of two, the first counts. */
const MANIFESTS = ['giliran.yaml', 'giliran.yml'] as const;

/** The manifest among a folder's files; null where there is none. */
export function manifestIn(files: readonly string[]): string | null {
  return MANIFESTS.find((name) => files.includes(name)) ?? null;
}
