import type { Endpoint, EndpointVerb } from './endpoint.ts';
import type { Player, TextKind } from './lab.ts';

/** The version that this giliran writes. */
export const TRACE_VERSION = 1;

/** How the engine knew that a move was over: see section 4 of the design. */
export type SettledBy = 'kernel' | 'timer' | 'idle';

/** First line of a trace file. */
export interface TraceHeader {
  readonly kind: 'trace';
  readonly version: number;
  readonly tool: string;
  readonly lab: string;
  readonly seed: number;
  readonly machine: {
    readonly platform: string;
    readonly arch: string;
    readonly release: string;
    readonly node: string;
    readonly cores: number;
  };
}

/** What a trace says of one role of a run. */
export interface TraceRole {
  readonly id: string;
  readonly kind: string;
  readonly number: number | null;
  readonly verb: EndpointVerb;
  readonly endpoint: Endpoint;
  readonly player: Player;
}

/** What every record of a run carries: its place in the file, its run, its move, and when (ms from the run's start). */
interface Stamp {
  readonly n: number;
  readonly run: string;
  readonly move: number;
  readonly t: number;
}

/** Opens a run. */
export interface RunRecord extends Stamp {
  readonly kind: 'run';
  readonly scenario: string;
  readonly subject: string | null;
  /** 0 for the first try, 1 for the patient one that weak evidence asks for. */
  readonly attempt: number;
  readonly evidence: 'kernel' | 'idle';
  readonly isolation: 'network' | 'none';
  readonly roles: readonly TraceRole[];
}

/** The harness does something. */
export type MoveRecord = Stamp & { readonly kind: 'move'; readonly part: string; readonly role: string } & (
    | { readonly do: 'start' | 'stop' | 'pause' | 'resume'; readonly done: boolean }
    | {
        readonly do: 'say';
        readonly text: string;
        readonly textKind: TextKind;
        readonly early: boolean;
        /** False where the role was gone, or would not take the line. */
        readonly done: boolean;
      }
  );

/** A role printed something: a whole line, or the beginning or end of one. */
export interface PrintRecord extends Stamp {
  readonly kind: 'print';
  readonly role: string;
  readonly stream: 'out' | 'err';
  /** Without its line end. */
  readonly text: string;
  /** Number of the line on the role's terminal: records of one number stand on one line. */
  readonly line: number;
  /** Whether the line end came with it. */
  readonly ended: boolean;
}

/** How something reached a probe. */
export type HeardVia = 'tcp' | 'group' | 'unicast' | 'broadcast';

/** A probe received bytes. */
export interface HeardRecord extends Stamp {
  readonly kind: 'heard';
  readonly role: string;
  readonly via: HeardVia;
  /** Which of the probe's connections or datagrams, counted from 1. */
  readonly channel: number;
  readonly text: string;
  readonly bytes: number;
}

/** A connection of a probe opened, closed or failed. */
export interface ProbeRecord extends Stamp {
  readonly kind: 'probe';
  readonly role: string;
  readonly event: 'opened' | 'closed' | 'failed';
  readonly detail: string;
}

/** A role's program ended. */
export interface ExitRecord extends Stamp {
  readonly kind: 'exit';
  readonly role: string;
  readonly code: number | null;
  readonly signal: string | null;
  /** Why: by itself, because the script stopped it, or because it broke a limit. */
  readonly because: 'itself' | 'stopped' | LimitName;
}

export type LimitName = 'wall' | 'cpu' | 'output';

/** What the port table said when a move settled. */
export interface PortFacts {
  /** Endpoints of the run's roles that are bound: listening for TCP, bound for UDP, one entry a socket. */
  readonly bound: readonly string[];
  /** Other TCP ports that are listened on, and UDP ports that are bound. */
  readonly others: readonly string[];
  /** Established connections to the TCP endpoints. */
  readonly connections: number;
  /** Members of each multicast group; null where the platform does not tell. */
  readonly members: Readonly<Record<string, number>> | null;
}

/** UDP datagrams of a private network so far, as the kernel counts them. */
export interface DatagramCounts {
  readonly sent: number;
  /** Sent to a multicast group; the kernel's own membership reports count too. */
  readonly multicast: number;
  /** Came to a group of this network at a port that nobody has bound. */
  readonly ignored: number;
  /** Came to an address of this machine at a port that nobody has bound. */
  readonly refused: number;
}

/** A move is over. */
export interface SettledRecord extends Stamp {
  readonly kind: 'settled';
  readonly by: SettledBy;
  /** How long it took after the last thing that happened, in microseconds. */
  readonly tookUs: number;
  readonly ports: PortFacts | null;
  /** What it said before the move; null where the move does not start anybody. */
  readonly portsBefore: PortFacts | null;
  /** Null where nobody speaks UDP, or the network is not the run's own. */
  readonly datagrams: DatagramCounts | null;
  /** Roles that were still running although nothing came of it. */
  readonly restless: readonly string[];
}

/** Closes a run. */
export interface EndRecord extends Stamp {
  readonly kind: 'end';
  readonly because: 'done' | 'wall' | 'interrupted' | 'error';
  readonly detail: string;
}

export type RunEvent =
  | RunRecord
  | MoveRecord
  | PrintRecord
  | HeardRecord
  | ProbeRecord
  | ExitRecord
  | SettledRecord
  | EndRecord;

export type TraceRecord = TraceHeader | RunEvent;

/** One run's records, its own opening first. */
export interface RunTrace {
  readonly run: RunRecord;
  readonly events: readonly RunEvent[];
}
