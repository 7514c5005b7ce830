import type { CloseManner } from '../../model/lab.ts';
import type { HeardVia } from '../../model/trace.ts';
import type { Answer } from './answering.ts';

/** The run's machine on its network. */
export interface OwnAddress {
  readonly address: string;
  readonly broadcast: string;
}

/** An address that something may be sent to, and what that means. */
export interface BoundPlace {
  readonly via: 'unicast' | 'broadcast';
  readonly address: string;
}

/** The version of the protocol by which a name is looked up. */
export type Version = 4 | 6;

/** What the harness asks of the probe helper, a JSON line each. `id` comes back in the answer. */
export type ProbeCommand = {
  readonly id: number;
  readonly role: string;
} /** `welcome` makes it greet each client, and pass on what each says to the others; null for neither. */ & (
  | {
      readonly do: 'serve';
      readonly port: number;
      /** Where it listens. */
      readonly address: string;
      readonly welcome: string | null;
    }
  /** Of a server that passes lines on: which connection has its turn, from 1; 0 for none. */
  | { readonly do: 'turn'; readonly number: number }
  /** A server that passes lines on does so for every client, until one has a turn again. */
  | { readonly do: 'all' }
  /** `host` is the name of the machine that the server is on, or its address; null for the helper's own machine. */
  | { readonly do: 'connect'; readonly port: number; readonly host: string | null; readonly by: Version }
  /** As `connect`, by datagrams: from a port of its own to the server's. */
  | { readonly do: 'talk'; readonly port: number; readonly host: string | null; readonly by: Version }
  /** `own` is null where the run has loopback alone, or the machine's own network. */
  | {
      readonly do: 'join' | 'aim';
      readonly group: string | null;
      readonly port: number;
      readonly own: OwnAddress | null;
    }
  /**
   * Hears what comes to a port, at each of these addresses, and answers the program that spoke last. `all` adds every
   * address that the machine says it has.
   */
  | {
      readonly do: 'bind';
      readonly port: number;
      readonly places: readonly BoundPlace[];
      readonly all: boolean;
    }
  /** Is answered when all that had come before has been reported. */
  | { readonly do: 'catch-up' }
  | { readonly do: 'say'; readonly text: string }
  /** Bytes as they are: a piece of a stream, or a datagram. */
  | { readonly do: 'send'; readonly base64: string }
  /** One datagram to a multicast group, `ADDRESS:PORT`. */
  | { readonly do: 'cast'; readonly group: string; readonly base64: string }
  /** So many bytes in lines that begin with a word, whether or not they are read. */
  | { readonly do: 'flood'; readonly word: string; readonly bytes: number }
  /** To read nothing any more, or to read again. */
  | { readonly do: 'deaf' | 'hears' }
  /** Not to pass on the next message that comes. */
  | { readonly do: 'swallow' }
  /** To close its connections, and keep its place. */
  | { readonly do: 'hang-up'; readonly how: CloseManner }
  /** What to answer by itself from now on; before it takes its place. */
  | { readonly do: 'answer'; readonly answers: readonly Answer[] }
  | { readonly do: 'close' }
);

/** One of the commands, or several, by what they have the helper do. */
export type CommandTo<Do extends ProbeCommand['do']> = Extract<ProbeCommand, { readonly do: Do }>;

/** What the helper answers and reports. */
export type ProbeReport =
  | { readonly kind: 'done'; readonly id: number; readonly ok: boolean; readonly detail: string }
  | {
      readonly kind: 'event';
      readonly role: string;
      readonly event: 'opened' | 'closed' | 'failed';
      readonly detail: string;
    }
  | {
      readonly kind: 'heard';
      readonly role: string;
      readonly via: HeardVia;
      readonly channel: number;
      /** The address that it was sent to, where the probe is bound to several. */
      readonly at?: string;
      readonly base64: string;
      /** How many datagrams were sent in answer; left out where there were none. */
      readonly answered?: number;
    };
