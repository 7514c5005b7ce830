import type { Bilingual } from '../model/message.ts';

/** A language that giliran speaks: English, Indonesian. */
export type Language = keyof Bilingual;

/** Every language, as `--lang` takes it. */
export const LANGUAGES: readonly Language[] = ['en', 'id'];

/** Variables that name the locale for messages, the strongest first. */
const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** @returns null where giliran does not speak it */
export function parseLanguage(text: string): Language | null {
  return LANGUAGES.find((language) => language === text) ?? null;
}

/**
 * The language of an environment: `id_ID.UTF-8` and `in_ID` (Java's old name) are Indonesian, all others English.
 * @param systemLocale what the system itself says, where the environment says nothing; null where it does not tell
 */
export function languageOf(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale: string | null,
): Language {
  const named = VARIABLES.map((name) => environment[name]).find((value) => (value ?? '') !== '');
  return /^(?:id|in)(?:$|[-_.@])/i.test(named ?? systemLocale ?? '') ? 'id' : 'en';
}
