import type { PortFacts, RunEvent } from '../model/trace.ts';

/**
 * A record of an older trace as this version writes it.
 *
 * Version 1 said nothing of what programs wait for, of unread bytes, of addresses and of replaced programs. Version 2 knew
 * of no network but loopback, and had what was printed, whatever became of it on the screen: its lines are read as they
 * are.
 */
export function upgradeEvent(event: RunEvent, version: number): RunEvent {
  if (version >= 3) return event;
  return onLoopback(version >= 2 ? event : fromVersion1(event));
}

function fromVersion1(event: RunEvent): RunEvent {
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

function onLoopback(event: RunEvent): RunEvent {
  if (event.kind === 'run') return { ...event, host: null };
  if (event.kind !== 'settled') return event;
  return {
    ...event,
    ports: event.ports && { ...event.ports, membersOnLoopback: null },
    portsBefore: event.portsBefore && { ...event.portsBefore, membersOnLoopback: null },
    datagrams: event.datagrams && { ...event.datagrams, left: null, looped: null },
  };
}

function withAddresses(ports: PortFacts | null): PortFacts | null {
  return ports && { ...ports, addresses: [] };
}
