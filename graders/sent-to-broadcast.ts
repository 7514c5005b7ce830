import type { Cause } from '../src/model/cause.ts';
import type { Grader } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { type Message, message } from '../src/model/message.ts';
import { EVERYBODY, type Network } from '../src/model/network.ts';
import type { HeardRecord, RunTrace } from '../src/model/trace.ts';
import type { Failure } from '../src/model/verdict.ts';
import { sentThere } from './lib/aim.ts';
import { networkIn, wasRefusedToSend } from './lib/broadcasting.ts';
import type { Sending } from './lib/sendings.ts';
import { whyNotRead } from './lib/typed.ts';
import { fail, inconclusive, roleParam } from './lib/verdicts.ts';

/** A sender sends to the last address of its network, and nowhere else. */
export const sentToBroadcast: Grader = {
  params: { from: 'role', parts: 'parts' },
  grade: (trace, { params }) => {
    const from = roleParam(params.from);
    const network = networkIn(trace);
    if (network === null) return inconclusive(message('inconclusive.never-said'));
    const { broadcast, cidr } = network;
    const expected = message('expected.sent-to-broadcast', { role: from, address: broadcast, network: cidr });
    return sentThere(trace, from, listParam(params.parts), {
      expected,
      stray: (datagram) =>
        datagram.at === broadcast
          ? null
          : { cause: strayCause(network, datagram), actual: strayActual(network, datagram) },
      uncaught: (sending, all) => uncaught(trace, sending, all, expected),
      tooMany: (about, times) => message('actual.broadcast-too', { ...about, times }),
    });
  },
};

function strayActual(network: Network, stray: HeardRecord): Message {
  const isMachine = stray.via === 'unicast' && !isGuess(network, stray);
  return message(isMachine ? 'actual.sent-to-machine' : 'actual.sent-to', { address: stray.at ?? '' });
}

/** Whether something went to an address that is easily mistaken for the network's last one. */
function isGuess({ edges, ends }: Network, { at = '' }: HeardRecord): boolean {
  return edges.includes(at) || ends.includes(at);
}

/** The cause for a sender whose line went to another address than the network's last one. */
function strayCause(network: Network, stray: HeardRecord): Cause {
  const { at = '' } = stray;
  if (at === EVERYBODY) return 'limited-broadcast';
  if (network.edges.includes(at)) return 'prefix-ignored';
  return stray.via === 'broadcast' || network.ends.includes(at)
    ? 'wrong-broadcast-address'
    : 'unicast-to-each';
}

/** The failure for a line that no probe caught. */
function uncaught(trace: RunTrace, sending: Sending, all: readonly Sending[], expected: Message): Failure {
  const { say } = sending;
  const cause = whereTo(sending, all);
  const why = cause === 'never-sent' ? whyNotRead(trace, say) : null;
  const about = { role: say.role, roles: [say.role], text: say.text };
  const refused = cause === 'never-sent' ? wasRefusedToSend(trace, say.role, say.move, expected) : null;
  if (refused) return refused;
  return fail(why ? 'stuck' : cause, {
    blame: [say.role],
    expected,
    actual: actualOf(cause, say.role),
    why: why ?? [],
    evidence: [say.n],
    params: about,
  });
}

function actualOf(cause: ReturnType<typeof whereTo>, role: string): Message {
  switch (cause) {
    case 'never-sent':
      return message('actual.never-sent', { role });
    case 'sent-to-wrong-port':
      return message('actual.sent-to-wrong-port');
    case 'multicast':
      return message('actual.sent-to-group');
    case 'unicast-to-each':
    case 'wrong-broadcast-address':
      return message('actual.sent-to-nobody');
  }
}

/** Where a line went that no probe caught, as far as the kernel's counters show it. */
function whereTo({ counts }: Sending, all: readonly Sending[]) {
  if (counts === null) return 'wrong-broadcast-address';
  if (counts.sent === 0) return 'never-sent';
  // The counts sometimes include the kernel's own reports of memberships.
  if (all.every((sending) => (sending.counts?.multicast ?? 0) > 0)) return 'multicast';
  if (counts.ignored > 0) return 'sent-to-wrong-port';
  return counts.refused > 0 ? 'unicast-to-each' : 'wrong-broadcast-address';
}
