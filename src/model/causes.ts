import type { Trait } from './cause-traits.ts';

/** What is to be known of a cause. */
interface CauseRow {
  /** What has happened, and by which evidence: a sentence for `docs/causes.md`. */
  readonly means: string;
  readonly traits: readonly Trait[];
  /** Sentences for it in particular circumstances, besides its own: `cause.NAME` of the catalogues. */
  readonly sentences?: readonly string[];
}

/**
 * Every cause that a check can fail for, by its name, in the order in which things happen: what was handed in, places and
 * connections, programs, welcomes, lines, texts, names and turns, groups. A name is for good: results of a class are kept,
 * and compared with later ones, by it.
 */
export const CAUSES = {
  'missing-program': {
    means: "Nothing in the folder can be taken for a role's program.",
    traits: ['no-program'],
  },
  'two-programs': {
    means: "Several files have a role's name, and nothing says which of them is meant.",
    traits: ['no-program'],
  },
  'syntax-error': {
    means:
      "A program does not compile, or its language refuses to read it when it is started. The compiler's first error is quoted.",
    traits: ['no-program', 'seen'],
  },
  'build-failed': {
    means: "The submission's own build ends with an error, or takes longer than it may.",
    traits: ['no-program'],
  },
  'bad-manifest': {
    means:
      'giliran.yaml cannot be read, or a command in it names a file that is not there, or that may not be run.',
    traits: ['no-program'],
  },
  'no-interpreter': {
    means: 'A command that the submission names itself cannot be run on this machine.',
    traits: ['no-program'],
  },

  'never-listens': {
    means: 'When its start has settled, a program has no port bound.',
    traits: ['self-evident', 'out-of-place'],
  },
  'wrong-port': {
    means: "A program binds another port than the lab's, or calls one.",
    traits: ['self-evident', 'out-of-place'],
  },
  'wrong-address': {
    means:
      'A program binds an address that the others do not reach, or calls one where nobody is; or the system refuses the address that it names.',
    traits: ['self-evident', 'out-of-place'],
    sentences: ['no-such-address', 'unreachable', 'unknown-host'],
  },
  'address-in-use': {
    means: 'The system refuses a program its port, because another one of the scene has it.',
    traits: ['seen'],
  },
  'never-connects': {
    means: 'When its start has settled, a client has no connection, and nothing says that it has tried.',
    traits: ['self-evident'],
  },
  'connection-refused': {
    means: 'A client has called the machine, and nobody listens there.',
    traits: [],
  },
  'wrong-protocol': {
    means: 'A program has a UDP port where the lab asks for TCP, or the other way round.',
    traits: ['self-evident', 'out-of-place'],
  },
  'stops-listening': {
    means: 'A server no longer listens when the next client comes.',
    traits: ['self-evident'],
  },
  'not-accepted': {
    means: "A client's connection stands before a server that has not accepted it when the turn is over.",
    traits: [],
  },
  'connection-reset': {
    means: 'A connection is closed, or torn down, while it is still needed.',
    traits: [],
    sentences: ['cut-off'],
  },
  'never-joined-group': {
    means: 'A receiver has its port, and is a member of no group.',
    traits: ['self-evident', 'out-of-place'],
  },
  'wrong-group': {
    means: "A receiver is a member of another group, or has bound another one's address.",
    traits: ['self-evident', 'out-of-place'],
  },
  'left-group': {
    means: 'A receiver leaves its group, or closes its port, before the sender is done.',
    traits: ['self-evident'],
  },
  'wrong-interface': {
    means: 'A program joins a group, or sends to it, on a network interface where the others are not.',
    traits: ['self-evident', 'wrong-way'],
  },
  'talks-beside-network': {
    means:
      "Less came over the lab's endpoints than is shown: lines went by a file, a pipe or another socket.",
    traits: ['seen'],
  },
  'no-network': {
    means: 'A program holds no socket at all when its start has settled.',
    traits: ['self-evident', 'out-of-place'],
  },

  crash: {
    means: 'A program ends with an error, or by a signal of its own, while it is still needed.',
    traits: ['self-evident', 'seen', 'ends'],
  },
  killed: {
    means: 'A program is ended by a signal that it cannot have sent itself, and that giliran has not sent.',
    traits: [],
  },
  'exits-early': {
    means: 'A program ends well, and is still needed.',
    traits: ['self-evident', 'ends'],
  },
  'brings-down': {
    means:
      'Another program ends, or fails otherwise, and this one is at fault for it, by what other scenes show.',
    traits: [],
  },
  'busy-loop': {
    means: 'A program never rests, although nothing comes, or uses up its time on the processor.',
    traits: ['self-evident', 'seen'],
  },
  'stopped-itself': {
    means: 'A program is stopped by a signal that giliran has not sent, and does not go on.',
    traits: ['self-evident'],
  },
  'too-much-memory': {
    means: 'A program is ended for the memory that it takes.',
    traits: ['self-evident', 'seen'],
  },
  'too-much-output': {
    means: 'A program is ended for what it prints.',
    traits: ['self-evident', 'seen'],
  },

  'not-announced': {
    means: 'A client connects, and the server prints nothing.',
    traits: [],
  },
  'wrong-announcement': {
    means: "What the server prints when a client connects names a number that cannot be this one's.",
    traits: [],
  },
  'no-welcome': {
    means: 'A client connects, and shows nothing, then or later.',
    traits: [],
  },
  'late-welcome': {
    means: 'What a client shows of its welcome stands on its screen only after a later move.',
    traits: [],
  },

  'never-sent': {
    means: 'A line is typed, and nothing leaves the program that should send it.',
    traits: ['recitable'],
  },
  'not-received': {
    means: 'A line has come, and lies unread at a program that could read it.',
    traits: ['recitable'],
  },
  erased: {
    means: 'A line is printed, and gone from the screen before the programs rest.',
    traits: [],
  },
  'not-printed': {
    means: 'A program has read something in the turn of a line, and shows nothing.',
    traits: ['recitable'],
  },
  'shown-otherwise': {
    means: 'A program shows something in the turn of a line, and it is not that line.',
    traits: ['recitable'],
  },
  'awaits-more': {
    means: 'A program has read a line, and waits for more of it, although it is its own turn to speak.',
    traits: [],
  },
  'not-passed-on': {
    means: 'A line comes to the server, and nothing goes on from there to a program that should have it.',
    traits: ['recitable'],
  },
  'not-heard': {
    means: "A line does not come to a program's screen, and the machine does not tell where it was lost.",
    traits: ['recitable'],
  },
  'not-sent-to-all': {
    means: 'The server sends its line to some of the programs, and not to all.',
    traits: ['recitable'],
  },
  'heard-twice': {
    means: 'A line stands more than once on a screen, although it was typed once.',
    traits: ['seen', 'plain'],
  },
  'shown-late': {
    means: 'A line comes to the screen in a later turn, alone.',
    traits: [],
  },
  'wrong-order': {
    means: "A line comes to the screen behind another one's that was typed later.",
    traits: [],
  },
  'sends-twice': {
    means: 'A line goes out more than once, although it was typed once.',
    traits: ['seen', 'plain'],
  },
  'sent-late': {
    means: 'A line goes out in a later turn, alone.',
    traits: ['plain'],
  },
  'output-held-back': {
    means: 'Lines of several turns come to the screen at once: what was printed had not been flushed.',
    traits: ['plain'],
  },
  'answers-before-hearing': {
    means:
      'A program waits for its keyboard while a line for it lies unread, and reads that only once it has been typed at.',
    traits: [],
  },
  stuck: {
    means: 'A program does not read what is typed at it, because it waits for something else.',
    traits: [],
  },
  deadlock: {
    means: 'Programs wait for each other in a circle.',
    traits: [],
  },
  'waits-for-newline': {
    means: 'A program does well where messages end with a line end, and does not where they end without one.',
    traits: [],
  },
  reorders: {
    means: 'Lines of one speaker come in another order than they were typed.',
    traits: ['plain'],
  },
  'merges-messages': {
    means: 'Two lines stand on one line of the screen, or go out as one message.',
    traits: ['plain', 'spoils'],
  },
  'splits-messages': {
    means: 'One line stands on several lines of the screen, or goes out as several messages.',
    traits: ['plain', 'spoils'],
  },

  'sends-prompt': {
    means: 'A scripted endpoint gets the prompt before the text that was typed.',
    traits: [],
  },
  'sends-in-pieces': {
    means: 'A message goes out in two sends, to programs that take each read for a whole message.',
    traits: [],
  },
  'wrong-encoding': {
    means: 'The letters of a text that are not ASCII come as others.',
    traits: ['seen', 'spoils'],
  },
  'spaces-changed': {
    means: 'A text comes with other spaces than were typed.',
    traits: ['seen', 'plain', 'spoils'],
  },
  truncated: {
    means: 'The beginning of a text comes, and the end does not.',
    traits: ['plain', 'spoils'],
  },
  changed: {
    means: 'A text comes that is like the one that was typed, and is not the same.',
    traits: ['seen', 'spoils', 'recitable'],
  },
  'hard-coded': {
    means: 'The same comes whatever is typed, in every turn or in every run.',
    traits: [],
    sentences: ['recites'],
  },

  'sent-back-to-author': {
    means: 'A line comes back to the screen of the program that it was typed at.',
    traits: ['seen'],
  },
  'missing-label': {
    means: 'Nothing on the screen says who has spoken.',
    traits: ['seen'],
  },
  'wrong-label': {
    means: 'The screen names another speaker.',
    traits: ['seen'],
  },
  'swapped-labels': {
    means: 'The screen names two speakers, each where the other one has spoken.',
    traits: ['seen'],
  },
  'out-of-turn': {
    means:
      'A line that was typed early is on another screen before the one who was to speak first has spoken.',
    traits: ['seen'],
  },
  'early-text-lost': {
    means: 'A line that was typed early is not shown when its turn has come, nor later.',
    traits: [],
  },
  'out-of-step': {
    means: 'A line that was typed early does not come, and one before it has not come either.',
    traits: [],
  },
  'old-line-shown': {
    means: 'A program shows a line that was sent before it was there.',
    traits: ['seen'],
  },

  'sent-to-wrong-port': {
    means: 'A datagram goes to the group, and to another port.',
    traits: ['wrong-way'],
  },
  'sent-to-wrong-group': {
    means: 'A datagram goes to another group.',
    traits: ['wrong-way'],
  },
  'loop-off': {
    means:
      'A datagram leaves the machine, and does not come to the members of the group on the machine itself.',
    traits: ['wrong-way'],
  },
  'sent-elsewhere-too': {
    means: 'A line goes to the group, and to somewhere else as well.',
    traits: [],
  },
  'sent-elsewhere': {
    means: 'A datagram goes out, and the machine does not tell where to.',
    traits: ['wrong-way'],
  },
  unicast: {
    means: 'A datagram goes to the address of a single machine.',
    traits: ['wrong-way'],
  },
  broadcast: {
    means: 'A datagram goes to the address of everybody on the network.',
    traits: [],
  },

  'wire-ttl': {
    means: 'What was recorded on the network left with another time to live than the lab asks for.',
    traits: ['seen'],
  },
  'wire-address': {
    means: 'What was recorded on the network went to another address.',
    traits: ['seen'],
  },
  'wire-port': {
    means: 'What was recorded on the network went to another port.',
    traits: ['seen'],
  },
  'wire-times': {
    means: 'More or fewer packets than the lab asks for were recorded for a line.',
    traits: [],
  },
  'wire-nothing': {
    means: 'Nothing that was sent for a line was recorded on the network.',
    traits: [],
  },
} as const satisfies Readonly<Record<string, CauseRow>>;
