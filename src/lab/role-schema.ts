import * as z from 'zod';

const endpoint = z
  .string()
  .regex(
    /^(tcp|udp):((broadcast|\[[0-9a-f:.]+\]|\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?):)?\d{1,5}(\+(n|next|previous))?$/,
    'must look like tcp:8080, udp:5005, udp:224.1.1.1:5004, udp:239.0.0.0/8:5006, udp:[ff02::1234]:5004, udp:broadcast:5005, tcp:[::1]:8080 or tcp:9300+n',
  );

/** The most files that a role may be given. */
const MOST_FILES = 16;
const MOST_TEXT = 100_000;
const MOST_BYTES = 16_000_000;

const endpoints = z.union([endpoint, z.array(endpoint).min(1).max(8)]);

/** A kind of role: how many there are, and which endpoints it has. */
export const role = z.strictObject({
  count: z
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('makes numbered roles of it: `client` with 2 is `client1` and `client2`'),
  listens: endpoints
    .optional()
    .describe(
      'a server, and the endpoint that it listens at; or who receives what is broadcast, and the port that it binds',
    ),
  connects: endpoints.optional().describe('a client, and the endpoint that it connects to'),
  joins: endpoints
    .optional()
    .describe(
      'a receiver, and the group that it is a member of; `udp:239.0.0.0/8:5006` for groups that it is told of',
    ),
  sends: endpoints
    .optional()
    .describe(
      'a sender, and the group that it sends to; `udp:broadcast:PORT` for everybody on the network, `udp:239.0.0.0/8:PORT` for groups of its own choice',
    ),
  args: z
    .array(z.string().max(1000))
    .max(32)
    .optional()
    .describe(
      'what the program is started with, and nothing else; `{network}`, `{broadcast}`, `{n}`, `{count}`, `{port}` and `{host:ROLE}` are filled in',
    ),
  env: z
    .record(
      z
        .string()
        .regex(
          /^(?!PATH$|GILIRAN_|LD_)[A-Za-z_]\w*$/,
          'must be the name of a variable that giliran does not set itself',
        ),
      z.string().max(1000),
    )
    .optional()
    .describe('variables of the program’s environment, with the same values filled in as in `args`'),
  files: z
    .record(
      z
        .string()
        .regex(
          /^(?=.{1,100}$)[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*){0,3}$/,
          'must be a path below the working folder: letters, digits, ".", "-" and "_", folders with "/", and nothing that begins with "."',
        ),
      z.union([
        z.strictObject({
          text: z
            .string()
            .max(MOST_TEXT)
            .describe("what it holds, with values and escapes as in `raw`: `'halo {room}\n'`"),
        }),
        z.strictObject({
          bytes: z.int().min(0).max(MOST_BYTES).describe('so many bytes, made up, that are no text'),
        }),
      ]),
    )
    .refine((files) => Object.keys(files).length <= MOST_FILES, `must be ${MOST_FILES} files at most`)
    .optional()
    .describe('files that its programs find in their working folder, by their names'),
  relays: z
    .strictObject({
      welcome: z.string().min(1).describe('what it greets each client with'),
      label: z
        .string()
        .min(1)
        .optional()
        .describe("what it puts before each line, with the author's number as `{n}`, as guides show it"),
    })
    .optional()
    .describe('a server that passes on what one client sends to all others'),
  probes: z
    .literal(true)
    .optional()
    .describe('whether probes alone play it, where a cast says so, and nobody hands in a program'),
});

export type RoleFile = z.infer<typeof role>;
