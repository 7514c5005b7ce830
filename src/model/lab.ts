import type { Hidden, Shown } from './audience.ts';
import type { Cause } from './cause.ts';
import type { Endpoint, EndpointVerb, Reach } from './endpoint.ts';
import type { Bilingual } from './message.ts';
import type { OwnGrader } from './own-grader.ts';

/** A kind of role as the lab file declares it: one program, or `count` numbered ones. */
export interface RoleKind {
  readonly name: string;
  /** How many there are, numbered from 1; null for a role without a number. */
  readonly count: number | null;
  /** What it does first: listens, if it does that at all, then connects, joins, sends. */
  readonly verb: EndpointVerb;
  /** Where: each role of a kind may have a port of its own. */
  readonly endpoint: Endpoint;
  /** What else it does with endpoints; left out where that is all. */
  readonly further?: readonly Reach[];
  /** How a server passes on what its clients say, for a probe in its place; null for any other role. */
  readonly relays: Relay | null;
  /**
   * What its programs are started with, as texts with values in braces; left out where they are told their number and
   * the count, if they play several roles.
   */
  readonly args?: readonly string[];
  /** Variables of their environment, as such texts; left out where the lab has none. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files in their working folder, by paths from there with slashes; left out where the lab gives none. */
  readonly files?: Readonly<Record<string, GivenFile>>;
}

/** Everything that a kind of role does with endpoints, what it does first before the rest. */
export function reachesOf({ verb, endpoint, further = [] }: RoleKind): readonly Reach[] {
  return [{ verb, endpoint }, ...further];
}

/** A file in the working folder of a kind's programs: a text with escapes and values in braces, or made-up bytes. */
export type GivenFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: number };

/** Texts with values in braces that programs of a kind are told when they are started. */
export function textsOf({ args = [], env = {}, files = {} }: RoleKind): readonly string[] {
  const given = Object.values(files).flatMap((file) => (file.kind === 'text' ? [file.text] : []));
  return [...args, ...Object.values(env), ...given];
}

/** Whether a kind of role listens on a port. */
export function isServedBy(kind: RoleKind, port: number): boolean {
  return reachesOf(kind).some(({ verb, endpoint }) => verb === 'listens' && endpoint.port === port);
}

/** How a server passes on what one client says to all others: each in its turn, in the order of their numbers. */
export interface Relay {
  /** What it greets each client with on connecting. */
  readonly welcome: string;
  /** What it puts before each line, as guides show it, with the author's number as `{n}`; left out for nothing. */
  readonly label?: string;
}

/** One role of a run: `server`, `client1`. */
export interface Role {
  readonly id: string;
  readonly kind: RoleKind;
  /** Its number among its kind, from 1; null where there is only one. */
  readonly number: number | null;
}

/** Who plays a role in a scenario. `through` speaks by another role's probe. */
export type Player =
  | { readonly by: 'student' }
  | { readonly by: 'reference' }
  | { readonly by: 'probe' }
  | { readonly by: 'through'; readonly role: string }
  | { readonly by: 'nobody' };

