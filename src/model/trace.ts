import type { Shown } from './audience.ts';
import type { Hindrance } from './cause.ts';
import type { Endpoint, EndpointVerb, Reach } from './endpoint.ts';
import type { Values } from './expression.ts';
import type { LearntForm } from './form.ts';
import type { CloseManner, PlainAct, Player, ScriptSignal, TextKind } from './lab.ts';
import type { Message } from './message.ts';

/** The version that this giliran writes. */
export const TRACE_VERSION = 6;

/** How the engine knew that a move was over: docs/architecture.md, "How a move settles". */
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

/** What was found before anything was run: which roles have no program, and why. */
export interface SubmissionRecord {
  readonly kind: 'submission';
  readonly problems: readonly {
    readonly role: string;
    readonly cause: Hindrance;
    readonly message: Message;
  }[];
  /** Remarks that cost nothing. */
  readonly notes: readonly Message[];
}

/** Why a scene was not played that is played elsewhere: nothing that it can show changes what is decided. */
export type NeedlessBecause =
  /** However it came out, programs would be judged as they were started in another way. */
  | 'start-decided'
  /** What it might decide is decided by the full scene, or waits for a check that does not hold. */
  | 'nothing-to-decide'
  /** No message is cut that its programs read, or they do not show those that come whole. */
  | 'nothing-cut';

/** A scene that was not played, since nothing that it can show changes what is decided of any check. */
export interface Unplayed {
  /** The name that a run of it would have: `client-alone@client1~unnumbered`. */
  readonly scene: string;
  readonly because: NeedlessBecause;
}

export interface UnplayedRecord extends Unplayed {
  readonly kind: 'unplayed';
}

/**
 * What a program that plays several roles is told when it is started: its number and the count, as the guide says;
 * nothing, as it may have been started at home; or its number alone.
 */
export const STARTS = ['numbered', 'unnumbered', 'number-alone'] as const;
export type Start = (typeof STARTS)[number];

/** What a trace says of one role of a run. */
export interface TraceRole {
  readonly id: string;
  readonly kind: string;
  readonly number: number | null;
  readonly verb: EndpointVerb;
  readonly endpoint: Endpoint;
  /** What else it does with endpoints; left out where that is all, and in older traces. */
  readonly further?: readonly Reach[];
  readonly player: Player;
  /** With what the student's program was started, where it plays several roles: `client.py 1 2`. */
  readonly line?: string;
  /** The same, where the lab says what programs are started with: `sender.py 10.20.30.64/26`. */
  readonly told?: string;
}

/** What every record of a run carries: its place in the file, its run, its move, and when (ms from the run's start). */
export interface Stamp {
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
  /** 0 for the first try, 1 where that one broke off; 2 and 3 for the patient one that weak evidence asks for. */
  readonly attempt: number;
  readonly evidence: 'kernel' | 'idle';
  readonly isolation: 'sandbox' | 'network' | 'none';
  /**
   * The address of the run's machine on its network; null where it has loopback alone, or the network is not its own.
   */
  readonly host: string | null;
  /**
   * The network of the run's machine, as `10.20.30.64/26`; left out where no role sends to all of it or is told of
   * it, and in older traces.
   */
  readonly network?: string;
  /** The address of each host, by the role that it is for; left out where all share one, and in older traces. */
  readonly hosts?: Readonly<Record<string, string>>;
  /**
   * The same by version 6: on the network, and on the link alone; left out where they have none, and in older traces.
   */
  readonly hosts6?: Readonly<Record<string, readonly string[]>>;
  /** Roles that the student's programs play in the scenario, and others in this run, to see whether that fixes it. */
  readonly replaced: readonly string[];
  /** Whether probes end their messages without a newline. */
  readonly unterminated: boolean;
  /**
   * In which form probes send, where it was learnt of the student's programs; left out for the lab's own, and in
   * older traces.
   */
  readonly form?: LearntForm;
  /** Left out where it makes no difference, and in older traces. */
  readonly start?: Start;
  /** What was made up for names that lines ask for; left out where there is none. */
  readonly values?: Values;
  /** When students may see the run: it was made for checks that they see then; left out for always. */
  readonly shown?: Exclude<Shown, 'always'>;
  readonly roles: readonly TraceRole[];
}

