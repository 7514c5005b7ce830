import * as z from 'zod';
import { TEXT_KINDS } from '../model/lab.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';

/**
 * The shape of a lab file, before roles and scenarios are spelled out. Unknown keys are errors everywhere. What a key is
 * said to be is what editors show, and docs/reference.md.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens');
const words = z.string().regex(/\S/, 'must not be empty');
const bilingual = z.strictObject({ en: words, id: words });
const pattern = z.string();
const patterns = z.union([pattern, z.array(pattern).min(1)]);
const endpoint = z
  .string()
  .regex(/^(tcp|udp):(\d{1,3}(\.\d{1,3}){3}:)?\d{1,5}$/, 'must look like tcp:8080 or udp:224.1.1.1:5004');

const role = z.strictObject({
  count: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe('makes numbered roles of it: `client` with 2 is `client1` and `client2`'),
  listens: endpoint.optional().describe('a server, and the endpoint that it listens at'),
  connects: endpoint.optional().describe('a client, and the endpoint that it connects to'),
  joins: endpoint.optional().describe('a receiver, and the group that it is a member of'),
  sends: endpoint.optional().describe('a sender, and the group that it sends to'),
  relays: z
    .strictObject({ welcome: z.string().min(1).describe('what it greets each client with') })
    .optional()
    .describe('a server that passes on what one client sends to all others'),
});

const part = id.optional().describe('the part of the script that the move, and what is below it, belongs to');
const condition = z.literal('probe').optional().describe('does the move only where a probe plays the role');
const line = {
  text: z.enum(TEXT_KINDS).optional().describe('the kind of text; `plain` unless given'),
  same: id.optional().describe('all lines of one such name in a run carry the same text'),
  early: z.boolean().optional().describe('typed before its turn, so that nobody may hear it yet'),
  quick: z.boolean().optional().describe('the next line is typed as soon as this one has been read: a burst'),
};

export type ScriptItem =
  | { start: string; part?: string | undefined; if?: 'probe' | undefined }
  | { stop: string; part?: string | undefined; if?: 'probe' | undefined }
  | { pause: string; part?: string | undefined; if?: 'probe' | undefined }
  | { resume: string; part?: string | undefined; if?: 'probe' | undefined }
  | {
      say: string;
      part?: string | undefined;
      if?: 'probe' | undefined;
      text?: (typeof TEXT_KINDS)[number] | undefined;
      same?: string | undefined;
      early?: boolean | undefined;
      quick?: boolean | undefined;
    }
  | { each: string; part?: string | undefined; do: ScriptItem[] }
  | { repeat: number; part?: string | undefined; do: ScriptItem[] }
  | { do: ScriptItem[]; part?: string | undefined };

const script: z.ZodType<ScriptItem[]> = z.lazy(() => z.array(item).min(1));

/** What a line of a script looks like, by the key that says what it does. */
export const ITEMS = {
  start: z.strictObject({ start: pattern, part, if: condition }),
  stop: z.strictObject({ stop: pattern, part, if: condition }),
  pause: z.strictObject({ pause: pattern, part, if: condition }),
  resume: z.strictObject({ resume: pattern, part, if: condition }),
  say: z.strictObject({ say: pattern, part, if: condition, ...line }),
  each: z.strictObject({ each: pattern, part, do: script }),
  repeat: z.strictObject({ repeat: z.int().min(1).max(1000), part, do: script }),
} as const;

const item: z.ZodType<ScriptItem> = z.union([
  ITEMS.start,
  ITEMS.stop,
  ITEMS.pause,
  ITEMS.resume,
  ITEMS.say,
  ITEMS.each,
  ITEMS.repeat,
  z.strictObject({ part, do: script }),
]);

const scenario = z.strictObject({
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
  script: z
    .union([id, script])
    .describe('what is done, in order; or the name of the scenario whose script is taken'),
});

const check = z.strictObject({
  id,
  title: bilingual,
  grader: id,
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
  subjects: patterns,
  scenarios: z.array(id).min(1),
  needs: z.array(z.string()).optional(),
  points: z.number().min(0).max(100),
  hints: z.array(bilingual).optional(),
});

const step = z.strictObject({
  id: id.describe("the step's name"),
  title: bilingualOf('what the step is called'),
  guide: bilingualOf('what to build'),
  explain: bilingualOf('how what it takes works').optional(),
  checks: z.array(check).min(1).describe('what must hold of it'),
});

/** @param most the limit where the lab gives none, in milliseconds */
const seconds = (most: number, description: string) =>
  z
    .number()
    .positive()
    .optional()
    .meta({ description, default: most / 1000 });

/** A day: timers cannot be set for much longer. */
const MAX_SECONDS = 86_400;
/** What a run's memory and trace can take. */
const MAX_BYTES = 100_000_000;

const limits = z.strictObject({
  wall: z.number().positive().max(MAX_SECONDS).optional(),
  move: z.number().positive().max(MAX_SECONDS).optional(),
  cpu: z.number().positive().max(MAX_SECONDS).optional(),
  output: z.int().positive().max(MAX_BYTES).optional(),
  build: z.number().positive().max(MAX_SECONDS).optional(),
});

export const labFile = z.strictObject({
  lab: id,
  extends: z.string().optional(),
  title: bilingual,
  about: bilingual,
  protocol: bilingual,
  'one-send': z.boolean().optional(),
  beside: z.boolean().optional(),
  network: z.enum(['one-host', 'hosts']).optional(),
  roles: z.record(id, role),
  reference: z.string().optional(),
  limits: limits.optional(),
  scenarios: z.record(id, scenario),
  steps: z.array(step).min(1),
});

export type LabFile = z.infer<typeof labFile>;
export type ScenarioFile = z.infer<typeof scenario>;
export type CheckFile = z.infer<typeof check>;

/** The JSON Schema that gives completion in an editor. A lab that extends another may leave out what it takes over. */
export function labJsonSchema(): unknown {
  const schema = z.toJSONSchema(labFile, { target: 'draft-7', unrepresentable: 'any' });
  return {
    ...schema,
    title: 'giliran lab file',
    required: undefined,
    anyOf: [
      { required: ['lab', 'extends'] },
      { required: ['lab', 'title', 'about', 'protocol', 'roles', 'scenarios', 'steps'] },
    ],
  };
}
