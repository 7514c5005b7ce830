/**
 * Stands behind the last kind of a union, where nothing comes: a new kind does not compile before somebody has said
 * what becomes of it.
 * @throws where something comes all the same: data that is not what its type says
 */
export function unreachable(nothing: never): never {
  throw new Error(`of a kind that nobody knows: ${JSON.stringify(nothing)}`);
}