/** What kind of text the harness makes up for a line. */
export const TEXT_KINDS = ['plain', 'mixed', 'signs', 'long', 'letters'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** What every move says. */
interface MoveOf {
  readonly role: string;
  readonly part: string;
  /** Moves of one number are made at once, and waited for together; left out where a move stands for itself. */
  readonly together?: number;
}

/** The signals that a script may send to a program. */
export type ScriptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGUSR1';

/** How a probe closes its connections: it sends no more and still hears (`half`), or breaks them off (`reset`). */
export type CloseManner = 'close' | 'half' | 'reset';

/** Moves that say nothing but whom they are about. */
export type PlainAct = 'start' | 'stop' | 'pause' | 'resume' | 'end' | 'deaf' | 'hears' | 'swallow';

/** One line of a scenario's script, roles resolved, texts not yet made up. */
export type ScriptMove = MoveOf &
  (
    | { [K in PlainAct]: { readonly do: K } }[PlainAct]
    | { readonly do: 'signal'; readonly name: ScriptSignal }
    | { readonly do: 'close'; readonly how: CloseManner }
    | {
        readonly do: 'wait';
        readonly for: 'shown' | 'sent';
        /** What has to stand in it, with values in braces; null for anything. */
        readonly line: string | null;
        /** A regular expression, with values in braces, that a line of it has to match; null for any. */
        readonly pattern: string | null;
        readonly withinMs: number;
      }
    | {
        readonly do: 'send';
        readonly content: SentContent;
        /** The group that a probe sends it to, `ADDRESS:PORT` with values in braces; null for its role's endpoint. */
        readonly group: string | null;
      }
    | {
        readonly do: 'say';
        readonly text: TextKind;
        /** What is typed, with values in braces; null where it is made up. */
        readonly line: string | null;
        /** What is typed before the text, with values in braces; null for nothing. */
        readonly prefix: string | null;
        /** The size of what is made up; null for whatever the kind of text has. */
        readonly bytes: number | null;
        /** In how many pieces a probe sends it. */
        readonly pieces: number;
        /** The next line is written with this one, at once. */
        readonly joined: boolean;
        /** As of `send`. */
        readonly group: string | null;
        /** Lines of one `same` name carry the same text. */
        readonly same: string | null;
        /** Typed before the role's turn: nobody may hear it yet. */
        readonly early: boolean;
        /** The next move does not wait for programs that sleep by the clock. */
        readonly quick: boolean;
      }
  );

/**
 * What a probe sends beside lines: pieces with escapes and values in braces, a number of bytes in made-up lines, or a
 * file that its role is given.
 */
export type SentContent =
  | { readonly kind: 'raw'; readonly pieces: readonly string[] }
  | { readonly kind: 'flood'; readonly bytes: number }
  | { readonly kind: 'file'; readonly name: string };

/** What kind of value is made up for a run. */
export type ValueKind =
  | { readonly kind: 'word' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number };

/** What a probe is told to answer. */
export interface AnswerRule {
  /** A regular expression for what comes, with values in braces; null for an answer to each client that connects. */
  readonly to: string | null;
  /** Whether each line is looked at by itself, or all that has come. */
  readonly framed: 'line' | 'raw';
  /** What is sent, with values, escapes, and the pattern's groups as `{1}`. */
  readonly with: string;
  /** The group that it is sent to as a datagram, `ADDRESS:PORT`; null where it goes back over the connection. */
  readonly group: string | null;
  /** The multicast group that the probe joins then; null for none. */
  readonly joins: string | null;
  /** What that group is called, or the one that the probe leaves then; null for none. */
  readonly as: string | null;
  readonly leaves: string | null;
  /** How the connection is closed behind it; null where it stays open. */
  readonly then: CloseManner | null;
}

/** One run to make: a cast and a script. */
export interface Scenario {
  /** `conversation`, or `client-alone@client1` where the lab makes one for each of several roles. */
  readonly id: string;
  readonly name: string;
  /** The role that a scenario made for each of several roles is about. */
  readonly subject: string | null;
  readonly cast: Readonly<Record<string, Player>>;
  /** What probes answer by themselves, by role; left out where none does. */
  readonly answers?: Readonly<Record<string, readonly AnswerRule[]>>;
  readonly script: readonly ScriptMove[];
}

/** A parameter of a grader: role lists are resolved already. */
export type GraderParam = string | number | boolean | readonly string[];

/** A hint that a lab has for one of its checks. */
export interface CheckHint extends Bilingual {
  /** The cause that the check must have failed for; left out where it fits any. */
  readonly cause?: Cause;
}

/** One graded claim. */
export interface Check {
  /** `step.check` */
  readonly id: string;
  readonly step: string;
  readonly title: Bilingual;
  readonly points: number;
  readonly grader: string;
  readonly params: Readonly<Record<string, GraderParam>>;
  /** The roles whose programs the claim is about. */
  readonly subjects: readonly string[];
  /** Names of scenarios that can decide it, the fullest first. */
  readonly scenarios: readonly string[];
  /** Checks without which this one cannot hold. */
  readonly needs: readonly string[];
  readonly hints: readonly CheckHint[];
  /** When students may see it; left out for always. */
  readonly shown?: Exclude<Shown, 'always'>;
  /** Set where the lab lets programs talk by other ways than its endpoints. */
  readonly mayTalkBeside?: true;
  /** Set where the check rests on what was recorded of the network. */
  readonly onWire?: true;
  /** Set where the check rests on the files that programs have stored. */
  readonly onFiles?: true;
}

/** One thing to get working. */
export interface Step {
  readonly id: string;
  readonly title: Bilingual;
  /** What to build, in a sentence or two. */
  readonly guide: Bilingual;
  /** How what it takes works, for the guide of the step; left out where the lab says no more. */
  readonly explain?: Bilingual;
  readonly checks: readonly Check[];
}

/** Hard limits behind the engine's evidence. */
export interface Limits {
  /** Wall time of one run, in milliseconds. */
  readonly wallMs: number;
  /** Longest wait for one move, in milliseconds, where the evidence is weak. */
  readonly moveMs: number;
  /** Processor time of one role, in milliseconds. */
  readonly cpuMs: number;
  /** What one role may print, in bytes. */
  readonly outputBytes: number;
  /** Wall time of a submission's build, in milliseconds. */
  readonly buildMs: number;
}

/** A lab, checked, with every role and scenario spelled out. */
export interface Lab {
  readonly id: string;
  readonly title: Bilingual;
  readonly about: Bilingual;
  readonly protocol: Bilingual;
  /** Whether a message is one send: then a program may take what one read gives for a message. */
  readonly oneSend: boolean;
  /** Set where every message ends with a newline: programs are not tried without it. */
  readonly endsLines?: true;
  /** Whether each role has a host of its own, instead of all sharing one. */
  readonly hasHosts: boolean;
  readonly roles: readonly Role[];
  /** Roles that only probes play: no program is handed in for them; left out where there are none. */
  readonly guests?: readonly Role[];
  readonly scenarios: readonly Scenario[];
  /** Values that each run makes up, by name; names that lines ask for and that are not here are words. */
  readonly values?: Readonly<Record<string, ValueKind>>;
  readonly steps: readonly Step[];
  /** Graders that it brings along, by the names that its checks use; left out where there are none. */
  readonly ownGraders?: Readonly<Record<string, OwnGrader>>;
  /** What a report on the lab is to answer; left out where the lab asks nothing of its own. */
  readonly questions?: readonly Bilingual[];
  /** Mistakes in the reference that need not be caught; left out where all do. Students are not told of it. */
  readonly free?: readonly FreeMark[];
  readonly limits: Limits;
  /** When it is due, as its file says it; left out where it does not. */
  readonly due?: string;
  /** Set where this is the lab as an audience may see it: what was kept from that audience. */
  readonly hidden?: Hidden;
  /** Folder of the reference programs; null where the course keeps them to itself. */
  readonly reference: string | null;
}

/** Small mistakes in the reference that a lab says it need not catch: those to which all that is given fits. */
export interface FreeMark {
  /** A part of the lines that the mistake changes, as the reference has them. */
  readonly code: string;
  /** A part of what they become. */
  readonly becomes?: string | undefined;
  /** What kind of mistake it is: `send-drop`. */
  readonly operator?: string | undefined;
  readonly file?: string | undefined;
  /** Why programs need not do it as the reference does. */
  readonly because: string;
}

/** All checks of a lab, in the order of its steps. */
export function checksOf(lab: Lab): readonly Check[] {
  return lab.steps.flatMap((step) => step.checks);
}
