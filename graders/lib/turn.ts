import { isReceiver } from '../../src/model/endpoint.ts';
import type { RunTrace, SettledRecord, TraceRole } from '../../src/model/trace.ts';
import {
  endOfTurn,
  isPresent,
  movesOf,
  roleOf,
  type SayRecord,
  startOf,
  wasStopped,
} from '../../src/trace/queries.ts';
import { showingsOf } from '../../src/trace/shown.ts';
import { settledBefore, waitOf } from '../../src/trace/waits.ts';
import { grownBy } from './grown-by.ts';
import type { Pair } from './pairs.ts';

/** One line's turn for one hearer: the roles in it, and the scene before and after it. */
export interface Turn {
  readonly trace: RunTrace;
  readonly say: SayRecord;
  readonly hearer: string;
  /** The role that speaks: a probe, where one speaks through it. */
  readonly speaker: string;
  /** The server through which a line between clients goes; null where it goes directly. */
  readonly relay: TraceRole | null;
  /** Number of the first move after the turn. */
  readonly end: number;
  readonly before: SettledRecord | undefined;
  readonly after: SettledRecord | undefined;
}

export function turnOf(trace: RunTrace, { say, hearer }: Pair): Turn {
  const player = roleOf(trace, say.role)?.player;
  const speaker = player?.by === 'through' ? player.role : say.role;
  const isRelayed = roleOf(trace, speaker)?.verb === 'connects' && roleOf(trace, hearer)?.verb === 'connects';
  const relay = isRelayed ? trace.run.roles.find(({ verb }) => verb === 'listens') : undefined;
  const end = endOfTurn(trace, say);
  return {
    trace,
    say,
    hearer,
    speaker,
    relay: relay ?? null,
    end,
    before: settledBefore(trace, say.move),
    after: settledBefore(trace, end),
  };
}

/** Whether a program plays a role: the student's or the reference, and no probe. */
export function isProgram(trace: RunTrace, role: string): boolean {
  const by = roleOf(trace, role)?.player.by;
  return by === 'student' || by === 'reference';
}

/** Whether a line's hearer is a program, and all other roles on the line's way are scripted. */
export function isHearersAlone(trace: RunTrace, pair: Pair): boolean {
  const { speaker, relay } = turnOf(trace, pair);
  return (
    isProgram(trace, pair.hearer) && ![speaker, relay?.id ?? speaker].some((role) => isProgram(trace, role))
  );
}

/** Whether a role showed the line in its turn. */
export function hasShown({ trace, say, end }: Turn, role: string): boolean {
  return showingsOf(trace, role, say.text).some(({ move }) => move >= say.move && move < end);
}

/** Everything that a probe heard in the turn. */
export function heardIn({ trace, say, end }: Turn, role: string): readonly string[] {
  return trace.events.flatMap((event) =>
    event.kind === 'heard' && event.role === role && event.move >= say.move && event.move < end
      ? [event.text]
      : [],
  );
}

/** What a probe heard in a turn before the line's text, and behind it; nothing behind a text that it did not hear there. */
export interface Beside {
  readonly prefix: string;
  readonly suffix: string;
}

/** What came to a probe beside a line's text in its turn: a welcome for one, which is no part of the line. */
export function besideIn(turn: Turn, role: string): Beside {
  const heard = heardIn(turn, role).join('');
  const at = heard.indexOf(turn.say.text);
  return {
    prefix: heard.slice(0, Math.max(0, at)),
    suffix: at === -1 ? '' : heard.slice(at + turn.say.text.length),
  };
}

/** Whether a program ran at all in the turn: one that did not has received nothing. */
export function ranIn({ trace, say, end }: Turn, role: string): boolean {
  return trace.events.some(
    (event) =>
      event.kind === 'settled' &&
      event.move >= say.move &&
      event.move < end &&
      waitOf(event, role)?.ran === true,
  );
}

/** Whether the harness held a role in the turn: then what it waits for is not its own doing. */
export function isHeldIn({ trace, say, end }: Turn, role: string): boolean {
  return movesOf(trace).some(
    (move) =>
      move.do === 'pause' && move.done && move.move >= say.move && move.move < end && move.role === role,
  );
}

/** All roles that take part and that the line should reach, without the server that passes it on. */
export function listenersIn({ trace, say }: Turn): readonly string[] {
  return trace.run.roles
    .filter(
      (role) =>
        role.id !== say.role &&
        (role.verb !== 'listens' || isReceiver(role, trace.run.roles)) &&
        role.verb !== 'sends' &&
        isPresent(trace, role.id),
    )
    .filter(({ id }) => {
      const start = startOf(trace, id);
      return start !== undefined && start.move < say.move && !wasStopped(trace, id, say.move);
    })
    .map(({ id }) => id);
}

/** TCP segments with data that went out in the turn; null where they were not counted. */
export function segmentsIn({ before, after }: Turn): number | null {
  return before?.traffic && after?.traffic ? after.traffic.segments - before.traffic.segments : null;
}

/** How much the counts of datagrams grew in the turn; null where they were not counted. */
export function datagramsIn({ before, after }: Turn): SettledRecord['datagrams'] {
  const [from, to] = [before?.datagrams, after?.datagrams];
  if (!from || !to) return null;
  return {
    sent: to.sent - from.sent,
    multicast: to.multicast - from.multicast,
    ignored: to.ignored - from.ignored,
    refused: to.refused - from.refused,
    received: grownBy(from.received, to.received),
    left: grownBy(from.left, to.left),
    looped: grownBy(from.looped, to.looped),
  };
}