/** The harness does something. */
export type MoveRecord = Stamp & {
  readonly kind: 'move';
  readonly part: string;
  readonly role: string;
  /** Moves of one number were made at once, and have settled together; left out where a move stands for itself. */
  readonly together?: number;
  /** False where the role was gone, or would not take it. */
  readonly done: boolean;
} & (
    | { [K in PlainAct]: { readonly do: K } }[PlainAct]
    | { readonly do: 'signal'; readonly name: ScriptSignal }
    | { readonly do: 'close'; readonly how: CloseManner }
    /** Something was waited for that a program does by the clock: how that ended stands with how it settled. */
    | { readonly do: 'wait'; readonly for: 'shown' | 'sent'; readonly text: string }
    | {
        readonly do: 'send';
        /** What was sent, as text; empty where it was so many bytes of made-up lines. */
        readonly text: string;
        readonly bytes: number;
        readonly pieces: number;
        /**
         * The group that it was sent to as a datagram, `ADDRESS:PORT`; left out where it went by the role's endpoint.
         */
        readonly group?: string;
      }
    | {
        readonly do: 'say';
        readonly text: string;
        /** What was typed, where something stood before the text, or spaces around it. */
        readonly typed?: string;
        /** `literal` where the lab gives the line, and only values in it were made up. */
        readonly textKind: TextKind | 'literal';
        readonly early: boolean;
        /** True where the next move did not wait for those who slept by the clock. */
        readonly quick?: boolean;
        /** True where the next line was written with this one. */
        readonly joined?: boolean;
        /** In how many pieces a probe sent it, where in several. */
        readonly pieces?: number;
        /** As of `send`. */
        readonly group?: string;
      }
  );

/** A line is typed, or a scripted endpoint says one. */
export type SayRecord = Extract<MoveRecord, { readonly do: 'say' }>;

/**
 * A role shows something: a whole line, or the beginning or end of one. Of a program that draws on its screen it is
 * what stands there when the programs rest and did not before.
 */
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
  /** The line whose place on the screen this one took, where it was drawn over another. */
  readonly replaces?: number;
  /** Set where a line of the same text had been shown before, and was gone meanwhile. */
  readonly again?: true;
}

/**
 * A role printed something that was gone from its screen before the programs rested, so that it could not be read.
 */
export interface ErasedRecord extends Stamp {
  readonly kind: 'erased';
  readonly role: string;
  readonly stream: 'out' | 'err';
  /** In the pieces between which the cursor was moved, a line each. */
  readonly text: string;
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
  /** The address that it was sent to; left out where the probe does not tell several apart, and in older traces. */
  readonly at?: string;
  readonly text: string;
  readonly bytes: number;
  /** Set where some of the bytes are no UTF-8: other signs stand in the text for them. */
  readonly spoilt?: true;
  /** How many datagrams the probe sent in answer to this one; left out where it sent none. */
  readonly answered?: number;
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
  /** Set where it ended when all that was asked for had been done, and nobody did anything but the clock. */
  readonly unprompted?: true;
}

export type LimitName = 'wall' | 'cpu' | 'output' | 'memory';

/** What the port table said when a move settled. */
export interface PortFacts {
  /** Endpoints of the run's roles that are bound: listening for TCP, bound for UDP, one entry a socket. */
  readonly bound: readonly string[];
  /** Other TCP ports that are listened on, and UDP ports that are bound. */
  readonly others: readonly string[];
  /** The local addresses of `bound`, one for one: `0.0.0.0`, `::`, `127.0.0.1`. */
  readonly addresses: readonly string[];
  /** Established connections to the TCP endpoints. */
  readonly connections: number;
  /** Those of them that go by version 4, where the lab has the endpoint by version 6; left out where there are none. */
  readonly byVersion4?: number;
  /** Members of each multicast group; null where the platform does not tell. */
  readonly members: Readonly<Record<string, number>> | null;
  /** Those of them who have joined on loopback, where what is sent to the network does not come. */
  readonly membersOnLoopback: Readonly<Record<string, number>> | null;
  /** The same of each host, by the role that it is for; left out where all share one. */
  readonly byHost?: Readonly<Record<string, HostPortFacts>>;
}

