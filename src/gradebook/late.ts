import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { LateRule } from '../model/batch.ts';
import { type Message, message } from '../model/message.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PERIODS = { hour: HOUR, day: DAY, week: 7 * DAY } as const;

const RULE = /^(\d+(?:\.\d+)?)(%?)\/(hour|day|week)(?:,(\d+(?:\.\d+)?)(%?))?$/;

/**
 * Parses a rule: `10%/day`, `5/hour`, or with a maximum `10%/day,50%`.
 * @returns null where it is not a rule
 */
export function parseLateRule(text: string): LateRule | null {
  const [, amount, percent, per, most, mostPercent] = RULE.exec(text.replace(/\s/g, '').toLowerCase()) ?? [];
  if (amount === undefined || (per !== 'hour' && per !== 'day' && per !== 'week')) return null;
  if (most !== undefined && percent !== mostPercent) return null;
  return {
    amount: Number(amount),
    unit: percent === '%' ? 'percent' : 'points',
    per,
    most: most === undefined ? null : Number(most),
  };
}

/** A rule in the form that people write. */
export function showLateRule({ amount, unit, per, most }: LateRule): string {
  const sign = unit === 'percent' ? '%' : '';
  return `${amount}${sign}/${per}${most === null ? '' : `,${most}${sign}`}`;
}

/**
 * The points to be taken off for each hour, day or week that has begun; a share is one of the maximum.
 * @param ms how late it was, in milliseconds
 * @param maxScore null where it is not known
 * @returns null where it cannot be computed
 */
export function penaltyOf(
  { amount, unit, per, most }: LateRule,
  ms: number,
  maxScore: number | null,
): number | null {
  const taken = Math.min(most ?? Number.POSITIVE_INFINITY, amount * Math.ceil(ms / PERIODS[per]));
  if (unit === 'points') return taken;
  return maxScore === null ? null : (Math.min(100, taken) * maxScore) / 100;
}

/** A lateness for a cell: `1d 03:20`. */
export function showLateness(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE);
  const pad = (number: number): string => String(number).padStart(2, '0');
  return `${Math.floor(minutes / 1440)}d ${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
}

/** A lateness in words. */
export function sayLateness(ms: number | null, language: Language): string {
  return say(latenessOf(ms), language);
}

function latenessOf(ms: number | null): Message {
  if (ms === null) return message('marks.late-somehow');
  const minutes = Math.ceil(ms / MINUTE);
  if (minutes < 60) return message('marks.late-minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return message('marks.late-hours', { hours, minutes: minutes % 60 });
  return message('marks.late-days', { days: Math.floor(hours / 24), hours: hours % 24 });
}
