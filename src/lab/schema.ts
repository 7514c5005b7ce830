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
const bilingualOf = (what: string) => bilingual.describe(`${what}, in English and Indonesian`);
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
  start: z.strictObject({
    start: pattern.describe('starts the program of these roles'),
    part,
    if: condition,
  }),
  stop: z.strictObject({
    stop: pattern.describe('asks these roles to end, and makes them if they do not'),
    part,
    if: condition,
  }),
  pause: z.strictObject({ pause: pattern.describe('holds these roles'), part, if: condition }),
  resume: z.strictObject({ resume: pattern.describe('lets these roles go on'), part, if: condition }),
  say: z.strictObject({ say: pattern.describe('types a line at these roles'), part, if: condition, ...line }),
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
  ITEMS.start,
  ITEMS.stop,
  ITEMS.pause,
  ITEMS.resume,
  ITEMS.say,
  ITEMS.each,
  ITEMS.repeat,
  z.strictObject({ part, do: script.describe('moves, to give them one part') }),
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
  id: id.describe('the check is called `STEP.CHECK` everywhere'),
  title: bilingualOf('the claim, as a sentence without a full stop'),
  grader: id.describe('what kind of claim it is'),
  with: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional()
    .describe("the grader's parameters, all of them"),
  subjects: patterns.describe('the roles whose programs the claim is about, and who can be at fault'),
  scenarios: z.array(id).min(1).describe('the scenarios that can decide it, the fullest first'),
  needs: z.array(z.string()).optional().describe('checks (`STEP.CHECK`) without which it cannot hold'),
  points: z.number().min(0).max(100).describe('what it is worth'),
  hints: z
    .array(bilingual)
    .optional()
    .describe('hints of its own, each a little plainer than the one before'),
});

const step = z.strictObject({
  id: id.describe("the step's name"),
  title: bilingualOf('what the step is called'),
  guide: bilingualOf('what to build'),
  explain: bilingualOf('how what it takes works').optional(),
  checks: z.array(check).min(1).describe('what must hold of it'),
});

/** A day: timers cannot be set for much longer. */
const MAX_SECONDS = 86_400;
/** What a run's memory and trace can take. */
const MAX_BYTES = 100_000_000;

/** @param most the limit where the lab gives none, in milliseconds */
const seconds = (most: number, description: string) =>
  z
    .number()
    .positive()
    .max(MAX_SECONDS)
    .optional()
    .meta({ description, default: most / 1000 });

const limits = z.strictObject({
  wall: seconds(DEFAULT_LIMITS.wallMs, 'seconds that a run may take'),
  move: seconds(DEFAULT_LIMITS.moveMs, 'longest wait for one move where the evidence is weak, in seconds'),
  cpu: seconds(DEFAULT_LIMITS.cpuMs, 'seconds of processor time of one role'),
  output: z
    .int()
    .positive()
    .max(MAX_BYTES)
    .optional()
    .meta({ description: 'what one role may print, in bytes', default: DEFAULT_LIMITS.outputBytes }),
  build: seconds(DEFAULT_LIMITS.buildMs, 'seconds that the build of a submission may take'),
});

export const labFile = z.strictObject({
  lab: id.describe("the lab's id"),
  extends: z
    .string()
    .optional()
    .describe('another lab file, relative to this one: maps are laid over it, lists are replaced whole'),
  title: bilingualOf('what the lab is called'),
  about: bilingualOf('what it is about'),
  protocol: bilingualOf('what the programs send each other'),
  'one-send': z.boolean().optional().describe('whether a message is one send'),
  beside: z
    .boolean()
    .optional()
    .describe("whether programs may talk by other ways than the roles' endpoints"),
  network: z
    .enum(['one-host', 'hosts'])
    .optional()
    .describe('`hosts` for a machine for each role, on one network; `one-host` unless given'),
  roles: z.record(id, role).describe('who takes part, by name'),
  reference: z.string().optional().describe('folder of the reference programs, relative to the file'),
  limits: limits.optional().describe('what a run and a build may take'),
  scenarios: z.record(id, scenario).describe('the runs that can be made, by name'),
  steps: z.array(step).min(1).describe('what is to be got working, in the order in which one builds'),
  questions: z
    .array(bilingual)
    .optional()
    .describe('what a report on the lab is to answer, in words of its own'),
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
