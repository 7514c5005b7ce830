import { type Form, formOf, isPlainForm, isSameForm, type LearntForm, withNumber } from '../model/form.ts';
import type { RunTrace, SayRecord } from '../model/trace.ts';
import { isPlainLine } from './plain-lines.ts';
import { studentsOf } from './students-of.ts';

/**
 * Programs with a protocol of their own understand no scripted endpoint, so that none can show which of them breaks it. But
 * the form of that protocol can be learnt: from a server that was alone with probes, the form of what it sends to every
 * seat, and from clients who were spoken to in that form, the form of what each of them sends. The odd one out is a
 * client that sends otherwise than the others of its kind, by more than its own number, or shows nothing of what they
 * show. It is at fault if the full scene goes well with nobody else replaced and with a probe in its place that sends
 * as the others do, its own line in its own turn. For then the server sends and takes one form at every seat, that one
 * included, all others read and send that form, and only this client's doing was too much for the same server.
 *
 * A form that is not learnt, or is learnt wrongly, fixes nothing, and so blames nobody.
 */

/** The client to be replaced, and the form in which its stand-in sends. */
export interface OddOne {
  readonly role: string;
  readonly form: LearntForm;
}

/**
 * The form in which the server's program sends to every probe, by the scenes in which it is alone with them; null where
 * none is known, or it is the lab's own.
 */
export function serverForm(runs: readonly RunTrace[]): LearntForm | null {
  for (const trace of runs.filter((run) => isAlone(run, 'listens') && run.run.form === undefined)) {
    const [role = ''] = studentsOf(trace);
    const seats = trace.run.roles.filter(({ player }) => player.by === 'probe').length;
    const form = heardForm(trace, role, seats);
    if (form && !isPlainForm(form)) return { of: [role], form };
  }
  return null;
}

/** What a client did in a scene in which it was spoken to in the server's form. */
interface Client {
  readonly role: string;
  readonly kind: string | undefined;
  readonly number: number | null;
  /** Whether anything came of its lines, in whatever form. */
  readonly isHeard: boolean;
  /** Null where its lines were not heard in one form. */
  readonly form: Form | null;
  /** Whether it has shown every plain line of others (true), none (false) or some (null). */
  readonly shows: boolean | null;
}

/**
 * Clients that differ from all others of their kind, by the scenes in which they were spoken to in the server's form.
 */
export function oddOnes(runs: readonly RunTrace[]): readonly OddOne[] {
  const clients = runs
    .filter((trace) => isAlone(trace, 'connects') && trace.run.form !== undefined)
    .map(clientIn);
  return clients.flatMap((client) => {
    const { role, kind, number, form, shows, isHeard } = client;
    const others = clients.filter((other) => other.kind === kind && other.role !== role);
    const usual = others
      .map((other) => others.filter((another) => another.shows === true && isAlike(another, other)))
      .sort((one, another) => another.length - one.length)[0];
    const [first] = usual ?? [];
    if (!usual || !first || first.form === null) return [];
    const isOdd = form === null ? shows === false || isHeard : !isAlike(client, first);
    const own = withNumber(first.form, first.number, number);
    return isOdd ? [{ role, form: { of: usual.map((other) => other.role), form: own } }] : [];
  });
}

/** Whether two clients send in one form, apart from their own numbers. */
function isAlike(one: Client, other: Client): boolean {
  if (one.form === null || other.form === null) return false;
  return isSameForm(one.form, other.form, [one.number, other.number]);
}

function clientIn(trace: RunTrace): Client {
  const [role = ''] = studentsOf(trace);
  const own = trace.run.roles.find(({ id }) => id === role);
  const shown = trace.events.flatMap((line) =>
    isPlainLine(line) && line.role !== role
      ? [
          trace.events.some(
            (event) => event.kind === 'print' && event.role === role && event.text.includes(line.text),
          ),
        ]
      : [],
  );
  return {
    role,
    kind: own?.kind,
    number: own?.number ?? null,
    isHeard: linesOf(trace, role).some(({ move }) =>
      trace.events.some((event) => event.kind === 'heard' && event.move === move),
    ),
    form: heardForm(trace, role, LEAST_LINES),
    shows: shown.every((is) => is) ? true : shown.some((is) => is) ? null : false,
  };
}

/**
 * The runs that count for checks. Those in which clients are spoken to in a learnt form only show how these send, and a
 * stand-in in such a form only shows who is the odd one out.
 */
export function withoutLearning(runs: readonly RunTrace[]): readonly RunTrace[] {
  const odd = oddOnes(runs);
  return runs.filter(({ run: { form, replaced } }) => {
    if (form === undefined) return true;
    return odd.some(
      ({ role, form: usual }) =>
        replaced.length === 1 && replaced[0] === role && isSameForm(usual.form, form.form),
    );
  });
}

/** One line alone may fit a form by chance. */
const LEAST_LINES = 2;

function isAlone(trace: RunTrace, verb: 'listens' | 'connects'): boolean {
  const students = studentsOf(trace);
  return (
    students.length === 1 &&
    trace.run.replaced.length === 0 &&
    trace.run.roles.every(
      ({ id, endpoint, player }) =>
        endpoint.transport === 'tcp' &&
        (students.includes(id) || player.by === 'probe' || player.by === 'through'),
    ) &&
    trace.run.roles.some((role) => students.includes(role.id) && role.verb === verb)
  );
}

/**
 * The one form of all plain lines of a role that probes have heard; null where there are several forms, or too few
 * lines.
 */
function heardForm(trace: RunTrace, role: string, least: number): Form | null {
  const forms = linesOf(trace, role).flatMap((line) =>
    heardOf(trace, line).map((message) => formOf(line.text, message)),
  );
  const [first] = forms;
  if (!first || forms.length < least) return null;
  return forms.every((form) => form !== null && isSameForm(form, first)) ? first : null;
}

function linesOf({ events }: RunTrace, role: string): readonly SayRecord[] {
  return events.filter((event): event is SayRecord => isPlainLine(event) && event.role === role);
}

/** The bytes that came to each probe of a line, until somebody else's turn; empty for bytes that are no text. */
function heardOf({ events }: RunTrace, line: SayRecord): readonly Uint8Array[] {
  const next = events.find(
    (event) => event.kind === 'move' && event.move > line.move && event.do !== 'resume',
  );
  const end = next?.move ?? Number.POSITIVE_INFINITY;
  const channels = new Map<number, { text: string; bytes: number }>();
  for (const event of events) {
    if (event.kind !== 'heard' || event.move < line.move || event.move >= end) continue;
    const { text, bytes } = channels.get(event.channel) ?? { text: '', bytes: 0 };
    channels.set(event.channel, { text: text + event.text, bytes: bytes + event.bytes });
  }
  return [...channels.values()].flatMap(({ text, bytes }) => {
    const encoded = new TextEncoder().encode(text);
    return encoded.length === bytes && !text.includes('\ufffd') ? [encoded] : [];
  });
}
