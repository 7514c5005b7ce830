import { OTHERS } from '../../src/model/grader.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import {
  isDeaf,
  isPresent,
  roleOf,
  type SayRecord,
  saysIn,
  startOf,
  wasStopped,
} from '../../src/trace/queries.ts';

/** A line, and a role that should show it. */
export interface Pair {
  readonly say: SayRecord;
  readonly hearer: string;
}

/** Pairs of every line that some roles said in some parts, with each role that should show it. */
export function pairsOf(
  trace: RunTrace,
  from: readonly string[],
  to: readonly string[],
  parts: readonly string[],
): readonly Pair[] {
  return saysIn(trace, parts)
    .filter((say) => from.includes(say.role) && !say.early)
    .flatMap((say) => hearersOf(trace, say, to).map((hearer) => ({ say, hearer })));
}

/** The roles that should show a line: those named, if they take part at the time, without its author. */
export function hearersOf(trace: RunTrace, say: SayRecord, to: readonly string[]): readonly string[] {
  const player = roleOf(trace, say.role)?.player;
  const mouth = player?.by === 'through' ? player.role : say.role;
  return (
    trace.run.roles
      .map((role) => role.id)
      .filter((id) => to.includes(OTHERS) || to.includes(id))
      .filter((id) => id !== say.role && id !== mouth && isPresent(trace, id))
      .filter((id) => roleOf(trace, id)?.verb !== 'sends')
      .filter(
        (id) =>
          (startOf(trace, id)?.move ?? Number.POSITIVE_INFINITY) < say.move &&
          !wasStopped(trace, id, say.move) &&
          !isDeaf(trace, id, say.move),
      )
      // A probe that serves passes nothing on: its clients hear only what it says itself.
      .filter((id) => !isServedByProbe(trace, say.role, id))
  );
}

/** Whether a line would have to pass through a probe server, which only says what the script gives it to say. */
function isServedByProbe(trace: RunTrace, speaker: string, hearer: string): boolean {
  if (roleOf(trace, speaker)?.verb !== 'connects' || roleOf(trace, hearer)?.verb !== 'connects') return false;
  if (roleOf(trace, speaker)?.player.by === 'through') return false;
  return trace.run.roles.some((role) => role.verb === 'listens' && role.player.by === 'probe');
}
