import * as z from 'zod';
import { VALUE_NAME } from '../model/expression.ts';
import { TEXT_KINDS } from '../model/lab.ts';
import { answerList } from './answer-schema.ts';
import { id, pattern } from './schema-words.ts';

/** The shape of scenarios and their scripts in a lab file, as written there. */

const part = id.optional().describe('the part of the script that the move, and what is below it, belongs to');
const condition = z.literal('probe').optional().describe('does the move only where a probe plays the role');
const common = { part, if: condition };

/** The most bytes of a line, and of what a probe sends at once. */
const MOST_LINE_BYTES = 1_000_000;
const MOST_SENT_BYTES = 16_000_000;
/** Fewer bytes leave no room for words that nobody could know before. */
const LEAST_LINE_BYTES = 16;

/** The greatest value, small enough for a product of two to be exact. */
const MOST_VALUE = 1_000_000;

/** The signals that a script may send. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1'] as const;

const group = z
  .string()
  .min(1)
  .optional()
  .describe(
    'the multicast group that a probe sends it to as a datagram, as `ADDRESS:PORT`, with values in braces',
  );

const line = {
  line: z
    .string()
    .min(1)
    .optional()
    .describe('the line itself, with values in braces: `/join {room}`, `{a} + {b}`; made up unless given'),
  text: z.enum(TEXT_KINDS).optional().describe('the kind of text; `plain` unless given'),
  prefix: z
    .string()
    .min(1)
    .optional()
    .describe('what is typed before the text and is no part of it, with values in braces: `/say {group} `'),
  bytes: z
    .int()
    .min(LEAST_LINE_BYTES)
    .max(MOST_LINE_BYTES)
    .optional()
    .describe("the line's exact size in UTF-8, its end not counted"),
  lines: z
    .int()
    .min(2)
    .max(1000)
    .optional()
    .describe('so many lines, written at once: nobody is waited for in between'),
  pieces: z
    .int()
    .min(2)
    .max(100)
    .optional()
    .describe('in how many pieces a probe sends it, each of which has come before the next'),
  same: id.optional().describe('all lines of one such name in a run carry the same text'),
  group,
  early: z.boolean().optional().describe('typed before its turn, so that nobody may hear it yet'),
  quick: z.boolean().optional().describe('the next line is typed as soon as this one has been read: a burst'),
};

const sent = {
  raw: z
    .string()
    .min(1)
    .optional()
    .describe(
      "bytes, with values in braces, and `\\r`, `\\n`, `\\xNN`: in single quotes, `'GET /{name}\\r\\n'`",
    ),
  pieces: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('the same in several pieces, each of which has come before the next'),
  bytes: z
    .int()
    .min(1)
    .max(MOST_SENT_BYTES)
    .optional()
    .describe('so many bytes in made-up lines, whether or not they are read'),
  file: z.string().min(1).optional().describe('a file that the role is given, whole'),
  group,
};

type Common = { part?: string | undefined; if?: 'probe' | undefined };

/** A line of a script that does something with roles. */
export type MoveItem = Common &
  (
    | { start: string }
    | { stop: string }
    | { restart: string }
    | { pause: string }
    | { resume: string }
    | { end: string }
    | { signal: string; name: (typeof SIGNALS)[number] }
    | {
        wait: string;
        for: 'shown' | 'sent';
        line?: string | undefined;
        pattern?: string | undefined;
        within: number;
      }
    | { deaf: string }
    | { hears: string }
    | { swallow: string }
    | { close: string; how?: 'close' | 'half' | 'reset' | undefined }
    | {
        send: string;
        raw?: string | undefined;
        pieces?: string[] | undefined;
        bytes?: number | undefined;
        file?: string | undefined;
        group?: string | undefined;
      }
    | {
        say: string;
        line?: string | undefined;
        text?: (typeof TEXT_KINDS)[number] | undefined;
        prefix?: string | undefined;
        bytes?: number | undefined;
        lines?: number | undefined;
        pieces?: number | undefined;
        same?: string | undefined;
        group?: string | undefined;
        early?: boolean | undefined;
        quick?: boolean | undefined;
      }
  );

export type ScriptItem =
  | MoveItem
  | { together: ScriptItem[]; part?: string | undefined }
  | { each: string; part?: string | undefined; do: ScriptItem[] }
  | { repeat: number; part?: string | undefined; do: ScriptItem[] }
  | { do: ScriptItem[]; part?: string | undefined };

/** The lines below a line of a script. */
export function innerItems(item: ScriptItem): readonly ScriptItem[] {
  if ('together' in item) return item.together;
  return 'do' in item ? item.do : [];
}

