import * as z from 'zod';

/** What a probe answers in a scenario, as the file has it. */
const answer = z.strictObject({
  to: z
    .string()
    .min(1)
    .optional()
    .describe('a regular expression for what comes, with values in braces: `^GET /(\\S+) `'),
  after: z.literal('connect').optional().describe('in place of `to`: as soon as somebody has connected'),
  framed: z
    .enum(['line', 'raw'])
    .optional()
    .describe(
      '`line` where each line is looked at by itself, `raw` for all that has come; `line` unless given',
    ),
  with: z
    .string()
    .optional()
    .describe(
      "what is sent, with values, escapes and what the pattern's groups hold: `'{1} {page}\\r\\n'`; nothing unless given",
    ),
  group: z
    .string()
    .min(1)
    .optional()
    .describe(
      'the multicast group that it is sent to as a datagram, as `ADDRESS:PORT`, with values and groups of the pattern; back over the connection unless given',
    ),
  joins: z
    .string()
    .min(1)
    .optional()
    .describe('the multicast group that the probe joins then, as `ADDRESS:PORT`: `{2}`'),
  as: z.string().min(1).optional().describe('what the group that it joins is called: `{1}`'),
  leaves: z.string().min(1).optional().describe('the name of a group that the probe leaves then: `{1}`'),
  // biome-ignore lint/suspicious/noThenProperty: it is what the lab file calls it.
  then: z
    .enum(['close', 'half', 'reset'])
    .optional()
    .describe('how the connection is closed behind it; it stays open unless given'),
});

export type AnswerFile = z.infer<typeof answer>;

/** Answers of one probe: the first one that fits is given. */
export const answerList = z.array(answer).min(1);
