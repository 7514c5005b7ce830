import type { PortFacts, RunEvent } from '../model/trace.ts';

/**
 * A record of an older trace as this version writes it.
 *
 * Version 1 said nothing of what programs wait for, of unread bytes, of addresses and of replaced programs.
 */
export function upgradeEvent(event: RunEvent, version: number): RunEvent {
  if (version >= 2) return event;
  if (event.kind === 'settled')
    return {
      ...event,
      ports: withAddresses(event.ports),
      portsBefore: withAddresses(event.portsBefore),
      datagrams: event.datagrams && { ...event.datagrams, received: null },
      traffic: null,
      waits: null,
      unread: [],
    };
  return event.kind === 'run' ? { ...event, replaced: [], bare: false } : event;
}

function withAddresses(ports: PortFacts | null): PortFacts | null {
  return ports && { ...ports, addresses: [] };
}
