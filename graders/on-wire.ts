import type { Cause } from '../src/model/cause.ts';
import { type Endpoint, showEndpoint } from '../src/model/endpoint.ts';
import { type Grader, OTHERS } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import type { GraderParam } from '../src/model/lab.ts';
import { type Message, message } from '../src/model/message.ts';
import { fillIn } from '../src/model/template.ts';
import type { CaptureRecord, RunTrace, TraceRole, WireRecord } from '../src/model/trace.ts';
import type { Failure, Verdict } from '../src/model/verdict.ts';
import { atEachEndpoint, roleOf, type SayRecord } from '../src/trace/queries.ts';
import { partsOf } from './lib/parts.ts';
import { strayIn } from './lib/strays.ts';
import { placeBefore } from './lib/told-groups.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, leaveOut, pass, passByAbsence, roleParam } from './lib/verdicts.ts';
import { type Asked, speaksAlone, turnsOf } from './lib/wire-turns.ts';

/** Transports that may have to be counted. */
const TRANSPORTS = ['udp', 'tcp'] as const;

/**
 * What a role sends for each of its lines, or for those that others have it send, as it was recorded on the network:
 * with which time to live, to which address and port, or to which roles, in how many datagrams, or segments with data;
 * and, if asked for, nothing else. Packets that reach nobody are seen as well.
 */
export const onWire: Grader = {
  params: {
    from: 'role',
    parts: 'parts',
    to: 'roles',
    ttl: 'number',
    address: 'text',
    port: 'number',
    times: 'number',
    only: 'flag',
    of: 'roles',
    transport: TRANSPORTS,
    told: 'line',
  },
  optional: ['to', 'ttl', 'address', 'port', 'times', 'only', 'of', 'transport', 'told'],
  onWire: true,
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const capture = trace.events.find((event) => event.kind === 'capture');
    const role = roleOf(trace, from);
    if (!capture || capture.state === 'none')
      return leaveOut(message('left-out.no-capture', { package: 'wireshark-common' }));
    if (!role) return inconclusive(message('inconclusive.never-said'));
    const parts = listParam(params.parts);
    const written = typeof params.told === 'string' ? fillIn(params.told, trace.run.values ?? {}) : '';
    if (written === null) return inconclusive(message('inconclusive.no-values'));
    const endpoint = endpointOf(role, params.transport);
    const of = params.of === undefined ? [from] : listParam(params.of);
    const turns = turnsOf(trace, role, endpoint.transport, { parts, of });
    const evidence: number[] = [];
    for (const { say, lines, sent, unattributed } of turns) {
      // A packet that was seen was sent, however many were lost; only missing packets prove nothing then.
      const told = written === '' ? null : placeBefore(trace, written, say.move);
      if (written !== '' && told === null) return inconclusive(message('inconclusive.groups-not-told'));
      const asked = told?.place ? { ...params, address: told.place.address, port: told.place.port } : params;
      const failed = wrongIn(trace, sent, role, say, lines, asked);
      if (failed) return failed;
      if (unattributed.length > 0)
        return inconclusive(message('inconclusive.unknown-sender', { role: from }), [
          say.n,
          ...unattributed.map(({ n }) => n),
        ]);
      if (capture.state === 'broken')
        return inconclusive(message('inconclusive.broken-capture'), [capture.n]);
      const missing = missingIn(trace, sent, { ...role, endpoint }, say, lines, params, capture);
      if (missing) return missing;
      evidence.push(say.n, ...sent.map(({ n }) => n));
    }
    if (turns.length === 0) return inconclusive(message('inconclusive.never-said'));
    if (params.only === true)
      return nothingElse(trace, role, { parts, of: [from, ...of] }, capture, evidence);
    return params.times === 0 ? passByAbsence(evidence) : pass(evidence);
  },
};

/** Judges whether nothing left a role except for what was typed at it; its lines have been judged. */
function nothingElse(
  trace: RunTrace,
  role: TraceRole,
  { parts, of }: Asked,
  capture: CaptureRecord,
  evidence: readonly number[],
): Verdict {
  const alone = speaksAlone(trace, role);
  const wire = trace.events.filter((event) => event.kind === 'wire');
  const own = wire.filter(({ by }) => by === role.id || (by === null && alone));
  const stray = strayIn(trace, role, parts, own, of);
  if (stray) {
    const { record, why } = stray;
    return fail(why === 'elsewhere' ? 'wire-else' : 'wire-unasked', {
      blame: [role.id],
      expected: message('expected.wire-only', { role: role.id, endpoint: showEndpoint(role.endpoint) }),
      actual: message('actual.wire-way', {
        transport: record.transport.toUpperCase(),
        to: placeOf(record),
        bytes: record.bytes,
      }),
      evidence: [record.n],
      params: { role: role.id },
    });
  }
  const moves = partsOf(trace, parts)?.moves;
  const unattributed = wire.filter(({ by, move }) => by === null && !alone && moves?.has(move));
  if (unattributed.length > 0)
    return inconclusive(
      message('inconclusive.unknown-sender', { role: role.id }),
      unattributed.map(({ n }) => n),
    );
  // Unless everything was recorded, there may have been more.
  return capture.state === 'whole'
    ? pass(evidence)
    : inconclusive(message('inconclusive.broken-capture'), [capture.n]);
}