const script: z.ZodType<ScriptItem[]> = z.lazy(() => z.array(item).min(1));

/** The most seconds that a program which acts by the clock may be waited for. */
const MOST_WAIT = 600;

/** The shape of a script's lines, by the key that says what a line does. */
export const ITEMS = {
  start: z.strictObject({ start: pattern.describe('starts the program of these roles'), ...common }),
  stop: z.strictObject({
    stop: pattern.describe('asks these roles to end, and makes them if they do not'),
    ...common,
  }),
  restart: z.strictObject({
    restart: pattern.describe('stops these roles, and starts them again'),
    ...common,
  }),
  pause: z.strictObject({ pause: pattern.describe('holds these roles'), ...common }),
  resume: z.strictObject({ resume: pattern.describe('lets these roles go on'), ...common }),
  end: z.strictObject({
    end: pattern.describe('ends the input of these roles, as Ctrl-D does; a probe is gone then'),
    ...common,
  }),
  signal: z.strictObject({
    signal: pattern.describe('sends these roles a signal; a probe is gone then'),
    name: z.enum(SIGNALS).describe('which one'),
    ...common,
  }),
  wait: z.strictObject({
    wait: pattern.describe('waits for what a program does by the clock'),
    for: z
      .enum(['shown', 'sent'])
      .describe('`shown` on the screen of the role, or heard by it where it is a probe; `sent` to any other'),
    line: z.string().min(1).optional().describe('what has to stand in it, with values in braces'),
    pattern: z.string().min(1).optional().describe('the same as a regular expression, for one line'),
    within: z
      .number()
      .positive()
      .max(MOST_WAIT)
      .describe('seconds after which it is waited for no more; nobody waits once nothing can come'),
    ...common,
  }),
  deaf: z.strictObject({ deaf: pattern.describe('has these probes read nothing any more'), ...common }),
  hears: z.strictObject({ hears: pattern.describe('has these probes read again'), ...common }),
  swallow: z.strictObject({
    swallow: pattern.describe('has these probes not pass on, or answer, the next message'),
    ...common,
  }),
  close: z.strictObject({
    close: pattern.describe('closes the connections of these probes'),
    how: z
      .enum(['close', 'half', 'reset'])
      .optional()
      .describe('`half` to send no more and still hear; `reset` to break off; `close` unless given'),
    ...common,
  }),
  send: z.strictObject({ send: pattern.describe('has these probes send bytes'), ...common, ...sent }),
  say: z.strictObject({ say: pattern.describe('types a line at these roles'), ...common, ...line }),
  together: z.strictObject({
    together: script.describe('moves that are made at once, in an order that the seed gives'),
    part,
  }),
  each: z.strictObject({
    each: pattern.describe('the roles to take in turn'),
    part,
    do: script.describe('the moves for each of them, called `each`'),
  }),
  repeat: z.strictObject({
    repeat: z.int().min(1).max(1000).describe('how often'),
    part,
    do: script.describe('the moves'),
  }),
} as const;

const item: z.ZodType<ScriptItem> = z.union([
  ...Object.values(ITEMS),
  z.strictObject({ part, do: script.describe('moves, to give them one part') }),
]);

/** Values that are made up for each run. */
export const values = z
  .record(
    z.string().regex(VALUE_NAME, 'must be lower-case letters, digits and underscores, with a letter first'),
    z.union([
      z.enum(['word', 'number']).describe('a word, or a number from 2 to 999'),
      z.strictObject({
        number: z
          .array(z.int().min(0).max(MOST_VALUE))
          .refine(({ length }) => length === 2, 'expected two whole numbers, the smaller one first: [1, 99]')
          .describe('the least and the greatest that it may be'),
      }),
    ]),
  )
  .describe('what is made up for a run and stands in lines as `{NAME}`; names that are not here are words');

export type ValuesFile = z.infer<typeof values>;

export const scenario = z.strictObject({
  'for-each': pattern.optional().describe('one run for each of these roles, which is its `subject`'),
  cast: z
    .record(
      pattern,
      z
        .string()
        .regex(
          /^(student|reference|probe|nobody|through [a-z][a-z0-9-]*)$/,
          'must be student, reference, probe, nobody or "through ROLE"',
        ),
    )
    .optional()
    .describe('who plays whom, by patterns, later ones over earlier ones; the student where nobody is named'),
  answers: z
    .record(pattern, answerList)
    .optional()
    .describe('what probes answer by themselves, by patterns; the first answer that fits is given'),
  script: z
    .union([id, script])
    .describe('what is done, in order; or the name of the scenario whose script is taken'),
});

export type ScenarioFile = z.infer<typeof scenario>;
