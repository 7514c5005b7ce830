import { isCause, type UnknownCause } from '../../src/model/cause.ts';

/** A cause of another version, as it is read from a journal. */
export function unknownCause(name: string): UnknownCause {
  if (isUnknown(name)) return name;
  throw new Error(`${name} is a cause of this version`);
}

function isUnknown(name: string): name is UnknownCause {
  return !isCause(name);
}
