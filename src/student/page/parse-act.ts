import * as z from 'zod';
import { type LiveAct, LONGEST_LINE } from '../../pages/live/live-data.ts';

/** The shape of what a page may ask for, with the roles that it may name. */
function actSchema(roles: readonly string[]): z.ZodType<LiveAct> {
  const role = z.enum(roles);
  // One line only: a line end in it would make it several.
  const text = z
    .string()
    .max(LONGEST_LINE)
    .regex(/^[^\n\r\0]*$/);
  return z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('type'), role, text }),
    z.strictObject({ do: z.literal(['start', 'stop']), role }),
  ]);
}

/** @returns null where it is nothing that can be done */
export function parseAct(body: string, roles: readonly string[]): LiveAct | null {
  try {
    return actSchema(roles).safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