/** The endpoint to which a role sends over a transport; the first one unless given. */
function endpointOf(role: TraceRole, transport: GraderParam | undefined): Endpoint {
  const found = atEachEndpoint(role).find(({ endpoint }) => endpoint.transport === transport);
  return (found ?? role).endpoint;
}

type Params = Readonly<Record<string, GraderParam>>;

/** Fails a packet that must not have been sent in this way. */
function wrongIn(
  trace: RunTrace,
  sent: readonly WireRecord[],
  { id: role }: TraceRole,
  say: SayRecord,
  lines: number,
  params: Params,
): Failure | null {
  const { ttl, address, port, times } = params;
  const failure = (cause: Cause, record: WireRecord, expected: Message, actual: Message): Failure =>
    fail(cause, {
      blame: [role],
      expected,
      actual,
      evidence: [say.n, record.n],
      params: { role, text: say.text },
    });
  for (const record of sent) {
    const about = { role, to: placeOf(record), ttl: record.ttl, text: say.text };
    if (typeof address === 'string' && record.to.address !== address)
      return failure(
        'wire-address',
        record,
        message('expected.wire-address', { role, address }),
        message('actual.wire-to', about),
      );
    if (typeof port === 'number' && record.to.port !== port)
      return failure(
        'wire-port',
        record,
        message('expected.wire-port', { role, port }),
        message('actual.wire-to', about),
      );
    if (typeof ttl === 'number' && record.ttl !== ttl)
      return failure(
        'wire-ttl',
        record,
        message('expected.wire-ttl', { role, ttl }),
        message('actual.wire-ttl', about),
      );
  }
  const receivers = receiversOf(trace, role, params);
  const stranger = sent.find(({ toward }) => receivers && toward && !receivers.includes(toward));
  if (stranger)
    return failure(
      'wire-receiver',
      stranger,
      message('expected.wire-receiver', { role, receivers: receivers ?? [] }),
      message('actual.wire-receiver', { other: stranger.toward ?? '', to: placeOf(stranger) }),
    );
  for (const { records } of sharesOf(sent, receivers)) {
    const count = countOf(records);
    const [first] = records;
    if (first && typeof times === 'number' && count > times * lines)
      return failure(
        'wire-times',
        first,
        message('expected.wire-times', { role, times, lines }),
        message('actual.wire-times', { count }),
      );
  }
  return null;
}

/** The roles that each line has to go to, if the lab names them. */
function receiversOf(trace: RunTrace, from: string, params: Params): readonly string[] | null {
  if (params.to === undefined) return null;
  const named = listParam(params.to);
  const ids = trace.run.roles.map(({ id }) => id).filter((id) => id !== from);
  return named.includes(OTHERS) ? ids : named.filter((id) => ids.includes(id));
}

/** The packets for each receiver; all together, where the lab names none. */
function sharesOf(
  sent: readonly WireRecord[],
  receivers: readonly string[] | null,
): readonly { readonly receiver: string | null; readonly records: readonly WireRecord[] }[] {
  if (receivers === null) return [{ receiver: null, records: sent }];
  return receivers.map((receiver) => ({
    receiver,
    records: sent.filter(({ toward }) => toward === receiver),
  }));
}

/** Fails if there are too few packets, provided that all are known. */
function missingIn(
  trace: RunTrace,
  sent: readonly WireRecord[],
  { id: role, endpoint }: TraceRole,
  say: SayRecord,
  lines: number,
  params: Params,
  capture: CaptureRecord,
): Verdict | null {
  const { times, ttl } = params;
  const least = typeof times === 'number' ? times * lines : 1;
  const receivers = receiversOf(trace, role, params);
  const lacking = sharesOf(sent, receivers).find(({ records }) => countOf(records) < least);
  if (!lacking) return null;
  // A missing packet may be among those whose receiver is not known.
  if (receivers !== null && sent.some(({ toward }) => (toward ?? null) === null))
    return inconclusive(message('inconclusive.unknown-receiver', { role }), [say.n]);
  const count = countOf(lacking.records);
  const expected =
    typeof ttl === 'number'
      ? message('expected.wire-ttl', { role, ttl })
      : message('expected.wire-times', { role, times: least, lines });
  const trouble = troubleOf(trace, [role], say.move + 1, expected);
  if (trouble) return trouble;
  return fail(count === 0 ? 'wire-nothing' : 'wire-times', {
    blame: [role],
    expected,
    actual:
      count === 0
        ? message('actual.wire-nothing', { endpoint: showEndpoint(endpoint) })
        : message('actual.wire-times', { count }),
    evidence: [say.n, capture.n],
    params: { role, text: say.text },
  });
}

function countOf(sent: readonly WireRecord[]): number {
  return sent.reduce((sum, { times }) => sum + times, 0);
}

function placeOf({ to }: WireRecord): string {
  return to.address.includes(':') ? `[${to.address}]:${to.port}` : `${to.address}:${to.port}`;
}
