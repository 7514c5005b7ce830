/** Archives that students hand in; a zip alone is opened. */
const ARCHIVE = /\.(?:zip|rar|7z|tar|tgz|tbz2?|txz|gz|bz2|xz|zst|lz|lzma|cab|ace|arj|sit|sitx)$/i;

export function isArchiveName(name: string): boolean {
  return ARCHIVE.test(name);
}

/** An archive's name without what says that it is one: `tugas.tar.gz` is `tugas`. */
export function archiveStem(name: string): string {
  const stem = name
    .replace(ARCHIVE, '')
    .replace(/\.tar$/i, '')
    .replace(/[. ]+$/, '');
  return stem === '' ? 'archive' : stem;
}
