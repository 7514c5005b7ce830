import type { RunTrace } from '../model/trace.ts';

/**
 * Numbers of the moves in which a scripted role spoke to nobody, because it had no connection yet, or none any more.
 * That can only happen with TCP; a datagram is sent whoever listens.
 */
export function spokenToNobody({ run, events }: RunTrace): ReadonlySet<number> {
  const speakers = new Map(
    run.roles.flatMap(({ id, player, endpoint }) => {
      if (endpoint.transport !== 'tcp') return [];
      if (player.by === 'probe') return [[id, id] as const];
      return player.by === 'through' ? [[id, player.role] as const] : [];
    }),
  );
  const open = new Map<string, number>();
  const vain = new Set<number>();
  for (const event of events) {
    if (event.kind === 'probe' && event.event !== 'failed')
      open.set(event.role, (open.get(event.role) ?? 0) + (event.event === 'opened' ? 1 : -1));
    if (event.kind !== 'move' || event.do !== 'say') continue;
    const speaker = speakers.get(event.role);
    if (speaker !== undefined && (open.get(speaker) ?? 0) <= 0) vain.add(event.n);
  }
  return vain;
}
