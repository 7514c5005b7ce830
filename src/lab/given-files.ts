import type { Values } from '../model/expression.ts';
import type { GivenFile, Role } from '../model/lab.ts';
import { filled } from '../model/template.ts';
import { randomFrom } from './random.ts';
import { rawBytes } from './raw-bytes.ts';

/** A file that a role is given in a run. */
export interface PlannedFile {
  /** Its path from the program's working folder, with slashes. */
  readonly name: string;
  readonly content: Buffer;
}

/** Bytes that a program changes, loses or stops at if it treats bytes as text or as lines. */
const HOSTILE = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x1a, 0xc3, 0x28, 0x80]);
/** Bytes that a program loses if it strips spaces and line ends. */
const LOSABLE = Buffer.from(' \r\n\n');

/**
 * The files that roles are given, by role. Made-up bytes differ for each role, and are the same for the same seed.
 * @param stream names the random numbers that they are made from
 */
export function givenFiles(
  roles: readonly Role[],
  values: Values,
  stream: string,
): Readonly<Record<string, readonly PlannedFile[]>> {
  return Object.fromEntries(
    roles.flatMap(({ id, kind: { files = {} } }) => {
      const given = Object.entries(files).map(([name, file]) => ({
        name,
        content: contentOf(file, values, `${stream}/files/${id}/${name}`),
      }));
      return given.length === 0 ? [] : [[id, given] as const];
    }),
  );
}

function contentOf(file: GivenFile, values: Values, stream: string): Buffer {
  return file.kind === 'text' ? rawBytes(filled(file.text, values)) : madeUp(file.bytes, stream);
}

/** A number of bytes that are no text: they begin and end with bytes that careless programs change. */
function madeUp(bytes: number, stream: string): Buffer {
  const random = randomFrom(stream);
  const content = Buffer.alloc(Math.ceil(bytes / 4) * 4);
  for (let at = 0; at < bytes; at += 4) content.writeUInt32LE(Math.floor(random() * 0x1_0000_0000), at);
  const whole = content.subarray(0, bytes);
  if (bytes < HOSTILE.length + LOSABLE.length) return whole;
  HOSTILE.copy(whole);
  LOSABLE.copy(whole, bytes - LOSABLE.length);
  return whole;
}
