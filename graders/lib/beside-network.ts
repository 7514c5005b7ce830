import { type Endpoint, isReceiver, showEndpoint } from '../../src/model/endpoint.ts';
import { type Claim, type Grader, OTHERS } from '../../src/model/grader.ts';
import { listParam } from '../../src/model/grader-param.ts';
import { memo } from '../../src/model/memo.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace, SettledRecord } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import {
  atEachEndpoint,
  movesOf,
  roleOf,
  type SayRecord,
  saysIn,
  settledOf,
} from '../../src/trace/queries.ts';
import { type Showing, showingsOf } from '../../src/trace/shown.ts';
import { settledBefore } from '../../src/trace/waits.ts';
import { hearersOf } from './pairs.ts';
import { growthAt } from './port-growth.ts';
import { fail } from './verdicts.ts';

/** Wraps a grader so that lines count only if they came over the lab's endpoints. */
export function overEndpoints(grader: Grader): Grader {
  return {
    ...grader,
    grade: (trace, claim) => {
      const verdict = grader.grade(trace, claim);
      // A failure that names somebody has evidence of its own.
      const isOpen = verdict.status === 'pass' || (verdict.status === 'fail' && verdict.blame.length === 0);
      return isOpen && claim.mayTalkBeside !== true ? (talkBeside(trace, claim) ?? verdict) : verdict;
    },
  };
}

/** A line on a screen that did not come over the lab's endpoints. */
interface Beside {
  readonly say: SayRecord;
  readonly hearer: string;
  readonly shown: Showing;
  /** What went over the lab's endpoints meanwhile, and how many roles showed the line. */
  readonly came: number;
  readonly hearers: number;
  /** Set where only so many bytes went over the network meanwhile, which is too few for the line. */
  readonly bytes?: number;
}

function talkBeside(trace: RunTrace, { params, subjects: about }: Claim): Failure | null {
  // Programs that are all at other places use the network, and fail for being out of place.
  if (trace.run.roles.some((role) => role.verb === 'listens' && growthAt(trace, role)?.isBound === false))
    return null;
  const from = params.from === undefined ? null : listParam(params.from);
  const to = params.to === undefined ? [OTHERS] : listParam(params.to);
  const pairs = saysIn(trace, [...listParam(params.parts), ...listParam(params.after)])
    .filter(({ role }) => from === null || from.includes(role) || from.includes(OTHERS))
    .flatMap((say) => hearersOf(trace, say, to).map((hearer) => ({ say, hearer })));
  // Programs that talk beside the network in one turn can do so in all, whatever else they send for show.
  const ways = new Set(pairs.map(({ say, hearer }) => `${say.role} ${hearer}`));
  const elsewhere = [...ways].flatMap((way) => besidesOf(trace, way));
  const own = elsewhere.filter((beside) =>
    pairs.some(({ say, hearer }) => beside.say.n === say.n && beside.hearer === hearer),
  );
  const found = own.length > 0 ? own : elsewhere;
  const [first] = found;
  if (!first) return null;
  const { say, hearer, shown, came, hearers, bytes } = first;
  const said = {
    role: hearer,
    from: say.role,
    text: say.text,
    endpoint: showEndpoint(roleOf(trace, hearer)?.endpoint ?? NOWHERE),
  };
  return fail('talks-beside-network', {
    blame: blamed(trace, about, found),
    expected: message('expected.over-endpoint', said),
    actual:
      bytes !== undefined
        ? message('actual.too-few-bytes', { ...said, bytes })
        : came === 0
          ? message('actual.nothing-came', said)
          : message('actual.too-little-came', { ...said, times: came, count: hearers }),
    evidence: [say.n, shown.n],
    params: said,
  });
}

const NOWHERE = { transport: 'tcp', port: 0, group: null } as const;

/**
 * The roles to blame, of those that the claim is about: programs that said such a line, showed it, or should have
 * passed it on. What one program says beside the network, another one has to hear there.
 */
function blamed(trace: RunTrace, about: readonly string[], found: readonly Beside[]): readonly string[] {
  const servers = trace.run.roles.flatMap((role) =>
    role.verb === 'listens' && !isReceiver(role, trace.run.roles) ? [role.id] : [],
  );
  const involved = new Set([...servers, ...found.flatMap(({ say, hearer }) => [say.role, hearer])]);
  const programs = trace.run.roles.flatMap(({ id, player }) => (player.by === 'student' ? [id] : []));
  const own = programs.filter((role) => about.includes(role) && involved.has(role));
  return own.length > 0 ? own : programs.filter((role) => involved.has(role));
}

/**
 * All lines of a role that came to another one's screen beside the network. Remembered, since many checks ask.
 * @param way the speaker and the hearer, with a space between
 */
const besidesOf = memo((trace: RunTrace, way: string): readonly Beside[] => {
  const [speaker, hearer = ''] = way.split(' ');
  return movesOf(trace).flatMap((move) =>
    move.do === 'say' && move.role === speaker ? (besideOf(trace, move, hearer) ?? []) : [],
  );
});

