import { type Issue, isMissing } from './schema-issue.ts';
import type { Path } from './source.ts';
import { nearest } from './suggest.ts';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', id: 'Indonesian' };

/** Keys whose values are texts for people, in both languages. */
const BILINGUAL: readonly string[] = ['title', 'about', 'protocol', 'guide'];

function isBilingual(path: Path): boolean {
  const last = path.at(-1);
  const list = path.at(-2);
  return BILINGUAL.includes(String(last)) || (list === 'hints' && typeof last === 'number');
}

/** Names of types in an instructor's words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list ([…], or a line with "- " for each item)',
  object: 'a map (key: value)',
  record: 'a map (key: value)',
};

/** Describes an issue in an instructor's words. */
export function textOf(issue: Issue, path: Path): string {
  const where = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
  const language = LANGUAGES[String(path.at(-1))];
  if (isMissing(issue)) {
    if (language !== undefined && isBilingual(path.slice(0, -1)))
      return `"${path.slice(0, -1).join('.')}" has no text in ${language}: add ${path.at(-1)}: "…".`;
    const kind = issue.code === 'invalid_type' ? `: expected ${typeIn(issue.expected)}` : '';
    return `${where} is missing${isBilingual(path) ? ': expected the text in both languages, { en: "…", id: "…" }' : kind}.`;
  }
  if (issue.code === 'invalid_type') {
    if (isBilingual(path)) return `${where} must be in both languages: { en: "…", id: "…" }.`;
    const hint = issue.expected === 'string' ? ' (in quotes, where it looks like something else)' : '';
    return `${where} must be ${typeIn(issue.expected)}${hint}, not ${shown(issue.input)}.`;
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const near = nearest(String(issue.input), values);
    return `${where} must be ${values.length > 1 ? 'one of ' : ''}${values.map((value) => `"${value}"`).join(', ')}.${near ? ` Did you mean "${near}"?` : ''}`;
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return `${where} must not be empty.`;
  if (issue.code === 'too_small' && issue.origin === 'string') return `${where} must not be empty.`;
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
    const limit = issue.code === 'too_small' ? (issue.inclusive ? 'at least' : 'more than') : 'at most';
    return `${where} must be ${limit} ${bound}, not ${shown(issue.input)}.`;
  }
  if (issue.code === 'invalid_key') return `${where} ${issue.issues[0]?.message ?? issue.message}.`;
  if (issue.code === 'invalid_format') return `${where} ${issue.message}.`;
  return `${where}: ${issue.message}.`;
}

function typeIn(expected: string): string {
  return TYPES[expected] ?? expected;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return typeof value === 'string' ? `"${value.slice(0, 40)}"` : String(value);
}
