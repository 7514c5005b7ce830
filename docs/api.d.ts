// What other programs, and graders of a lab's own, import from giliran: its types, made from the code by `npm run docs`.
// Whatever is not exported here may change at any time.

/** A lab file that cannot be used, with every mistake found and its place. */
export declare class LabError extends Error {
  readonly name = "LabError";
  readonly mistakes: readonly LabMistake[];
  constructor(mistakes: readonly LabMistake[]);
}

/** A lab that is ready to be run. */
export declare class Lab {
  #private;
  readonly id: string;
  readonly title: Bilingual;
  /** When it is due, as its file says it; null where it does not. */
  readonly due: string | null;
  /** Roles that programs are handed in for. */
  readonly roles: readonly string[];
  /** Ids of its scenarios; one that is made for each of several roles is `name@role`. */
  readonly scenarios: readonly string[];
  /** In the order of its steps. */
  readonly checks: readonly LabCheck[];
  private constructor();
  /**
   * Loads a lab, with what it extends.
   * @param name the id of a lab that comes with giliran, or the path of a lab file or of its folder; `./turn-chat` is a folder
   *   of that name
   * @throws LabError with every mistake in its file; GiliranError where there is none
   */
  static load(name: string): Lab;
  /**
   * Makes up one run of a scenario: who takes part, and what is typed when. Nothing is run.
   * @throws GiliranError where there is no such scenario
   */
  plan(scenario: string, seed: number): ScenarioPlan;
  /**
   * Plays one scenario with a submission's programs: nothing is decided.
   * @throws GiliranError where there is no such scenario, or somebody's program is missing, or the machine lacks what it takes
   */
  run(folder: string, scenario: string, options?: RunOptions): Promise<RunTrace>;
  /**
   * Checks a submission: plays what it takes and decides every check, as `giliran check` does. Hidden checks are among them,
   * unless it is for students.
   * @throws GiliranError where the submission cannot be taken as it is, or the machine lacks what it takes
   */
  check(folder: string, options?: CheckOptions): Promise<Checked>;
  /**
   * Grades the runs of a trace again: nothing is run.
   * @param file the trace's path
   * @throws GiliranError where it is none, or is of another lab; the file system's error where it cannot be read
   */
  grade(file: string, language?: Language): Checked;
}

/**
 * Reads the runs of a trace, to try a grader on them.
 * @param file the trace's path
 * @throws GiliranError where it is none; the file system's error where it cannot be read
 */
export declare function readRuns(file: string): readonly RunTrace[];

/** giliran cannot do what it was asked: the message says in English what was expected, what was found and what to do. */
export declare class GiliranError extends Error {
  readonly name = "GiliranError";
  /** Stable id of the reason, for programs: `use.no-lab`. */
  readonly reason: string;
  constructor(reason: string, text: string);
}

/** How runs are kept apart; `user` is the machine's own network, under accounts that no person has. */
export type IsolationWish = 'auto' | 'sandbox' | 'network' | 'user' | 'none';

/** One mistake in a lab file. */
export interface LabMistake {
  /** Stable id, for tests and tools. */
  readonly code: string;
  readonly text: string;
  readonly place: Place;
}

/** A place in a lab file, lines and columns from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line's own text, for the caret. */
  readonly source: string;
}

/** A check as its grader sees it. */
export interface Claim {
  readonly params: Readonly<Record<string, GraderParam>>;
  /** Roles whose programs the claim is about, of those taking part. */
  readonly subjects: readonly string[];
  /** Whether the lab lets programs talk by other ways than its endpoints. */
  readonly mayTalkBeside?: boolean;
}

/** A parameter of a grader: role lists are resolved already. */
export type GraderParam = string | number | boolean | readonly string[];

