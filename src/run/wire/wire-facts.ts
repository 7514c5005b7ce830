import type { WireRecord } from '../../model/trace.ts';
import type { Frame } from './frame.ts';

/** What went over the network in a move: a {@link WireRecord} before it is stamped. */
export type WireFact = Pick<
  WireRecord,
  'by' | 'transport' | 'over' | 'from' | 'to' | 'toward' | 'ttl' | 'times' | 'bytes'
> & { readonly move: number };

/** The role that holds each port (`udp:5004`) when a move has settled; null for a port that several roles hold. */
export type PortOwners = ReadonlyMap<string, string | null>;

/** Finds out which role has sent a frame. */
export interface Sights {
  /** Whether a frame is seen where it was sent; most are seen again on their way. */
  readonly isSent: (frame: Frame) => boolean;
  /** The role whose host has sent it; null where ports decide that. */
  readonly hostOf: (frame: Frame) => string | null;
  readonly isLoopback: (frame: Frame) => boolean;
  /** The role whose host has an address; null where ports decide that, or no host has it. */
  readonly roleAt: (address: string) => string | null;
  /** Whether roles are identified by their hosts, and not by ports. */
  readonly hasHosts: boolean;
}

/** A run with more facts than these is no conversation. */
const MOST_FACTS = 20_000;

/** Counts frames as they were sent, move by move. */
export class WireFacts {
  private readonly sights: Sights;
  private readonly facts: WireFact[] = [];
  /** Frames of the move that has not been marked yet, with the role of the sending host, where known. */
  private pending: { readonly frame: Frame; readonly host: string | null }[] = [];
  /** The byte that comes next in each direction of each connection. */
  private readonly next = new Map<string, number>();
  /** Whether there were more facts than are kept. */
  overflows = false;

  constructor(sights: Sights) {
    this.sights = sights;
  }

  /** Adds a frame; frames must come in the order in which they were recorded. */
  add(frame: Frame): void {
    if (!this.sights.isSent(frame) || !this.isNew(frame)) return;
    if (this.pending.length >= MOST_FACTS) {
      this.overflows = true;
      return;
    }
    // The data would keep alive the whole buffer that it was read in.
    this.pending.push({ frame: { ...frame, data: EMPTY }, host: this.sights.hostOf(frame) });
  }

  /** Assigns everything since the last mark to a move. */
  mark(move: number, owners: PortOwners): void {
    for (const { frame, host } of this.pending) {
      const { transport, from, to, ttl, bytes } = frame;
      const by = host ?? owners.get(`${transport}:${from.port}`) ?? null;
      const toward = this.sights.hasHosts
        ? this.sights.roleAt(to.address)
        : (owners.get(`${transport}:${to.port}`) ?? null);
      const over = this.sights.isLoopback(frame) ? 'loopback' : 'network';
      const last = this.facts.at(-1);
      const fact = { move, by, transport, over, from, to, toward, ttl, times: 1, bytes } as const;
      if (last && isAlike(last, fact))
        this.facts[this.facts.length - 1] = { ...last, times: last.times + 1, bytes: last.bytes + bytes };
      else this.facts.push(fact);
    }
    this.pending = [];
    if (this.facts.length > MOST_FACTS) this.overflows = true;
  }

  all(): readonly WireFact[] {
    return this.facts;
  }

  /** Whether a segment has data that was not sent before; a datagram is always new. */
  private isNew({ transport, from, to, sequence, bytes }: Frame): boolean {
    if (transport === 'udp') return true;
    if (bytes === 0) return false;
    const key = `${from.address} ${from.port} ${to.address} ${to.port}`;
    const end = (sequence + bytes) >>> 0;
    const next = this.next.get(key);
    // Sequence numbers wrap around: what seems more than half of them ahead is behind.
    if (next !== undefined && (end - next) >>> 0 > 2 ** 31) return false;
    if (next === end) return false;
    this.next.set(key, end);
    return true;
  }
}

const EMPTY = Buffer.alloc(0);

function isAlike(one: WireFact, other: WireFact): boolean {
  return (
    one.move === other.move &&
    one.by === other.by &&
    one.transport === other.transport &&
    one.over === other.over &&
    one.toward === other.toward &&
    one.ttl === other.ttl &&
    one.from.address === other.from.address &&
    one.from.port === other.from.port &&
    one.to.address === other.to.address &&
    one.to.port === other.to.port
  );
}