/** What the port table of one of several hosts said. */
export type HostPortFacts = Omit<PortFacts, 'connections' | 'byVersion4' | 'byHost'>;

/** UDP datagrams of a private network so far, as the kernel counts them. */
export interface DatagramCounts {
  readonly sent: number;
  /** Those of them that went by version 4; left out where no endpoint is by version 6, and in older traces. */
  readonly byVersion4?: number;
  /** Sent to a multicast group; the kernel's own membership reports count too. */
  readonly multicast: number;
  /** Came to a group of this network at a port that is not bound. */
  readonly ignored: number;
  /** Came to an address of this machine at a port that is not bound. */
  readonly refused: number;
  /** Were read by a program; null in older traces. */
  readonly received: number | null;
  /**
   * Left the machine for one of the lab's groups, whether or not they are heard on it; null where they are not
   * counted.
   */
  readonly left: number | null;
  /** Packets that went over loopback; null where there is nothing else. */
  readonly looped: number | null;
}

/** What TCP did in a private network so far, as the kernel counts it. */
export interface TcpTraffic {
  /** Segments with data that were sent for the first time. */
  readonly segments: number;
  /** Connections that were refused: nothing listens where they went. */
  readonly refused: number;
  /** Connections that one end tore down. */
  readonly resets: number;
  /** Packets to machines that this network does not lead to. */
  readonly unroutable: number;
}

/** Segments with data that came over the lab's TCP endpoints. */
export interface EndpointCounts {
  /** Counts of two moves tell what came between them where the later one has no gap since the earlier one. */
  readonly since: number;
  /** To each role, so far. */
  readonly segments: Readonly<Record<string, number>>;
}

/** What was sent in a private network so far, over loopback too. */
export interface SentPackets {
  readonly packets: number;
  /** With all headers. */
  readonly bytes: number;
}

/** What a thread is blocked on, in the lab's words. A role that is not known (another program) is null. */
export type WaitOn =
  | { readonly for: 'keyboard' | 'client' | 'timer' | 'lock' | 'child' }
  /** To read what another role sends. */
  | { readonly for: 'message'; readonly from: string | null }
  /** To write: the other end does not read what it has been sent. */
  | { readonly for: 'room'; readonly to: string | null }
  /** To be let in by a server. */
  | { readonly for: 'connection'; readonly to: string | null }
  | { readonly for: 'datagram'; readonly port: number }
  | { readonly for: 'other'; readonly call: string };

/**
 * What a role's program is blocked on: any one of these lets it go on. Held by the harness, it waits for nothing
 * else.
 */
export interface RoleWait {
  readonly role: string;
  readonly on: readonly WaitOn[];
  /** Stopped by a signal that was not the harness's. */
  readonly stopped: boolean;
  /** Sockets of the internet that it holds. */
  readonly sockets: number;
  /** Whether one of its connections has not been accepted by the program that listens. */
  readonly pending: boolean;
  /** Whether it has run since the move before settled. */
  readonly ran: boolean;
}

/** Bytes that have come to a role and that it has not read. */
export interface Unread {
  readonly role: string;
  readonly from: string | null;
  readonly bytes: number;
}

/** A move is over. */
export interface SettledRecord extends Stamp {
  readonly kind: 'settled';
  readonly by: SettledBy;
  /** How waiting for a program ended: it came, it could come no more, or the time was over; only behind a `wait`. */
  readonly awaited?: 'came' | 'over' | 'late';
  /** How long it took after the last thing that happened, in microseconds. */
  readonly tookUs: number;
  /** Null where the platform does not tell, and, for TCP, where the move does not start or stop anybody. */
  readonly ports: PortFacts | null;
  /** What it said before the move; null where the move does not start anybody. */
  readonly portsBefore: PortFacts | null;
  /** Null where nobody speaks UDP, or the network is not the run's own. */
  readonly datagrams: DatagramCounts | null;
  /** Roles that were still running although nothing came of it. */
  readonly restless: readonly string[];
  /** What every running program is blocked on; null where the platform does not tell. */
  readonly waits: readonly RoleWait[] | null;
  readonly unread: readonly Unread[];
  /** Null where nobody speaks TCP, or the network is not the run's own. */
  readonly traffic: TcpTraffic | null;
  /** Left out where the network is not the run's own, and in older traces. */
  readonly sent?: SentPackets;
  /** Left out where no program has a connection beside the lab's endpoints, or the kernel does not tell. */
  readonly counts?: EndpointCounts;
}