/** Text in every language that giliran speaks. */
export interface Bilingual {
  readonly en: string;
  readonly id: string;
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

/** Closes a run. */
export interface EndRecord extends Stamp {
  readonly kind: 'end';
  readonly because: 'done' | 'wall' | 'interrupted' | 'error';
  readonly detail: string;
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

/** A role has files in its working folder; these records stand at a run's beginning. */
export interface GivenRecord extends Stamp {
  readonly kind: 'given';
  readonly role: string;
  readonly files: readonly GivenFileFacts[];
}

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

/** The harness does something. */
export type MoveRecord = Stamp & {
  readonly kind: 'move';
  readonly part: string;
  readonly role: string;
  /** Moves of one number were made at once, and have settled together; left out where a move stands for itself. */
  readonly together?: number;
  /** False where the role was gone, or would not take it. */
  readonly done: boolean;
} & ({
  [K in PlainAct]: {
    readonly do: K;
  };
}[PlainAct] | {
  readonly do: 'signal';
  readonly name: ScriptSignal;
} | {
  readonly do: 'close';
  readonly how: CloseManner;
}
/** Something was waited for that a program does by the clock: how that ended stands with how it settled. */
 | {
  readonly do: 'wait';
  readonly for: 'shown' | 'sent';
  readonly text: string;
} | {
  readonly do: 'send';
  /** What was sent, as text; empty where it was so many bytes of made-up lines. */
  readonly text: string;
  readonly bytes: number;
  readonly pieces: number;
  /**
   * The group that it was sent to as a datagram, `ADDRESS:PORT`; left out where it went by the role's endpoint.
   */
  readonly group?: string;
} | {
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
});

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

/** A connection of a probe opened, closed or failed. */
export interface ProbeRecord extends Stamp {
  readonly kind: 'probe';
  readonly role: string;
  readonly event: 'opened' | 'closed' | 'failed';
  readonly detail: string;
}

export type RunEvent = RunRecord | MoveRecord | PrintRecord | ErasedRecord | HeardRecord | ProbeRecord | ExitRecord | SettledRecord | WireRecord | CaptureRecord | GivenRecord | StoredRecord | EndRecord;

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

/** One run's records, its own opening first. */
export interface RunTrace {
  readonly run: RunRecord;
  readonly events: readonly RunEvent[];
}

/** A line is typed, or a scripted endpoint says one. */
export type SayRecord = Extract<MoveRecord, {
  readonly do: 'say';
}>;

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

/** What became of a submission, as `giliran check --json` prints it: docs/result.schema.json describes every field. */
export interface Checked {
  readonly schema: 1;
  readonly lab: string;
  /** The submission's folder. */
  readonly submission: string;
  readonly seed: number;
  readonly verdict: 'pass' | 'fail' | 'inconclusive';
  /** Points; null where the verdict is inconclusive. */
  readonly score: number | null;
  readonly maxScore: number;
  readonly durationMs: number;
  /** The trace's file; null where none was kept. */
  readonly trace: string | null;
  /** Remarks that cost nothing. */
  readonly notes: readonly string[];
  readonly checks: readonly CheckedCheck[];
}

/** What became of one check. */
export interface CheckedCheck {
  /** `step.check` */
  readonly id: string;
  readonly step: string;
  readonly title: string;
  readonly status: 'pass' | 'fail' | 'skipped' | 'inconclusive';
  /** Points. */
  readonly score: number;
  readonly maxScore: number;
  /** Set where the machine does not offer what the check rests on. */
  readonly leftOut?: true | undefined;
  /** When students may see it; left out for always. */
  readonly shown?: Exclude<Shown, 'always'> | undefined;
  /** Stable id of what went wrong (docs/causes.md); null where nothing did. */
  readonly cause: string | null;
  /** Roles at fault. */
  readonly blame: readonly string[];
  readonly message: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What the programs were doing, a sentence each. */
  readonly why: readonly string[];
  readonly hint: string | null;
  /** Numbers of the trace records that it rests on. */
  readonly evidence: readonly number[];
  /** The run that decided it; null where none did. */
  readonly run: string | null;
}

/**
 * A grader of a lab's own: what its file exports by default. It sees one run at a time, and says whether the check's claim
 * holds there. It is asked in a process of its own, without files and other processes, and has five seconds.
 * @typeParam Params the check's parameters, as the lab file declares them under `graders`
 */
export type Grader<Params extends Claim['params'] = Claim['params']> = (trace: RunTrace, claim: Omit<Claim, 'params'> & {
  readonly params: Params;
}) => Verdict | Promise<Verdict>;

/** What a grader of a lab's own says of a run. `evidence` are the numbers (`n`) of the records that it rests on. */
export type Verdict = {
  readonly status: 'pass';
  readonly evidence?: readonly number[];
} | {
  readonly status: 'fail';
  /** Roles at fault, of those that take part; empty where it cannot tell. */
  readonly blame: readonly string[];
  /** What should have come, in at most 2000 characters; shown as it is. */
  readonly expected: string;
  /** What came in its place. */
  readonly actual: string;
  readonly evidence?: readonly number[];
}
/** The run does not tell: the check's next scenario is asked. */
 | {
  readonly status: 'inconclusive';
  readonly reason: string;
  readonly evidence?: readonly number[];
};

/** A lab's check, as its file has it. */
export interface LabCheck {
  /** `step.check` */
  readonly id: string;
  readonly step: string;
  readonly title: Bilingual;
  readonly points: number;
  readonly grader: string;
  /** Roles whose programs it is about. */
  readonly subjects: readonly string[];
  /** When students may see it. */
  readonly shown: Shown;
}

/** A move of a plan. */
export interface PlannedMove {
  readonly role: string;
  /** What is done: `start`, `say`, `stop` and the like, as in a lab file's script. */
  readonly do: string;
  /** The part of the script that it belongs to; empty where it has none. */
  readonly part: string;
  /** The line that is said, as it was made up; null for any other move. */
  readonly text: string | null;
}

/** One run as it will be made: the same for the same lab, scenario and seed, whoever hands in. */
export interface ScenarioPlan {
  readonly scenario: string;
  readonly seed: number;
  /** Who takes part, and who plays whom: the student's program, the lab's own, an endpoint of giliran's, or another role's. */
  readonly roles: readonly {
    readonly id: string;
    readonly by: Exclude<TraceRole['player']['by'], 'nobody'>;
  }[];
  /** In their order; each waits until the one before is over. */
  readonly moves: readonly PlannedMove[];
}

/** How a submission is checked. */
export interface CheckOptions extends RunOptions {
  /** Only the checks of this step; all unless given. */
  readonly step?: string | undefined;
  /** The language of all sentences; English unless given. */
  readonly language?: Language | undefined;
  /** Whether to leave out what students may not see today. */
  readonly forStudents?: boolean | undefined;
}

/** How programs are run. */
export interface RunOptions {
  /** What texts are made up from, at least 0; made up itself unless given. */
  readonly seed?: number | undefined;
  /**
   * How runs are kept apart, `auto` unless given: as well as the machine allows. Programs that are not trusted take `sandbox`.
   */
  readonly isolation?: IsolationWish | undefined;
  /** The files of roles, by role, where their names do not tell. */
  readonly map?: Readonly<Record<string, string>> | undefined;
  /** The file that the trace is written to; none unless given. */
  readonly trace?: string | undefined;
  /** Ends it: everything that was started is ended, and the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What every record of a run carries: its place in the file, its run, its move, and when (ms from the run's start). */
interface Stamp {
  readonly n: number;
  readonly run: string;
  readonly move: number;
  readonly t: number;
}

type LimitName = 'wall' | 'cpu' | 'output' | 'memory';

/** A file that a role is given. */
interface GivenFileFacts {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of it, in hexadecimal digits. */
  readonly digest: string;
}

/** How something reached a probe. */
type HeardVia = 'tcp' | 'group' | 'unicast' | 'broadcast';

/** Moves that say nothing but whom they are about. */
type PlainAct = 'start' | 'stop' | 'pause' | 'resume' | 'end' | 'deaf' | 'hears' | 'swallow';

/** The signals that a script may send to a program. */
type ScriptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGUSR1';

/** How a probe closes its connections: it sends no more and still hears (`half`), or breaks them off (`reset`). */
type CloseManner = 'close' | 'half' | 'reset';

type TextKind = (typeof TEXT_KINDS)[number];

/** A form, and the roles whose programs were heard to send in it. */
interface LearntForm {
  readonly of: readonly string[];
  readonly form: Form;
}

type Start = (typeof STARTS)[number];

/** The values of a run, by their names. */
type Values = Readonly<Record<string, Value>>;

type Shown = (typeof SHOWN)[number];

/** How the engine knew that a move was over: docs/architecture.md, "How a move settles". */
type SettledBy = 'kernel' | 'timer' | 'idle';

/** What the port table said when a move settled. */
interface PortFacts {
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

/** UDP datagrams of a private network so far, as the kernel counts them. */
interface DatagramCounts {
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

/**
 * What a role's program is blocked on: any one of these lets it go on. Held by the harness, it waits for nothing
 * else.
 */
interface RoleWait {
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
interface Unread {
  readonly role: string;
  readonly from: string | null;
  readonly bytes: number;
}

/** What TCP did in a private network so far, as the kernel counts it. */
interface TcpTraffic {
  /** Segments with data that were sent for the first time. */
  readonly segments: number;
  /** Connections that were refused: nothing listens where they went. */
  readonly refused: number;
  /** Connections that one end tore down. */
  readonly resets: number;
  /** Packets to machines that this network does not lead to. */
  readonly unroutable: number;
}

/** What was sent in a private network so far, over loopback too. */
interface SentPackets {
  readonly packets: number;
  /** With all headers. */
  readonly bytes: number;
}

/** Segments with data that came over the lab's TCP endpoints. */
interface EndpointCounts {
  /** Counts of two moves tell what came between them where the later one has no gap since the earlier one. */
  readonly since: number;
  /** To each role, so far. */
  readonly segments: Readonly<Record<string, number>>;
}

/** Something that lay in a program's folder, and was not there, or otherwise, when the program was started. */
interface StoredFile {
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

/** What a role does with its endpoint. */
type EndpointVerb = 'listens' | 'connects' | 'joins' | 'sends';

/**
 * Where a role is reached, or what it reaches, as the lab file writes it (`tcp:8080`, `udp:224.1.1.1:5004`,
 * `udp:broadcast:5005`, `udp:239.0.0.0/8:5006`).
 */
interface Endpoint {
  readonly transport: 'tcp' | 'udp';
  /** The multicast group, for UDP roles that speak to one. */
  readonly group: string | null;
  readonly port: number;
  /**
   * Set where the group is one of these, as `239.0.0.0/8`, which the programs tell each other; `group` is null then.
   */
  readonly range?: string;
  /** Set where it is the network's last address, which reaches every machine on it. */
  readonly broadcast?: true;
  /**
   * Set where it is reached by version 6 of the protocol: at {@link LOOPBACK6}, at a host's address, or by a group of
   * that version.
   */
  readonly version6?: true;
  /** Set beside `version6` where each role has a host: it is at that one's address, and written as {@link ANY6}. */
  readonly onHost?: true;
}

/** What a role does with which endpoint. */
interface Reach {
  readonly verb: EndpointVerb;
  readonly endpoint: Endpoint;
}

/** Who plays a role in a scenario. `through` speaks by another role's probe. */
type Player = {
  readonly by: 'student';
} | {
  readonly by: 'reference';
} | {
  readonly by: 'probe';
} | {
  readonly by: 'through';
  readonly role: string;
} | {
  readonly by: 'nobody';
};

interface WirePlace {
  readonly address: string;
  readonly port: number;
}

/** A language that giliran speaks: English, Indonesian. */
type Language = keyof Bilingual;

/** What kind of text the harness makes up for a line. */
declare const TEXT_KINDS: readonly ['plain', 'mixed', 'signs', 'long', 'letters'];

/**
 * How a program puts a message into bytes: what always stands at its beginning, perhaps a length, what always stands
 * before the text, the text, and what always stands behind it.
 */
interface Form {
  /** Before the length; empty where there is none. */
  readonly lead: string;
  readonly length: LengthField | null;
  readonly head: string;
  readonly text: Spelling;
  readonly tail: string;
}

/**
 * What a program that plays several roles is told when it is started: its number and the count, as the guide says;
 * nothing, as it may have been started at home; or its number alone.
 */
declare const STARTS: readonly ['numbered', 'unnumbered', 'number-alone'];

/** A word or a whole number that was made up for a run. */
type Value = string | number;

/** When students may see a check, and everything that comes of it. */
declare const SHOWN: readonly ['always', 'after-due', 'never'];

/** What the port table of one of several hosts said. */
type HostPortFacts = Omit<PortFacts, 'connections' | 'byVersion4' | 'byHost'>;

/** What a thread is blocked on, in the lab's words. A role that is not known (another program) is null. */
type WaitOn = {
  readonly for: 'keyboard' | 'client' | 'timer' | 'lock' | 'child';
}
/** To read what another role sends. */
 | {
  readonly for: 'message';
  readonly from: string | null;
}
/** To write: the other end does not read what it has been sent. */
 | {
  readonly for: 'room';
  readonly to: string | null;
}
/** To be let in by a server. */
 | {
  readonly for: 'connection';
  readonly to: string | null;
} | {
  readonly for: 'datagram';
  readonly port: number;
} | {
  readonly for: 'other';
  readonly call: string;
};

/** Where a file parts from one that was given. */
interface FileDifference {
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

/** A length of what follows. It counts the bytes up to the text's end, or up to the message's. */
type LengthField = ({
  readonly kind: 'binary';
  readonly bytes: 1 | 2 | 4 | 8;
  readonly order: 'big' | 'little';
}
/** Digits, with zeros before them up to a width, and what ends them. */
 | {
  readonly kind: 'decimal';
  readonly width: number;
  readonly end: string;
}) & {
  readonly upTo: 'text' | 'message';
};

type Spelling = (typeof SPELLINGS)[number];

/** How the text itself is spelled. */
declare const SPELLINGS: readonly ['utf-8', 'utf-16be', 'utf-16le', 'base64', 'json'];

export {};
