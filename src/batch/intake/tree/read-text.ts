import { ContentError } from './content.ts';
import type { Tree } from './tree.ts';

/**
 * A file of a tree as text.
 * @param most how large it may be, in bytes
 * @returns null where it cannot be read, or is larger
 */
export async function readText(tree: Tree, path: readonly string[], most: number): Promise<string | null> {
  const [file] = (await tree.walk(path)).files;
  if (file?.kind !== 'file') return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (await file.open()).chunks) {
      bytes += chunk.length;
      if (bytes > most) return null;
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ContentError) return null;
    throw error;
  }
  return Buffer.concat(chunks).toString('utf8');
}
