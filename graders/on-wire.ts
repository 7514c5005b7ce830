import type { Cause } from '../src/model/cause.ts';
import { showEndpoint } from '../src/model/endpoint.ts';
import type { Grader } from '../src/model/grader.ts';
import type { GraderParam } from '../src/model/lab.ts';
import { type Message, message } from '../src/model/message.ts';
import type { CaptureRecord, RunTrace, TraceRole, WireRecord } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { endOfTurn, roleOf, type SayRecord, saysIn } from '../src/trace/queries.ts';
import { troubleOf } from './lib/trouble.ts';
import { fail, inconclusive, leaveOut, listParam, pass, roleParam } from './lib/verdicts.ts';

/**
 * What a role sends for each of its lines, as it was recorded on the network: with which time to live, to which address and port,
 * in how many datagrams, or segments with data. What reaches nobody is seen as well as what somebody hears.
 */
export const onWire: Grader = {
  params: { from: 'role', parts: 'parts', ttl: 'number', address: 'text', port: 'number', times: 'number' },
  optional: ['ttl', 'address', 'port', 'times'],
  onWire: true,
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const capture = trace.events.find((event) => event.kind === 'capture');
    const role = roleOf(trace, from);
    if (!capture || capture.state === 'none')
      return leaveOut(message('left-out.no-capture', { package: 'wireshark-common' }));
    if (!role) return inconclusive(message('inconclusive.never-said'));
    const turns = turnsOf(trace, role, listParam(params.parts));
    const evidence: number[] = [];
    for (const { say, lines, sent, strangers } of turns) {
      // A packet that was seen was sent, however many were lost: only what was not seen says nothing then.
      const failed = wrongIn(sent, role, say, lines, params);
      if (failed) return failed;
      if (strangers.length > 0)
        return inconclusive(message('inconclusive.unknown-sender', { role: from }), [
          say.n,
          ...strangers.map(({ n }) => n),
        ]);
      if (capture.state === 'broken')
        return inconclusive(message('inconclusive.broken-capture'), [capture.n]);
      const missing = missingIn(trace, sent, role, say, lines, params, capture);
      if (missing) return missing;
      evidence.push(say.n, ...sent.map(({ n }) => n));
    }
    return turns.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

/** A line, or several that were typed quickly, and what was sent for it. */
interface Turn {
  readonly say: SayRecord;
  readonly lines: number;
  readonly sent: readonly WireRecord[];
  /** What may be of the role's sending, and nobody knows: it was gone before it could be told. */
  readonly strangers: readonly WireRecord[];
}

function turnsOf(trace: RunTrace, role: TraceRole, parts: readonly string[]): readonly Turn[] {
  const wire = trace.events.filter((event) => event.kind === 'wire');
  const turns = new Map<number, SayRecord[]>();
  for (const say of saysIn(trace, parts)) {
    if (say.role !== role.id || !say.done) continue;
    const end = endOfTurn(trace, say);
    turns.set(end, [...(turns.get(end) ?? []), say]);
  }
  const alone = speaksAlone(trace, role);
  return [...turns].flatMap(([end, says]): Turn[] => {
    const [say] = says;
    if (!say) return [];
    const inTurn = wire.filter(({ move, transport }) => {
      return move >= say.move && move < end && transport === role.endpoint.transport;
    });
    const sent = inTurn.filter(({ by }) => by === role.id || (by === null && alone));
    const strangers = inTurn.filter(({ by }) => by === null && !alone);
    return [{ say, lines: says.length, sent, strangers }];
  });
}

/** Whether nobody else in a run sends anything: the others are probes that only listen. */
function speaksAlone({ run }: RunTrace, role: TraceRole): boolean {
  return run.roles.every(
    ({ id, verb, player }) => id === role.id || (player.by === 'probe' && verb === 'joins'),
  );
}

type Params = Readonly<Record<string, GraderParam>>;

/** Something that was sent as it must not be. */
function wrongIn(
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
  const count = countOf(sent);
  const [first] = sent;
  if (first && typeof times === 'number' && count > times * lines)
    return failure(
      'wire-times',
      first,
      message('expected.wire-times', { role, times, lines }),
      message('actual.wire-times', { count }),
    );
  return null;
}

/** Less than there should be; all that was sent is known. */
function missingIn(
  trace: RunTrace,
  sent: readonly WireRecord[],
  { id: role, endpoint }: TraceRole,
  say: SayRecord,
  lines: number,
  { times, ttl }: Params,
  capture: CaptureRecord,
): Failure | null {
  const least = typeof times === 'number' ? times * lines : 1;
  const count = countOf(sent);
  if (count >= least) return null;
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
  return `${to.address}:${to.port}`;
}
