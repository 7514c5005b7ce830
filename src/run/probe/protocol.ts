import type { HeardVia } from '../../model/trace.ts';

/** The run's machine on its network. */
export interface OwnAddress {
  readonly address: string;
  readonly broadcast: string;
}

/** What the harness asks of the probe helper, a JSON line each. `id` comes back in the answer. */
export type ProbeCommand = {
  readonly id: number;
  readonly role: string;
} /** `welcome` makes it greet each client, and pass on what each says to the others; null for neither. */ & (
  | { readonly do: 'serve'; readonly port: number; readonly welcome: string | null }
  /** Of a server that passes lines on: which connection has its turn, from 1; 0 for none. */
  | { readonly do: 'turn'; readonly number: number }
  /** `host` is the name of the machine that the server is on; null for one's own. */
  | { readonly do: 'connect'; readonly port: number; readonly host: string | null }
  /** As `connect`, by datagrams: from a port of its own to the server's. */
  | { readonly do: 'talk'; readonly port: number; readonly host: string | null }
  /** `own` is null where the run has loopback alone, or the machine's own network. */
  | {
      readonly do: 'join' | 'aim';
      readonly group: string | null;
      readonly port: number;
      readonly own: OwnAddress | null;
    }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'close' }
);

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
      readonly base64: string;
    };
