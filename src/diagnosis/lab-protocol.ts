import { memo } from '../model/memo.ts';
import type { HeardRecord, PrintRecord, RunTrace, SayRecord } from '../model/trace.ts';
import { isPlainLine } from './plain-lines.ts';
import { studentsOf } from './students-of.ts';

/**
 * Whether the student's program in a scene with probes understands the lab's own protocol: it shows what a probe said, or
 * passes it on; where it only sends, a probe understands it.
 */
export const speaksLabProtocol = memo((trace: RunTrace): boolean => understands(trace, studentsOf(trace)));

/**
 * Whether anybody says a line in a scene: bytes that probes send as they are do not show whether programs understand.
 */
export function hasLines({ events }: RunTrace): boolean {
  return events.some((event) => event.kind === 'move' && event.do === 'say');
}

/**
 * Whether some programs show what was typed at others, or pass it on to a probe; where they only send, whether others
 * show that.
 */
export function understands(trace: RunTrace, programs: readonly string[]): boolean {
  const { run, events } = trace;
  const isSender =
    run.roles.some(({ id, verb }) => programs.includes(id) && verb === 'sends') ||
    speakAlone(trace, programs);
  return events.some((said) => {
    if (said.kind !== 'move' || said.do !== 'say' || programs.includes(said.role) !== isSender) return false;
    return events.some(
      (event) =>
        event.n > said.n &&
        (event.kind === 'heard' || event.kind === 'print') &&
        (event.kind === 'heard' || programs.includes(event.role) !== isSender) &&
        event.role !== said.role &&
        event.text.includes(said.text) &&
        !isLastWord(trace, event),
    );
  });
}

/**
 * Whether some programs, which connect, only send: nobody whose lines they hear says any. A program that listens is not
 * one of them, nor is one through which somebody speaks, nor one of several that connect where their lines are passed
 * on to each other.
 */
function speakAlone({ run, events }: RunTrace, programs: readonly string[]): boolean {
  const roleOf = (id: string) => run.roles.find((role) => role.id === id);
  const own = run.roles.filter(({ id }) => programs.includes(id));
  const said = events.filter((event): event is SayRecord => event.kind === 'move' && event.do === 'say');
  const others = said.filter(({ role }) => !programs.includes(role));
  return (
    own.every(({ verb }) => verb === 'connects') &&
    said.length > others.length &&
    others.every(({ role }) => {
      const speaker = roleOf(role);
      return speaker?.verb === 'connects' && speaker.player.by !== 'through';
    }) &&
    !said.some((line) => isPassedOn(events, line, (role) => roleOf(role)?.verb === 'connects'))
  );
}

/** Whether a role that connects shows or hears what another such role says. */
function isPassedOn(
  events: RunTrace['events'],
  said: SayRecord,
  connects: (role: string) => boolean,
): boolean {
  return events.some(
    (event) =>
      (event.kind === 'print' || event.kind === 'heard') &&
      event.n > said.n &&
      event.role !== said.role &&
      connects(event.role) &&
      event.text.includes(said.text),
  );
}

/**
 * Whether reference programs, which show what has come as it is, show something after every text that the student's
 * programs sent. Then the texts are wrapped, in JSON for instance, and that a reference shows them does not prove that
 * the student's own programs could read them.
 */
export function showsDressing({ run, events }: RunTrace): boolean {
  const by = (role: string): string | undefined => run.roles.find(({ id }) => id === role)?.player.by;
  const shown = events.flatMap((said) => {
    if (said.kind !== 'move' || said.do !== 'say' || by(said.role) !== 'student') return [];
    return events.flatMap((event) =>
      event.kind === 'print' &&
      event.n > said.n &&
      by(event.role) === 'reference' &&
      event.ended &&
      event.text.includes(said.text)
        ? [event.text.trimEnd().endsWith(said.text.trimEnd())]
        : [],
    );
  });
  return shown.length > 0 && !shown.some((isBare) => isBare);
}

/**
 * Whether the student's programs, among scripted endpoints, receive and send in the lab's own protocol line by line: every
 * plain line of others is on their screens before the next move, and a probe has heard every plain line of theirs. Then
 * no other mistake of theirs is due to a protocol of their own.
 */
export const speaksFluently = memo((trace: RunTrace): boolean => {
  const students = studentsOf(trace);
  const others = trace.run.roles.filter(({ id }) => !students.includes(id));
  if (others.some(({ player }) => player.by !== 'probe' && player.by !== 'through')) return false;
  const lines = trace.events.filter(
    (event): event is SayRecord =>
      isPlainLine(event) && students.every((role) => isThere(trace, role, event.move)),
  );
  return lines.length >= LEAST_LINES && lines.every((line) => cameThrough(trace, line, students));
});

/** Fewer lines may have come through by chance. */
const LEAST_LINES = 3;

function isThere({ events }: RunTrace, role: string, move: number): boolean {
  const acts = events.flatMap((event) =>
    event.kind === 'move' && event.role === role && event.move < move ? [event.do] : [],
  );
  return acts.findLast((act) => act === 'start' || act === 'stop') === 'start';
}

function cameThrough({ events, run }: RunTrace, line: SayRecord, students: readonly string[]): boolean {
  const next = events.find(
    (event) => event.kind === 'move' && event.move > line.move && event.do !== 'resume',
  );
  const end = next?.move ?? Number.POSITIVE_INFINITY;
  const shown = events.flatMap((event) =>
    (event.kind === 'print' || event.kind === 'heard') &&
    event.move >= line.move &&
    event.move < end &&
    event.text.includes(line.text)
      ? [event.role]
      : [],
  );
  if (!students.includes(line.role)) return students.every((role) => shown.includes(role));
  return run.roles.some(({ id, player }) => player.by === 'probe' && shown.includes(id));
}

/**
 * Whether programs end what they send with a newline, judged by what the probes of a scene have heard; null where those
 * have heard nothing.
 */
export const endsLines = memo(({ events }: RunTrace): boolean | null => {
  const heard = events.flatMap((event) => (event.kind === 'heard' ? [event.text] : []));
  return heard.length === 0 ? null : heard.every((text) => text.endsWith('\n'));
});

/** Whether a program prints an error in the move in which it ends: the error may quote what it did not understand. */
function isLastWord({ events }: RunTrace, event: HeardRecord | PrintRecord): boolean {
  return (
    event.kind === 'print' &&
    event.stream === 'err' &&
    events.some((exit) => exit.kind === 'exit' && exit.role === event.role && exit.move === event.move)
  );
}
