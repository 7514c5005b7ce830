import * as z from 'zod';

/** Shapes that several parts of the lab schema share. */

/** The name of something in a lab file. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, with a letter first');

/** A pattern that stands for roles. */
export const pattern = z.string();

/** One such pattern, or several. */
export const patterns = z.union([pattern, z.array(pattern).min(1)]);

const words = z.string().regex(/\S/, 'must not be empty');

/** A text for people, in both languages. */
export const bilingual = z.strictObject({ en: words, id: words });

/** A text for people in both languages, with a description for editors. */
export function bilingualOf(what: string) {
  return bilingual.describe(`${what}, in English and Indonesian`);
}
