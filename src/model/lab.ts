import type { Endpoint, EndpointVerb } from './endpoint.ts';
import type { Bilingual } from './message.ts';

/** A kind of role as the lab file declares it: one program, or `count` numbered ones. */
export interface RoleKind {
  readonly name: string;
  /** How many there are, numbered from 1; null for a role without a number. */
  readonly count: number | null;
  readonly verb: EndpointVerb;
  readonly endpoint: Endpoint;
  /** What a server does that passes on what its clients say, for whoever takes its place; null for any other role. */
  readonly relays: Relay | null;
}

/** How a server passes on what one client says to all others: each in its turn, in the order of their numbers. */
export interface Relay {
  /** What it greets each client with on connecting. */
  readonly welcome: string;
}

/** One role of a run: `server`, `client1`. */
export interface Role {
  readonly id: string;
  readonly kind: RoleKind;
  /** Its number among its kind, from 1; null where there is only one. */
  readonly number: number | null;
}

/** Who plays a role in a scenario: see section 2 of the design. `through` speaks by another role's probe. */
export type Player =
  | { readonly by: 'student' }
  | { readonly by: 'reference' }
  | { readonly by: 'probe' }
  | { readonly by: 'through'; readonly role: string }
  | { readonly by: 'nobody' };

/** What kind of text the harness makes up for a line. */
export const TEXT_KINDS = ['plain', 'mixed', 'signs', 'long'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** One line of a scenario's script, roles resolved, texts not yet made up. */
export type ScriptMove =
  | { readonly do: 'start' | 'stop' | 'pause' | 'resume'; readonly role: string; readonly part: string }
  | {
      readonly do: 'say';
      readonly role: string;
      readonly part: string;
      readonly text: TextKind;
      /** Lines of one `same` name carry the same text. */
      readonly same: string | null;
      /** Typed before the role's turn: nobody may hear it yet. */
      readonly early: boolean;
      /** The next move does not wait for those who sleep by the clock. */
      readonly quick: boolean;
    };

/** One run to make: a cast and a script. */
export interface Scenario {
  /** `conversation`, or `client-alone@client1` where the lab makes one for each of several roles. */
  readonly id: string;
  readonly name: string;
  /** The role that a scenario made for each of several roles is about. */
  readonly subject: string | null;
  readonly cast: Readonly<Record<string, Player>>;
  readonly script: readonly ScriptMove[];
}

/** A parameter of a grader: role lists are resolved already. */
export type GraderParam = string | number | boolean | readonly string[];

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
  readonly hints: readonly Bilingual[];
  /** Set where the lab lets programs talk by other ways than its endpoints. */
  readonly mayTalkBeside?: true;
  /** Set where the check rests on what was recorded of the network. */
  readonly onWire?: true;
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
  /** Whether each role has a host of its own, instead of all sharing one. */
  readonly hasHosts: boolean;
  readonly roles: readonly Role[];
  readonly scenarios: readonly Scenario[];
  readonly steps: readonly Step[];
  /** What a report on the lab is to answer; left out where the lab asks nothing of its own. */
  readonly questions?: readonly Bilingual[];
  readonly limits: Limits;
  /** Folder of the reference programs; null where the course keeps them to itself. */
  readonly reference: string | null;
}

/** All checks of a lab, in the order of its steps. */
export function checksOf(lab: Lab): readonly Check[] {
  return lab.steps.flatMap((step) => step.checks);
}
