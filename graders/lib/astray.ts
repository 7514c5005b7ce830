import type { Cause } from '../../src/model/cause.ts';
import { isReceiver } from '../../src/model/endpoint.ts';
import type { Message } from '../../src/model/message.ts';
import type { DatagramCounts } from '../../src/model/trace.ts';
import { roleOf } from '../../src/trace/queries.ts';
import { datagramsIn, isProgram, type Turn } from './turn.ts';

/** A datagram that went where nobody listens, and who did that. */
export interface Astray {
  readonly cause: Cause;
  /** Roles that the evidence names; left out for none. */
  readonly blame?: readonly string[];
  readonly params: Message['params'];
}

/** Finds a datagram that went out and that nobody read: it went where nobody listens. */
export function wentElsewhere(turn: Turn): Astray | null {
  const { trace, hearer, speaker } = turn;
  const counts = datagramsIn(turn);
  const role = roleOf(trace, hearer);
  const receives = role !== undefined && isReceiver(role, trace.run.roles);
  if (!counts || counts.sent === 0 || counts.received !== 0 || !receives) return null;
  if (role.verb !== 'joins')
    return { cause: wrongWayTo(counts), params: { role: speaker, roles: [speaker] } };
  const members = membersIn(turn);
  if (counts.left && members === 'on-loopback' && isProgram(trace, hearer))
    return { cause: 'wrong-interface', blame: [hearer], params: { role: hearer, roles: [hearer] } };
  if (!isProgram(trace, speaker)) return null;
  const cause =
    onWrongWay(counts, members) ??
    (counts.ignored > 0
      ? 'sent-to-wrong-port'
      : counts.refused > 0
        ? 'unicast'
        : counts.multicast > 0 && !liesWithSender(turn)
          ? 'sent-to-wrong-group'
          : 'sent-elsewhere');
  return { cause, params: { role: speaker, roles: [speaker] } };
}

/**
 * The cause for a sender whose datagram reached nobody who has bound the port that it should have been broadcast to.
 */
function wrongWayTo({ ignored, refused, multicast }: DatagramCounts): Cause {
  if (ignored > 0) return 'sent-to-wrong-port';
  if (refused > 0) return 'unicast-to-each';
  return multicast > 0 ? 'multicast' : 'wrong-broadcast-address';
}

/** The cause for a sender whose datagram for the group went by an interface on which nobody has joined it. */
function onWrongWay(counts: DatagramCounts, members: Membership): Cause | null {
  if (members !== 'on-network' || counts.ignored > 0 || counts.refused > 0) return null;
  if (counts.left) return 'loop-off';
  return counts.looped && counts.multicast > 0 ? 'wrong-interface' : null;
}

type Membership = 'on-network' | 'on-loopback' | 'on-both' | 'nowhere';

/**
 * The interfaces on which the group has members: what is sent to the network does not reach loopback, nor the other way
 * round.
 */
function membersIn({ trace, hearer, before }: Turn): Membership {
  const group = roleOf(trace, hearer)?.endpoint.group ?? '';
  const all = before?.ports?.members?.[group] ?? 0;
  const onLoopback = before?.ports?.membersOnLoopback?.[group] ?? 0;
  if (all === 0) return 'nowhere';
  return onLoopback === all ? 'on-loopback' : onLoopback === 0 ? 'on-network' : 'on-both';
}

/** Whether datagrams lie unread at their own sender: then they went to no group. */
function liesWithSender({ speaker, after }: Turn): boolean {
  return after?.unread.some(({ role }) => role === speaker) ?? false;
}
