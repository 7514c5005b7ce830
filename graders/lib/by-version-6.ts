import { showEndpoint } from '../../src/model/endpoint.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace, SettledRecord, TraceRole } from '../../src/model/trace.ts';
import type { Failure } from '../../src/model/verdict.ts';
import { atEachEndpoint, movesOf, settledOf } from '../../src/trace/queries.ts';
import { settledBefore } from '../../src/trace/waits.ts';
import { fail } from './verdicts.ts';

/**
 * Fails programs that use IPv4 where the lab asks for IPv6: a server that accepts both lets them in.
 * @param subjects the roles that the claim is about
 */
export function notBy6(trace: RunTrace, subjects: readonly string[]): Failure | null {
  const found = trace.run.roles.flatMap((role) => {
    if (role.player.by !== 'student' || !subjects.includes(role.id)) return [];
    const own = atEachEndpoint(role).find(({ verb, endpoint }) => verb === 'connects' && endpoint.version6);
    const settled = own && (own.endpoint.transport === 'tcp' ? connectedBy4 : sentBy4)(trace, own);
    return own && settled ? [{ own, settled }] : [];
  });
  const [first] = found;
  if (!first) return null;
  const roles = found.map(({ own }) => own.id);
  const params = { roles, endpoint: showEndpoint(first.own.endpoint) };
  return fail('wrong-version', {
    blame: roles,
    expected: message('expected.by-version-6', params),
    actual: message('actual.by-version-4', params),
    evidence: found.map(({ settled }) => settled.n),
    params,
  });
}

/** The start in which a client has connected over IPv4. */
function connectedBy4(trace: RunTrace, role: TraceRole): SettledRecord | null {
  for (const { do: act, role: who, move, together } of movesOf(trace)) {
    // Of several that start at once, it is not known which one used what.
    if (act !== 'start' || who !== role.id || together !== undefined) continue;
    const settled = settledOf(trace, move);
    if ((settled?.ports?.byVersion4 ?? 0) > (settled?.portsBefore?.byVersion4 ?? 0)) return settled ?? null;
  }
  return null;
}

/** The turn in which a client has sent its line over IPv4, and nobody has sent anything over IPv6. */
function sentBy4(trace: RunTrace, role: TraceRole): SettledRecord | null {
  for (const { do: act, role: who, move, together } of movesOf(trace)) {
    if (act !== 'say' || who !== role.id || together !== undefined) continue;
    const settled = settledOf(trace, move);
    const now = settled?.datagrams;
    const before = settledBefore(trace, move)?.datagrams;
    if (now?.byVersion4 === undefined || before?.byVersion4 === undefined) continue;
    const by4 = now.byVersion4 - before.byVersion4;
    if (by4 > 0 && now.sent - before.sent === by4) return settled ?? null;
  }
  return null;
}
