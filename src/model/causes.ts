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
 * Every cause that a check can fail for, by its name, in the order in which things happen: what was handed in, places
 * and connections, programs, welcomes, lines, texts, names and turns, groups. A name is for good: results of a class
 * are kept, and compared with later ones, by it.
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
    traits: ['seen', 'silent'],
  },
  'never-connects': {
    means: 'When its start has settled, a client has no connection, and nothing says that it has tried.',
    traits: ['self-evident', 'silent'],
  },
  'connection-refused': {
    means: 'A client has called the machine, and nobody listens there.',
    traits: ['silent'],
  },
  'wrong-protocol': {
    means: 'A program has a UDP port where the lab asks for TCP, or the other way round.',
    traits: ['self-evident', 'out-of-place'],
  },
  'wrong-version': {
    means:
      'A program has come, or has sent, by version 4 of the protocol (IPv4), where the lab asks for version 6; a server that takes both has let it in.',
    traits: ['self-evident', 'seen', 'out-of-place'],
  },
  'stops-listening': {
    means: 'A server no longer listens when the next client comes.',
    traits: ['self-evident', 'silent'],
  },
  'not-accepted': {
    means: "A client's connection stands before a server that has not accepted it when the turn is over.",
    traits: ['silent'],
  },
  'connection-reset': {
    means: 'A connection is closed, or torn down, while it is still needed.',
    traits: ['silent'],
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
    traits: ['self-evident', 'silent'],
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
    traits: ['silent'],
  },
  'exits-early': {
    means: 'A program ends well, and is still needed.',
    traits: ['self-evident', 'ends'],
  },
  'brings-down': {
    means:
      'Another program ends, or fails otherwise, and this one is at fault for it, by what other scenes show.',
    traits: ['silent'],
  },
  'busy-loop': {
    means: 'A program never rests, although nothing comes, or uses up its time on the processor.',
    traits: ['self-evident', 'seen', 'silent'],
  },
  'stopped-itself': {
    means: 'A program is stopped by a signal that giliran has not sent, and does not go on.',
    traits: ['self-evident', 'silent'],
  },
  'too-much-memory': {
    means: 'A program is ended for the memory that it takes.',
    traits: ['self-evident', 'seen', 'silent'],
  },
  'too-much-output': {
    means: 'A program is ended for what it prints.',
    traits: ['self-evident', 'seen'],
  },

  'not-announced': {
    means: 'A client connects, and the server prints nothing.',
    traits: ['silent'],
  },
  'wrong-announcement': {
    means: "What the server prints when a client connects names a number that cannot be this one's.",
    traits: [],
  },
  'no-welcome': {
    means: 'A client connects, and shows nothing, then or later.',
    traits: ['silent'],
  },
  'late-welcome': {
    means: 'What a client shows of its welcome stands on its screen only after a later move.',
    traits: [],
  },

  'never-sent': {
    means: 'A line is typed, and nothing leaves the program that should send it.',
    traits: ['may-be-hard-coded', 'silent'],
  },
  'not-received': {
    means: 'A line has come, and lies unread at a program that could read it.',
    traits: ['may-be-hard-coded', 'silent'],
  },
  erased: {
    means: 'A line is printed, and gone from the screen before the programs rest.',
    traits: ['silent'],
  },
  'not-printed': {
    means: 'A program has read something in the turn of a line, and shows nothing.',
    traits: ['may-be-hard-coded', 'silent'],
  },
  'shown-otherwise': {
    means: 'A program shows something in the turn of a line, and it is not that line.',
    traits: ['may-be-hard-coded'],
  },
  'awaits-more': {
    means: 'A program has read a line, and waits for more of it, although it is its own turn to speak.',
    traits: ['silent'],
  },
  'not-passed-on': {
    means: 'A line comes to the server, and nothing goes on from there to a program that should have it.',
    traits: ['may-be-hard-coded', 'silent'],
  },
  'not-heard': {
    means: "A line does not come to a program's screen, and the machine does not tell where it was lost.",
    traits: ['may-be-hard-coded', 'silent'],
  },
  'not-sent-to-all': {
    means: 'The server sends its line to some of the programs, and not to all.',
    traits: ['may-be-hard-coded'],
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
    traits: ['silent'],
  },
  stuck: {
    means: 'A program does not read what is typed at it, because it waits for something else.',
    traits: ['silent'],
  },
  deadlock: {
    means: 'Programs wait for each other in a circle.',
    traits: ['silent'],
  },
  'waits-for-newline': {
    means: 'A program does well where messages end with a line end, and does not where they end without one.',
    traits: ['silent'],
  },
  reorders: {
    means: 'Lines of one speaker come in another order than they were typed.',
    traits: ['plain'],
  },
  'merges-messages': {
    means: 'Two lines stand on one line of the screen, or go out as one message.',
    traits: ['plain', 'corrupts'],
  },
  'splits-messages': {
    means: 'One line stands on several lines of the screen, or goes out as several messages.',
    traits: ['plain', 'corrupts'],
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
    traits: ['seen', 'corrupts'],
  },
  'spaces-changed': {
    means: 'A text comes with other spaces than were typed.',
    traits: ['seen', 'plain', 'corrupts'],
  },
  truncated: {
    means: 'The beginning of a text comes, and the end does not.',
    traits: ['plain', 'corrupts'],
  },
  changed: {
    means: 'A text comes that is like the one that was typed, and is not the same.',
    traits: ['seen', 'corrupts', 'may-be-hard-coded'],
  },
  'adds-to-lines': {
    means: 'A line is shown with more on it than what came, where it is to be shown as it came.',
    traits: ['seen', 'plain'],
  },
  'adds-to-typed': {
    means:
      'A line comes to a scripted endpoint with more on it than was typed, where it is to be sent as it was typed.',
    traits: [],
  },
  'passes-on-part': {
    means: 'A piece of a line comes that was too long, as if it were a line of its own.',
    traits: ['seen'],
  },
  'passes-on-raw-bytes': {
    means: 'Bytes come that are no UTF-8, or zero bytes, where all that is passed on is to be text.',
    traits: ['seen'],
  },
  'hard-coded': {
    means: 'The same comes whatever is typed, in every turn or in every run.',
    traits: [],
    sentences: ['never-typed'],
  },

  'sent-back-to-author': {
    means: 'A line comes back to the screen of the program that it was typed at.',
    traits: ['seen'],
  },
  'missing-label': {
    means: 'Nothing on the screen says who has spoken.',
    traits: ['seen', 'of-names'],
  },
  'wrong-label': {
    means: 'The screen names another speaker.',
    traits: ['seen', 'of-names'],
  },
  'swapped-labels': {
    means: 'The screen names two speakers, each where the other one has spoken.',
    traits: ['seen', 'of-names'],
  },
  'out-of-turn': {
    means:
      'A line that was typed early is on another screen before the one who was to speak first has spoken.',
    traits: ['seen'],
  },
  'early-text-lost': {
    means: 'A line that was typed early is not shown when its turn has come, nor later.',
    traits: ['silent'],
  },
  'out-of-step': {
    means: 'A line that was typed early does not come, and one before it has not come either.',
    traits: ['silent'],
  },
  'old-line-shown': {
    means: 'A program shows a line that was sent before it was there.',
    traits: ['seen'],
  },

  'heard-uninvited': {
    means: 'A line comes to a program that is not to have it.',
    traits: ['seen'],
  },
  'disagreeing-order': {
    means: 'Two programs show the same two lines, each in another order.',
    traits: ['seen'],
  },
  'no-answer': {
    means: 'Something is asked, and nothing comes to the one who should have the answer.',
    traits: ['silent'],
  },
  'wrong-answer': {
    means: 'Something is asked, and what comes is not the right answer.',
    traits: [],
  },
  'answers-twice': {
    means: 'An answer comes more often than it should.',
    traits: ['seen'],
  },
  'answers-unasked': {
    means: 'Something comes that must never come.',
    traits: ['seen'],
  },
  'not-told': {
    means: 'Something has happened, and nothing comes to those who should be told.',
    traits: ['silent'],
  },
  'names-nobody': {
    means: 'Something comes when something has happened, and it does not name who or what it is about.',
    traits: [],
  },
  'told-twice': {
    means: 'More is told of one thing than happened.',
    traits: ['seen'],
  },
  'tells-text': {
    means: 'A notice holds the text that it is only to tell of.',
    traits: ['seen'],
  },
  'does-not-end': {
    means: 'A program still runs when it should have ended.',
    traits: ['self-evident'],
  },
  'wrong-status': {
    means: 'A program ends when it should, with another status or by a signal.',
    traits: ['self-evident', 'seen'],
  },

  'stored-nothing': {
    means: 'A program leaves no file of the right name behind, and none that holds what it was to store.',
    traits: [],
  },
  'stored-elsewhere': {
    means: 'A program stores the right bytes under another name, or in another folder.',
    traits: ['seen'],
  },
  'stored-shorter': {
    means: 'What a program has stored is the beginning of the right file.',
    traits: [],
  },
  'stored-longer': {
    means: 'What a program has stored is the right file, and more behind it.',
    traits: ['seen'],
  },
  'stored-otherwise': {
    means: 'What a program has stored holds other bytes than the right file.',
    traits: ['seen'],
  },
  'stored-no-file': {
    means: 'What has the right name is a link, a pipe, or nothing that may be read.',
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
    traits: ['wrong-way', 'silent'],
  },
  'sent-elsewhere-too': {
    means: 'A line goes to the group, and to somewhere else as well.',
    traits: [],
  },
  'sent-elsewhere': {
    means: 'A datagram goes out, and the machine does not tell where to.',
    traits: ['wrong-way', 'silent'],
  },
  unicast: {
    means: 'A datagram goes to the address of a single machine.',
    traits: ['wrong-way'],
  },
  broadcast: {
    means: 'A datagram goes to the address of everybody on the network.',
    traits: [],
  },
  'limited-broadcast': {
    means: "A datagram goes to 255.255.255.255, and not to the last address of the sender's own network.",
    traits: [],
  },
  'prefix-ignored': {
    means:
      'A datagram goes to what would be the last address of the network if its prefix were /8, /16 or /24.',
    traits: ['wrong-way'],
  },
  'wrong-broadcast-address': {
    means:
      "A datagram goes to an address that is not the network's last one: the first, the last but one, any other.",
    traits: ['wrong-way'],
  },
  'unicast-to-each': {
    means:
      "A datagram goes to the address of a single machine, where it should go to the network's last one.",
    traits: ['wrong-way'],
  },
  multicast: {
    means: "A datagram goes to a multicast group, where it should go to the network's last address.",
    traits: ['wrong-way'],
  },
  'broadcast-not-allowed': {
    means:
      'The system refuses a datagram to everybody (EACCES), since the socket has not been allowed to broadcast.',
    traits: ['self-evident', 'silent'],
  },
  'deaf-to-broadcast': {
    means: 'A receiver of broadcasts is bound to one address of its machine, where none of them comes.',
    traits: ['self-evident', 'out-of-place'],
  },
  'joins-a-group': {
    means: 'A receiver of broadcasts is a member of a multicast group, to which nobody sends.',
    traits: ['self-evident'],
  },

  'group-not-told': {
    means: 'Who comes to a group is told of no address for it.',
    traits: [],
  },
  'group-told-otherwise': {
    means: 'What is told of a group is no address and port in the form that the lab gives.',
    traits: ['seen'],
  },
  'no-group-address': {
    means: 'The address that is told for a group is not one of those that the lab has for groups.',
    traits: ['seen'],
  },
  'group-on-wrong-port': {
    means: "The port that is told for a group is not the lab's.",
    traits: ['seen'],
  },
  'shared-group-address': {
    means: 'Two groups are told one address: whoever is in one of them gets what is said in the other.',
    traits: ['seen'],
  },
  'group-address-changes': {
    means: 'A group is told another address than before: whoever came earlier listens at the old one.',
    traits: ['seen'],
  },
  'leave-not-told': {
    means: 'Who leaves a group is not told that its membership is to be given up.',
    traits: [],
  },
  'text-by-tcp': {
    means: 'A text comes over a connection which should go to its group alone, as a datagram.',
    traits: ['seen'],
  },
  'author-unheard': {
    means: 'Everybody shows a line but its author, who is a member of the group as well.',
    traits: [],
  },
  'joins-unasked': {
    means: 'A program is a member of a group before anybody has told it of one.',
    traits: ['self-evident', 'seen'],
  },
  'keeps-membership': {
    means: 'A program is still a member of a group after it has been told to give that up.',
    traits: ['self-evident', 'seen'],
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
  'wire-receiver': {
    means: 'What was recorded on the network went to a role that it was not for.',
    traits: ['seen'],
  },
  'wire-else': {
    means:
      'Something that was recorded on the network went to a place, or by a way, that the lab does not name.',
    traits: ['seen'],
  },
  'wire-unasked': {
    means: 'A program sent something where nothing had been typed that has it send.',
    traits: ['seen'],
  },
  'wire-times': {
    means: 'More or fewer packets than the lab asks for were recorded for a line.',
    traits: [],
  },
  'wire-nothing': {
    means: 'Nothing that was sent for a line was recorded on the network.',
    traits: ['silent'],
  },

  'own-rule': {
    means: 'A grader that the lab brings along says that the claim does not hold.',
    traits: [],
  },
} as const satisfies Readonly<Record<string, CauseRow>>;
