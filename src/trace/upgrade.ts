import { isHindrance, UNTRIED } from '../model/cause.ts';
import type { PortFacts, RunEvent, RunRecord, SubmissionRecord } from '../model/trace.ts';
import { unreachable } from '../model/unreachable.ts';

/** What was found before anything was run, as any version may have written it. */
export interface KeptSubmission extends Omit<SubmissionRecord, 'problems'> {
  readonly problems: readonly (Omit<SubmissionRecord['problems'][number], 'cause'> & {
    readonly cause: string;
  })[];
}

/**
 * A record of an older trace as this version writes it.
 *
 * Version 1 said nothing of what programs wait for, of unread bytes, of addresses and of replaced programs. Version 2
 * knew of no network but loopback, and had what was printed, whatever became of it on the screen: its lines are read
 * as they are. Version 3 called messages that end without a newline bare. Version 4 had nothing of hosts, nor of what
 * was recorded of the network. Version 5 had nothing of a run's network beside its machine's address, no values, no
 * moves but starts, stops, holds and lines, and none that were made together.
 */
export function upgradeEvent(event: RunEvent, version: number): RunEvent {
  if (version >= 4) return event;
  const newer = version >= 3 ? event : onLoopback(version >= 2 ? event : fromVersion1(event));
  const run = newer.run.replace('~bare', '~no-newline');
  return newer.kind === 'run' ? { ...withoutBare(newer), run } : { ...newer, run };
}

function withoutBare(event: RunRecord & { readonly bare?: boolean }): RunRecord {
  const { bare = false, ...rest } = event;
  return { ...rest, unterminated: bare };
}

/**
 * What another version found before anything was run, as this one reads it. Why a program is not there may have a
 * name that is not known here: then no role can be held at fault for it, and it counts as what could not be tried,
 * with what was said of it.
 */
export function upgradeSubmission({ problems, ...rest }: KeptSubmission): SubmissionRecord {
  return {
    ...rest,
    problems: problems.map(({ cause, ...problem }) => ({
      ...problem,
      cause: isHindrance(cause) ? cause : UNTRIED,
    })),
  };
}

function fromVersion1(event: RunEvent): RunEvent {
  switch (event.kind) {
    case 'run':
      return { ...event, replaced: [] };
    case 'settled':
      return {
        ...event,
        ports: withAddresses(event.ports),
        portsBefore: withAddresses(event.portsBefore),
        datagrams: event.datagrams && { ...event.datagrams, received: null },
        traffic: null,
        waits: null,
        unread: [],
      };
    case 'move':
    case 'print':
    case 'erased':
    case 'heard':
    case 'probe':
    case 'capture':
    case 'given':
    case 'stored':
    case 'wire':
    case 'exit':
    case 'end':
      return event;
    default:
      return unreachable(event);
  }
}

function onLoopback(event: RunEvent): RunEvent {
  switch (event.kind) {
    case 'run':
      return { ...event, host: null };
    case 'settled':
      return {
        ...event,
        ports: event.ports && { ...event.ports, membersOnLoopback: null },
        portsBefore: event.portsBefore && { ...event.portsBefore, membersOnLoopback: null },
        datagrams: event.datagrams && { ...event.datagrams, left: null, looped: null },
      };
    case 'move':
    case 'print':
    case 'erased':
    case 'heard':
    case 'probe':
    case 'capture':
    case 'given':
    case 'stored':
    case 'wire':
    case 'exit':
    case 'end':
      return event;
    default:
      return unreachable(event);
  }
}

function withAddresses(ports: PortFacts | null): PortFacts | null {
  return ports && { ...ports, addresses: [] };
}
