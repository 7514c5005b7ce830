/**
 * A relative address of a file below the page's own folder, whatever its name contains.
 * @param path from that folder, with slashes
 * @returns an empty text where it would lead out of the folder
 */
export function pageAddress(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  // Half a surrogate pair cannot be part of an address.
  if (parts.includes('..') || /\p{Cs}/u.test(path)) return '';
  return ['.', ...parts.map(encodeURIComponent)].join('/');
}
