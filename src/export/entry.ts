/** A file of an archive that is to be written. */
export interface Entry {
  /** Its path in the archive, with slashes. */
  readonly path: string;
  readonly executable: boolean;
  readonly content: { readonly file: string } | { readonly text: string };
}