/**
 * Finds whether a line came beside the network. A typed text is made up, so nobody has it before it is typed. So each
 * role that shows it has been sent something since then, in a segment or a datagram of its own, however it is encoded
 * and whatever else was sent before. Fewer of those than roles that show the text is impossible.
 *
 * What the kernel counted between the typing and the showing includes all that was sent in between, and may include
 * more, so this can only overlook something. There is no result where the text had been typed before, or where the
 * kernel does not count.
 */
function besideOf(trace: RunTrace, say: SayRecord, hearer: string): Beside | null {
  if (roleOf(trace, hearer)?.player.by !== 'student' || hasEnough(trace, say)) return null;
  if (movesOf(trace).some((move) => move.n < say.n && move.do === 'say' && move.text.includes(say.text)))
    return null;
  const [shown] = showingsOf(trace, hearer, say.text).filter(({ n }) => n > say.n);
  const before = trace.events.findLast((event) => event.kind === 'settled' && event.n < say.n);
  if (!shown) return null;
  const after = trace.events.find((event) => event.kind === 'settled' && event.n > shown.n);
  if (before?.kind !== 'settled' || after?.kind !== 'settled') return null;
  const own = cameTo(trace, hearer, before, after);
  if (own === 0) return { say, hearer, shown, came: 0, hearers: 1 };
  const came = cameBetween(trace, before, after);
  if (came === null) return null;
  const hearers = trace.run.roles.filter(
    ({ id, player }) =>
      id !== say.role &&
      (player.by === 'student' || player.by === 'reference') &&
      showingsOf(trace, id, say.text).some(({ n }) => n > say.n && n < after.n),
  );
  if (came >= hearers.length) {
    const bytes = tooFewBytes(trace, say, hearers.length, before, after);
    return bytes === null ? null : { say, hearer, shown, came, hearers: hearers.length, bytes };
  }
  // What came may have been to or from the server, which takes part in every connection.
  if (came > 0 && roleOf(trace, hearer)?.verb === 'listens') return null;
  return { say, hearer, shown, came, hearers: hearers.length };
}

/**
 * Whether so much has come by the end of the move that everybody may have the line: then nothing later proves anything.
 * Checked first, since it settles most turns without searching screens.
 */
function hasEnough(trace: RunTrace, say: SayRecord): boolean {
  const before = settledBefore(trace, say.move);
  const after = settledOf(trace, say.move);
  if (!before || !after || leastPart(say) !== null || before.counts) return false;
  return (cameBetween(trace, before, after) ?? 0) >= trace.run.roles.length - 1;
}

/** The transports of all endpoints of all roles. */
function transportsOf({ run }: RunTrace): ReadonlySet<Endpoint['transport']> {
  return new Set(run.roles.flatMap(atEachEndpoint).map(({ endpoint }) => endpoint.transport));
}

/**
 * Segments with data that came to one role over the lab's endpoint, where all endpoints use TCP; null where they were
 * not counted, or where a connection that came and went may have brought some.
 */
function cameTo(trace: RunTrace, role: string, before: SettledRecord, after: SettledRecord): number | null {
  if (transportsOf(trace).has('udp')) return null;
  if (!before.counts || !after.counts || after.counts.since > before.move) return null;
  return (after.counts.segments[role] ?? 0) - (before.counts.segments[role] ?? 0);
}

/**
 * Segments with data that were sent, and datagrams that were read, over the lab's endpoints; null where they were not
 * counted.
 */
function cameBetween(trace: RunTrace, before: SettledRecord, after: SettledRecord): number | null {
  const transports = transportsOf(trace);
  let came = 0;
  if (transports.has('tcp')) {
    if (!before.traffic || !after.traffic) return null;
    came += after.traffic.segments - before.traffic.segments;
  }
  if (transports.has('udp')) {
    const [earlier, later] = [before.datagrams?.received ?? null, after.datagrams?.received ?? null];
    if (earlier === null || later === null) return null;
    came += later - earlier;
  }
  return came;
}

/**
 * The least share of its bytes into which any encoding can put a long made-up text: in words, each letter is one of
 * many; wide letters have three bytes each, and are one of a dozen. Null for texts that are not long.
 */
function leastPart({ textKind }: SayRecord): number | null {
  if (textKind === 'long') return 1 / 4;
  return textKind === 'letters' ? 1 / 8 : null;
}

/** The least size of a packet's headers, in bytes. */
const HEADERS = 28;

/**
 * The bytes of all packets together, of whatever protocol, where a long line cannot have been in them; null where it
 * can, or where they were not counted.
 */
function tooFewBytes(
  trace: RunTrace,
  say: SayRecord,
  hearers: number,
  before: SettledRecord,
  after: SettledRecord,
): number | null {
  const part = leastPart(say);
  if (part === null || !before.sent || !after.sent) return null;
  // Packets to a group over loopback are not counted as outgoing.
  if (transportsOf(trace).has('udp')) return null;
  const packets = after.sent.packets - before.sent.packets;
  const bytes = Math.max(0, after.sent.bytes - before.sent.bytes - packets * HEADERS);
  const least = Buffer.byteLength(say.text) * part * hearers;
  return bytes < least ? bytes : null;
}
