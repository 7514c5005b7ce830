import { createHash } from 'node:crypto';

/**
 * The seeds of one submission: the same for the same files in the same batch, whichever student handed them in and
 * whenever.
 * @param batch the batch's own seed
 * @param digest of the submission's files
 * @param count how many: the first is the same however many there are
 */
export function seedsFor(batch: number, digest: string, count: number): readonly number[] {
  return Array.from({ length: count }, (_, round) => {
    const hash = createHash('sha256').update(`${batch}/${digest}/${round}`).digest();
    return hash.readUInt32BE(0);
  });
}
