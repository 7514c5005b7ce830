import { OTHERS } from '../model/grader.ts';
import type { Check, Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { RunEvent, RunTrace, SayRecord } from '../model/trace.ts';
import type { Verdict } from '../model/verdict.ts';
import { sceneOf } from './conclusive-runs.ts';
import type { Judge } from './findings.ts';
import { isPlainLine } from './plain-lines.ts';
import { studentsOf } from './students-of.ts';

/**
 * Where the lab says that a message is one send, a program may take the result of one read for a message. Whether a
 * program that sends a message in two pieces to it is right is then a matter of chance: of whether both pieces have
 * come by the next read.
 *
 * No count of segments shows that by itself: programs that separate messages by lengths or line ends may send them in
 * pieces, and acknowledgements are segments too. So three things are needed:
 *
 * - in the full scene, more segments with data went out than messages. This alone calls for the scenes below, and
 *   blames nobody. A second piece is a segment of its own whatever Nagle's algorithm does, since the first one has left
 *   by then; what is sent again for a loss is not counted;
 * - alone among probes, which send nothing meanwhile, a program sent two segments or more for each message, with
 *   nothing behind the text: so the text itself, or what belongs before it, was cut. That probes read it in pieces is
 *   no evidence: they may come late, and find both pieces;
 * - one of those who read from it shows every line of a probe that sends lines whole, and not those of one that sends
 *   them in pieces.
 */
export function piecemealRoles(lab: Lab, runs: readonly RunTrace[]): ReadonlySet<string> {
  if (!lab.oneSend) return new Set();
  const readers = runs.filter((trace) => takesReadsForMessages(trace, runs)).flatMap(studentsOf);
  const found = cuttingSenders(runs).filter((sender) => readers.some((reader) => isReadBy(sender, reader)));
  return new Set(found.map(({ role }) => role));
}

/**
 * Scenes that are worth playing again with messages in two pieces: of those who read from a program that cuts its
 * messages, and show every line that comes whole. The others cannot make a role one of {@link piecemealRoles}, whatever
 * they show.
 * @param runs those that count, each program alone among probes among them
 * @returns the scenes' names
 */
export function worthPieces(runs: readonly RunTrace[]): readonly string[] {
  const senders = cuttingSenders(runs);
  return runs
    .filter((trace) => isAloneAndWhole(trace) && showsAll(trace))
    .filter((trace) => studentsOf(trace).some((reader) => senders.some((sender) => isReadBy(sender, reader))))
    .map(sceneOf);
}

/** A program that cuts its messages, in the scene that shows it. */
interface CuttingSender {
  readonly role: string;
  readonly trace: RunTrace;
}

/** Programs that cut more than one message among probes, which send nothing meanwhile. */
function cuttingSenders(runs: readonly RunTrace[]): readonly CuttingSender[] {
  return runs.filter(isAloneAndWhole).flatMap((trace) => {
    const [role = ''] = studentsOf(trace);
    return linesOf(trace).filter((line) => isCut(trace, role, line)).length > 1 ? [{ role, trace }] : [];
  });
}

/** Whether what a program sends comes to a reader. */
function isReadBy({ role, trace }: CuttingSender, reader: string): boolean {
  return verbOf(trace, reader) !== verbOf(trace, role);
}

/** Whether more segments with data went out in a scene than there were messages, in more than one turn. */
export function mayComeInPieces({ run, events }: RunTrace): boolean {
  const others = run.roles.length - 1;
  const turns = plainLines(events).filter((line) => {
    const before = trafficBefore(events, line.move);
    const after = trafficBefore(events, endOf(events, line));
    return before !== null && after !== null && after - before > others;
  });
  return turns.length > 1;
}

/** Name of a scene in which probes send each message in two pieces. */
export function piecesScene(scene: string): string {
  return `${scene}~pieces`;
}

/** A judge of checks where some roles send messages in pieces that nobody puts together. */
export function judgePieces(judge: Judge, piecemeal: ReadonlySet<string>): Judge {
  if (piecemeal.size === 0) return judge;
  return (check, trace) => {
    const own = studentsOf(trace).filter((role) => piecemeal.has(role));
    if (own.length === 0) return judge(check, trace);
    if (!isAlone(trace))
      return {
        status: 'inconclusive',
        message: message('inconclusive.by-chance', { roles: own }),
        evidence: [],
      };
    return brokenRule(check, trace) ?? judge(check, trace);
  };
}

/**
 * The verdict for a line that was heard in pieces from its sender, or from the server that passes it on; null where
 * there is none.
 */
function brokenRule({ grader, params, subjects: about }: Check, trace: RunTrace): Verdict | null {
  const [role = ''] = studentsOf(trace);
  if (!(grader === 'delivery' || grader === 'whole') || !about.includes(role)) return null;
  const { from = [], to = [], parts = [] } = params;
  const hears = (say: SayRecord): boolean =>
    trace.run.roles.some(
      ({ id, player }) => id !== say.role && player.by === 'probe' && (holds(to, id) || holds(to, OTHERS)),
    );
  const line = linesOf(trace).find(
    (say) => holds(from, say.role) && holds(parts, say.part) && hears(say) && piecesOf(trace, role, say) > 1,
  );
  if (!line) return null;
  const said = { role, roles: [role], text: line.text };
  return {
    status: 'fail',
    cause: 'sends-in-pieces',
    blame: [role],
    message: message('cause.sends-in-pieces', said),
    expected: message('expected.one-send', said),
    actual: message('actual.pieces', { ...said, times: piecesOf(trace, role, line) }),
    why: [message('why.one-read')],
    evidence: [line.n],
  };
}

function plainLines(events: readonly RunEvent[]): readonly SayRecord[] {
  return events.filter((event): event is SayRecord => isPlainLine(event) && event.part !== 'welcome');
}

/** Plain lines of a scene that its student's program sends or passes on. */
function linesOf(trace: RunTrace): readonly SayRecord[] {
  const [role = ''] = studentsOf(trace);
  const isServer = verbOf(trace, role) === 'listens';
  return plainLines(trace.events).filter((line) => isServer || line.role === role);
}

/** The next move that begins another turn; a move that lets a role go on belongs to this one. */
function endOf(events: readonly RunEvent[], line: SayRecord): number {
  const next = events.find(
    (event) => event.kind === 'move' && event.move > line.move && event.do !== 'resume',
  );
  return next?.move ?? Number.POSITIVE_INFINITY;
}

function trafficBefore(events: readonly RunEvent[], move: number): number | null {
  const settled = events.findLast((event) => event.kind === 'settled' && event.move < move);
  return settled?.kind === 'settled' ? (settled.traffic?.segments ?? null) : null;
}

/**
 * The number of segments of each message that a line became, among probes, which send one for a line: 1 where it is
 * less than two for every message, or is not known.
 */
function piecesOf({ run, events }: RunTrace, role: string, line: SayRecord): number {
  const before = trafficBefore(events, line.move);
  const after = trafficBefore(events, endOf(events, line));
  if (before === null || after === null) return 1;
  const isOwn = line.role === role;
  const others = run.roles.filter(({ id, player }) => id !== role && player.by === 'probe').length;
  const messages = isOwn ? others : others - 1;
  const segments = after - before - (isOwn ? 0 : 1);
  return messages > 0 ? Math.max(1, Math.floor(segments / messages)) : 1;
}

/**
 * Whether a message of several segments was cut in its text or before it, with nothing behind the text. What is behind
 * it may be a message of its own, or a line's end.
 */
function isCut(trace: RunTrace, role: string, line: SayRecord): boolean {
  if (piecesOf(trace, role, line) === 1) return false;
  const end = endOf(trace.events, line);
  const streams = new Map<number, string>();
  for (const event of trace.events)
    if (event.kind === 'heard' && event.via === 'tcp' && event.move >= line.move && event.move < end)
      streams.set(event.channel, (streams.get(event.channel) ?? '') + event.text);
  return [...streams.values()].every((text) => text.endsWith(line.text)) && streams.size > 0;
}

/** Whether a scene's student program shows all lines of a probe that sends them whole, but not those sent in pieces. */
function takesReadsForMessages(trace: RunTrace, runs: readonly RunTrace[]): boolean {
  if (!isAloneAndWhole(trace)) return false;
  const pieces = runs.find((other) => sceneOf(other) === piecesScene(sceneOf(trace)));
  return pieces !== undefined && showsAll(trace) && !showsAll(pieces);
}

function showsAll(trace: RunTrace): boolean {
  const [role = ''] = studentsOf(trace);
  const lines = plainLines(trace.events).filter((line) => line.role !== role);
  return (
    lines.length > 1 &&
    lines.every((line) => shownIn(trace, role, line).some((shown) => shown.includes(line.text)))
  );
}

/** The lines of a role's screen in a turn; what is printed piece by piece is on one line. */
function shownIn({ events }: RunTrace, role: string, line: SayRecord): readonly string[] {
  const end = endOf(events, line);
  const shown = new Map<number, string>();
  for (const event of events)
    if (event.kind === 'print' && event.role === role && event.move >= line.move && event.move < end)
      shown.set(event.line, (shown.get(event.line) ?? '') + event.text);
  return [...shown.values()];
}

/** Whether one of the student's programs is alone among probes. */
function isAlone(trace: RunTrace): boolean {
  const students = studentsOf(trace);
  return (
    students.length === 1 &&
    trace.run.roles.every(
      ({ id, player }) => students.includes(id) || player.by === 'probe' || player.by === 'through',
    )
  );
}

/** The same among probes that send whole messages, each with a line end. */
function isAloneAndWhole(trace: RunTrace): boolean {
  return isAlone(trace) && !trace.run.unterminated && !sceneOf(trace).endsWith(piecesScene(''));
}

function verbOf({ run }: RunTrace, role: string): string | undefined {
  return run.roles.find(({ id }) => id === role)?.verb;
}

function holds(list: unknown, item: string): boolean {
  return Array.isArray(list) ? list.includes(item) : list === item;
}
