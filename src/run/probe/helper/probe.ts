import type { Socket } from 'node:net';
import type { Relay } from './relay.ts';

/** One probe that has its place: its sockets, and how it speaks. What is promised is the number of those it went to. */
export interface Probe {
  /** Says a line. */
  readonly say: (text: string) => Promise<string>;
  /** Sends bytes as they are. */
  readonly send: (data: Buffer) => Promise<string>;
  /** Passes on what clients say; null where the probe passes on nothing. */
  readonly relay: Relay | null;
  /** Its connections: a server has several, a probe that sends datagrams has none. */
  readonly sockets: () => Iterable<Socket>;
  /** Whether it reads nothing. */
  isDeaf: boolean;
  readonly close: () => void;
}
