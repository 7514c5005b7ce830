/** Months by the first letters that tell them apart, in English and Indonesian. */
const MONTHS = [
  ['jan'],
  ['feb', 'peb'],
  ['mar'],
  ['apr'],
  ['may', 'mei'],
  ['jun'],
  ['jul'],
  ['aug', 'agu', 'ags'],
  ['sep'],
  ['oct', 'okt'],
  ['nov', 'nop'],
  ['dec', 'des'],
] as const;

const NUMBERS =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** `Wednesday, 5 November 2025, 11:59 PM`, `Rabu, 5 November 2025, 23.59`: as Moodle writes it. */
const WORDS =
  /^(?:\p{L}+,?\s+)?(\d{1,2})\s+(\p{L}{3,})\.?\s+(\d{4}),?\s+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap]\.?m\.?)?$/iu;

/**
 * A point in time as people and an LMS write it: `2025-11-20T23:59`, with a zone or by this machine's own; in words as
 * Moodle has them in English and Indonesian. A day without a time lasts until midnight.
 * @returns null where it is none
 */
export function parseMoment(text: string): Date | null {
  const trimmed = text.trim();
  return byNumbers(trimmed) ?? byWords(trimmed);
}

function byNumbers(text: string): Date | null {
  const [, year, month, day, hour, minute, second = '0', zone] = NUMBERS.exec(text) ?? [];
  if (year === undefined) return null;
  const time = hour === undefined ? [23, 59, 59] : [hour, minute, second];
  return dateOf([year, Number(month) - 1, day, ...time].map(Number), zone ?? null);
}

function byWords(text: string): Date | null {
  const [, day, name = '', year, hour, minute, half] = WORDS.exec(text) ?? [];
  const month = MONTHS.findIndex((names) => names.some((start) => name.toLowerCase().startsWith(start)));
  if (day === undefined || month < 0) return null;
  const twelve = Number(hour) % 12;
  const clock = half === undefined ? Number(hour) : twelve + (/^p/i.test(half) ? 12 : 0);
  return dateOf([Number(year), month, Number(day), clock, Number(minute), 0], null);
}

/** @param zone null for this machine's own */
function dateOf(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  zone: string | null,
): Date | null {
  const utc = new Date(Date.UTC(year, month, day, hour, minute, second));
  // 31 February is a day in March to a date.
  const isReal =
    utc.getUTCMonth() === month && utc.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return null;
  if (zone === null) return new Date(year, month, day, hour, minute, second);
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(utc.getTime() - offset);
}

/** A point in time for people, by this machine's clock: `2026-12-01 23:59 (UTC+7)`. */
export function showMoment(moment: Date): string {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const day = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(pad).join('-');
  const minutes = -moment.getTimezoneOffset();
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${pad(size % 60)}`;
  const zone = minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
  return `${day} ${pad(moment.getHours())}:${pad(moment.getMinutes())} (${zone})`;
}