/**
 * What went over the network in a move, as a tool has recorded it: datagrams, or segments with data that went for the
 * first time, one or several alike in a row. These records stand at a run's end, by their moves.
 */
export interface WireRecord extends Stamp {
  readonly kind: 'wire';
  /** The role that sent it; null where that is not known. */
  readonly by: string | null;
  readonly transport: 'udp' | 'tcp';
  /** Whether it went over a machine's loopback alone, or over the network between machines. */
  readonly over: 'loopback' | 'network';
  readonly from: WirePlace;
  readonly to: WirePlace;
  /** The role that it went to; null where that is not known, or it went to many; left out in older traces. */
  readonly toward?: string | null;
  /** The time to live, or hop limit, that it left with. */
  readonly ttl: number;
  readonly times: number;
  /** Bytes of data in all of them together. */
  readonly bytes: number;
}

export interface WirePlace {
  readonly address: string;
  readonly port: number;
}

/** Says what became of recording a run's packets, where that was asked for. */
export interface CaptureRecord extends Stamp {
  readonly kind: 'capture';
  /**
   * `whole` where every packet is known; `broken` where some may be missing; `none` where nothing could be recorded.
   */
  readonly state: 'whole' | 'broken' | 'none';
  /** Why it is not whole, for the machine's administrator; empty where it is. */
  readonly detail: string;
  /** Name of the file beside the trace that holds the packets; null where there is none. */
  readonly file: string | null;
}

/** A file that a role is given. */
export interface GivenFileFacts {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of it, in hexadecimal digits. */
  readonly digest: string;
}

/** A role has files in its working folder; these records stand at a run's beginning. */
export interface GivenRecord extends Stamp {
  readonly kind: 'given';
  readonly role: string;
  readonly files: readonly GivenFileFacts[];
}

/** Where a file parts from one that was given. */
export interface FileDifference {
  /** The role that was given that file, and its name there. */
  readonly role: string;
  readonly name: string;
  /** How many bytes of the two are alike, from the beginning on. */
  readonly same: number;
  /** The next few bytes of the one that was given, in hexadecimal digits; empty at its end. */
  readonly given: string;
  /** The same of the one that was stored. */
  readonly stored: string;
}

/** Something that lay in a program's folder, and was not there, or otherwise, when the program was started. */
export interface StoredFile {
  /** Its path from the program's working folder, with slashes. */
  readonly name: string;
  /** Nothing but a regular file is read; `locked` is a file that may not be read. */
  readonly is: 'file' | 'link' | 'special' | 'locked';
  readonly bytes: number;
  /** SHA-256 of it, in hexadecimal digits; null where it is no file, or so large that it was not read whole. */
  readonly digest: string | null;
  /** Beside each file that somebody was given. */
  readonly beside: readonly FileDifference[];
}

/**
 * What a program has stored in its folder, looked at when the last move had settled; one for each time that it was
 * started.
 */
export interface StoredRecord extends Stamp {
  readonly kind: 'stored';
  readonly role: string;
  /** `cut` where there was more than is looked at; `lost` where the folder could not be read. */
  readonly state: 'whole' | 'cut' | 'lost';
  readonly files: readonly StoredFile[];
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
  | ErasedRecord
  | HeardRecord
  | ProbeRecord
  | ExitRecord
  | SettledRecord
  | WireRecord
  | CaptureRecord
  | GivenRecord
  | StoredRecord
  | EndRecord;

export type TraceRecord = TraceHeader | SubmissionRecord | UnplayedRecord | RunEvent;

/** One run's records, its own opening first. */
export interface RunTrace {
  readonly run: RunRecord;
  readonly events: readonly RunEvent[];
}
