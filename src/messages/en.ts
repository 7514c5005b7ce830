/**
 * English: every message by its id, with its parameters in braces. `{roles|is|are}` is one word where `roles` names
 * one, and another where it names several. `id.ts` has the same ids with the same parameters.
 */
export const en = {
  'problem.missing-program':
    'Expected a program for {role} (for instance {role}.py or {role}.ts), found none in {folder}.',
  'problem.empty-folder':
    'Expected programs in {folder}, found none that can be run (.py .ts .js .java .c .cpp .go .rb .pl .php .cs .rs, or a giliran.yaml).',
  'problem.near-miss':
    'Expected a program for {role}, found {file}. If that is the one, rename it or add {option}',
  'problem.several-near':
    'Expected a program for {role}, found {files}, any of which may be meant. Choose one, for instance with {option}',
  'problem.several-programs':
    'Expected one program for {role}, found {files}. Keep one, or choose it, for instance with {option}',
  'problem.one-program':
    'Expected programs for {roles}, found {file} alone. If it plays them all, say in giliran.yaml how each is started, for instance {line} (numbers are added behind that).',
  'problem.which-program':
    'Expected programs for {roles}, found {files}, none of which is named after one. Rename them, or say which is which: {options}',
  'problem.no-programs':
    'Expected programs for {roles}, found {files}, none of which giliran can start by itself. If a program is among them, say in giliran.yaml how it is started: {line}',
  'problem.other-language':
    'Expected a program for {role}, found {file}, which giliran does not start by itself. Say in giliran.yaml how it is started: {line}, with a line "build: …" above it where it has to be compiled.',
  'problem.notebook':
    '{file} cannot be run as it is: giliran takes programs out of notebooks in Python alone. Save its code as a program.',
  'problem.no-toolchain': '{file} needs {program}, which was not found on this machine.',
  'problem.no-product':
    'The build went well, but made no program for {role} out of {file}. Say in giliran.yaml how it is built and started.',
  'problem.for-windows':
    '{file} is written for Windows (winsock2.h and the like), which this machine is not.',
  'problem.newer-language':
    '{file} is written for a newer compiler than the one of this machine, which says: {output}',
  'problem.does-not-compile': '{output}',
  'problem.two-programs':
    'Expected one program for {role}, found {files}. Keep one, or choose with --map {role}=FILE.',
  'problem.syntax-error': '{file}:{line}:{column}: {error}  {source}',
  'problem.no-such-package':
    '{file}:{line}:{column}: the package "{name}" cannot be found. Use what the language itself brings, and files of your own folder.',
  'problem.no-such-file':
    '{file}:{line}:{column}: the file "{name}" cannot be found. It is looked for beside {file}; capitals count.',
  'problem.utf-16': '{file} is saved as UTF-16, which no language reads. Save it as UTF-8 in your editor.',
  'problem.no-command':
    '{file} starts {role} by "{command}", which is not there. Commands with a slash lie in the folder, after its build.',
  'problem.not-executable':
    '{file} starts {role} by "{command}", which may not be run. Fix it: chmod +x "{command}"',
  'problem.build-failed': 'The build ({command}) failed: {output}',
  'build.too-long': 'it was ended after {seconds} {seconds|second|seconds}',
  'build.too-much-memory': 'it took too much memory',
  'build.too-much-output': 'it printed far too much',
  'problem.bad-manifest': '{file} cannot be used: {reason}.',
  'problem.no-interpreter':
    '{file} needs {program}, which was not found on this machine. Install it and try again.',
  'problem.too-large':
    'The folder holds more than {most}. Hand in the programs alone, without packages and recordings.',
  'problem.too-many-files':
    'The folder holds more than {most} files. Hand in the programs alone, without packages.',

  // Causes: `role` is who shows, hears or does it, `from` who spoke, `server` who should have passed it on; `roles`
  // are those at fault, or those whom it concerns where nobody is named.
  'cause.missing-program': 'the program is missing',
  'cause.two-programs': 'there are two programs for one role',
  'cause.syntax-error': 'the program cannot be compiled',
  'short.room':
    'There is no room left on the disk for what giliran writes. This is nobody’s fault: make room (in $TMPDIR or /tmp, and where the results go), and give the same command again.',
  'short.files':
    'This machine lets giliran open no more files. This is nobody’s fault: raise the limit (ulimit -n), or let less go on at once, and give the same command again.',
  'short.memory':
    'This machine has too little memory left. This is nobody’s fault: end other programs, or let less go on at once, and give the same command again.',
  'short.read-only':
    'giliran cannot write where it has to: the disk is read-only. This is nobody’s fault: set TMPDIR to a folder on another disk, and give the same command again.',
  'short.processes':
    'This machine lets giliran start no more processes. This is nobody’s fault: raise the limit (ulimit -u), or let less go on at once, and give the same command again.',
  'short.sandbox':
    'A program could not be put into its sandbox: the machine is short of processes, memory or room. This is nobody’s fault: let less go on at once, and give the same command again.',
  'short.scene':
    'giliran could not play {run} to its end, twice: {reason}. This is nobody’s fault: give the same command again.',
  'short.no-temp':
    'giliran can make no folder in {folder}, where temporary files go ({reason}). Set TMPDIR to a folder that is there and can be written in, and give the same command again.',
  'cause.build-failed': 'the program cannot be built',
  'cause.bad-manifest': 'giliran.yaml cannot be used',
  'cause.no-interpreter': 'the program cannot be run on this machine',

  'cause.never-listens': '{roles} never {roles|listens|listen} on {endpoint}',
  'cause.wrong-port': '{roles} {roles|uses|use} {other} instead of {endpoint.port}',
  'cause.wrong-address': '{roles} {roles|uses|use} an address that the other programs do not: {other}',
  'cause.address-in-use': '{roles} cannot have {endpoint.port}: it is already in use',
  'cause.never-connects': '{roles} never {roles|connects|connect} to {endpoint}',
  'cause.connection-refused': '{roles} {roles|tries|try} to connect where nobody listens',
  'cause.wrong-version': '{roles} {roles|comes|come} by IPv4 instead of by IPv6',
  'cause.wrong-protocol': '{roles} {roles|uses|use} {other} instead of {endpoint}',
  'cause.no-such-address': '{roles} {roles|uses|use} an address that this machine does not have',
  'cause.unreachable': '{roles} {roles|uses|use} an address to which no way leads from here',
  'cause.unknown-host': '{roles} {roles|asks|ask} for a host by a name that nobody knows here',
  'cause.stops-listening': '{roles} {roles|stops|stop} listening on {endpoint} before everybody has come',
  'cause.not-accepted': '{server} never accepts {role}, which has connected to it',
  'cause.cut-off': 'the connection of {role} is cut off while it is still needed',
  'cause.connection-reset': '{roles} {roles|closes|close} a connection that is still needed',
  'cause.never-joined-group': '{roles} never {roles|joins|join} {endpoint}',
  'cause.wrong-group': '{roles} {roles|joins|join} {other} instead of {endpoint}',
  'cause.left-group': '{roles} {roles|leaves|leave} {endpoint} while the sender still speaks',
  'cause.wrong-interface': '{roles} {roles|uses|use} a network interface that is not used here',
  'cause.talks-beside-network': '{roles} {roles|talks|talk} beside the network of the lab',
  'cause.no-network': '{roles} never {roles|uses|use} the network',

  'cause.crash': '{roles} crashed',
  'cause.killed': '{roles} {roles|was|were} killed, and not by giliran',
  'cause.exits-early': '{roles} ended while still needed',
  'cause.brings-down': 'something that {roles} {roles|does|do} brings {others} down',
  'cause.busy-loop': '{roles} {roles|runs|run} all the time without ever waiting',
  'cause.stopped-itself': '{roles} stopped {roles|itself|themselves}, as Ctrl-Z would',
  'cause.too-much-memory': '{roles} took far too much memory',
  'cause.too-much-output': '{roles} printed far too much',

  'cause.not-announced': '{role} does not announce {client}',
  'cause.wrong-announcement': '{role} announces {client} under another number',
  'cause.no-welcome': '{role} shows no welcome on connecting',
  'cause.late-welcome': '{role} is welcomed only later, not on connecting',

  'cause.never-sent': '{role} does not send a line that is typed at it',
  'cause.not-received': 'a line of {from} lies unread at {role}',
  'cause.erased':
    '{roles} {roles|prints|print} a line of {from} and {roles|erases|erase} it before anybody can read it',
  'cause.not-printed': '{role} reads a line of {from} and does not show it',
  'cause.shown-otherwise': '{role} shows something else where a line of {from} should stand',
  'cause.awaits-more':
    '{role} reads a line of {from} and goes on waiting for more, although it is its own turn',
  'cause.not-passed-on': '{server} does not pass a line of {from} on to {role}',
  'cause.not-heard': 'a line of {from} does not get to {role}',
  'cause.not-sent-to-all': '{server} does not send its line to everybody: not to {role}',
  'cause.heard-twice': '{role} shows a line of {from} more than once',
  'cause.shown-late': '{role} shows a line of {from} only later',
  'cause.wrong-order': '{role} shows a line of {from} after its turn',
  'cause.sends-twice': '{role} sends a line more than once',
  'cause.sent-late': '{role} sends a line only later',
  'cause.output-held-back': '{role} holds lines back and shows several at once',
  'cause.answers-before-hearing': '{role} waits for its keyboard before it has read what {from} sent',
  'cause.stuck': '{roles} {roles|waits|wait} for something that does not come',
  'cause.deadlock': 'programs wait for each other, and none of them can go on',
  'cause.waits-for-newline': '{roles} {roles|waits|wait} for a line end that nobody has to send',
  'cause.reorders': '{role} shows lines of {from} in another order than they were typed',
  'cause.merges-messages': 'two lines become one at {role}',
  'cause.splits-messages': 'one line becomes several at {role}',

  'cause.sends-prompt': '{roles} {roles|sends|send} the prompt along with the text',
  'cause.sends-in-pieces': '{roles} {roles|sends|send} one message in several sends',
  'cause.wrong-encoding': 'letters beyond ASCII are spoiled between {from} and {role}',
  'cause.spaces-changed': 'spaces are changed between {from} and {role}',
  'cause.truncated': 'a line is cut between {from} and {role}',
  'cause.changed': 'a text is changed between {from} and {role}',
  'cause.hard-coded': 'the text at {role} is always the same, whatever is typed',

  'cause.never-typed':
    '{roles} {roles|shows|show} a conversation that nobody has typed, the same in every run',

  'cause.sent-back-to-author': '{server} sends a line back to its author, {role}',
  'cause.missing-label': '{role} does not name {from} as the one who spoke',
  'cause.wrong-label': '{role} names somebody else as the speaker, not {from}',
  'cause.swapped-labels': "at {role} the speakers' names are exchanged",
  'cause.out-of-turn': 'a line of {role} is heard before its turn',
  'cause.early-text-lost': 'a line that {role} typed early is never heard',
  'cause.out-of-step':
    'since an earlier line went wrong, what {role} typed early does not get to {hearer} either',
  'cause.old-line-shown': '{role} shows a line from before its start',

  'cause.sent-to-wrong-port': '{role} sends to a wrong port',
  'cause.sent-to-wrong-group': '{role} sends to a wrong group',
  'cause.wire-ttl': '{role} sends with another time to live',
  'cause.wire-address': '{role} sends to another address',
  'cause.wire-port': '{role} sends to another port',
  'cause.wire-receiver': '{role} sends to somebody whom it is not for',
  'cause.wire-else': '{role} sends something else, too',
  'cause.wire-unasked': '{role} sends something that nobody has typed',
  'cause.wire-times': '{role} sends another number of packets for a line',
  'cause.wire-nothing': 'nothing of what {role} sends is seen on the network',
  'expected.wire-ttl': 'every packet of {role} leaves with a TTL of {ttl}',
  'expected.wire-address': '{role} sends to {address}',
  'expected.wire-port': '{role} sends to port {port}',
  'expected.wire-receiver': '{role} sends to {receivers} alone',
  'expected.wire-only': 'nothing leaves {role} but what is typed at it, by {endpoint}',
  'expected.wire-times': '{role} sends {times} for each line (lines: {lines})',
  'actual.wire-ttl': 'recorded on the network: one to {to} with a TTL of {ttl}',
  'actual.wire-to': 'recorded on the network: one to {to}',
  'actual.wire-receiver': 'recorded on the network: one to {other}, at {to}',
  'actual.wire-way': 'recorded on the network: {transport} to {to}, {bytes} {bytes|byte|bytes}',
  'actual.wire-times': 'recorded on the network: {count}',
  'actual.wire-nothing': 'nothing was recorded on the network, of what was to go to {endpoint}',
  'inconclusive.unknown-sender':
    'nobody knows which program has sent some of the packets, so nothing is said of {role}',
  'inconclusive.unknown-receiver': 'nobody knows to whom some packets of {role} went',
  'inconclusive.broken-capture': 'some of the packets may not have been recorded',
  'left-out.no-capture':
    'left out: packets cannot be recorded here ({package}, and a private network: giliran doctor)',
  'note.no-capture':
    'not all packets could be recorded: that takes dumpcap and a private network (giliran doctor)',
  'note.left-out':
    '{titles} could not be checked on this machine: of {titles|its|their} {points} points you get the same share as of all others',
  'cause.loop-off': '{role} keeps what it sends from its own machine, where the receivers are',
  'cause.sent-elsewhere-too': '{role} sends to somewhere else as well',
  'cause.sent-elsewhere': '{role} does not send to the group and port',
  'cause.unicast': '{role} sends to one machine instead of to the group',
  'cause.broadcast': '{role} broadcasts instead of sending to the group',

  'expected.program': 'a program for {roles}',
  'expected.listening': '{role} listens on {endpoint}',
  'expected.over-endpoint': 'what {from} says comes to {role} over {endpoint}',
  'expected.network': 'what is shown has come over the network',
  'expected.joined': '{role} uses the port and has joined {endpoint}',
  'expected.announced': '{role} announces {client} when it connects',
  'expected.greeted': '{role} connects, and shows the welcome of {server}',
  'expected.shown-once': '{role} shows "{text}" of {from} once',
  'expected.stays': '{role} goes on, however long nobody says anything',
  'expected.no-echo': '{role} does not get "{text}" back',
  'expected.label': '{role} names {from} before "{text}"',
  'expected.no-prompt': '{role} sends "{text}" without the prompt that stands on its own screen',
  'expected.one-send': '{role} sends "{text}", with whatever it puts before it, in one send',
  'expected.in-turn': '{role} shows "{text}" of {from} before the next line is typed',
  'expected.held-back': 'nobody hears "{text}", which {role} typed early, before its turn',
  'expected.heard-then': '{hearer} hears "{text}", which {role} typed early, in its turn',
  'expected.nothing-old': '{role} was started after "{text}" and does not show it',
  'expected.sent-once': '{role} sends "{text}" once',
  'expected.sent-to-group': '{role} sends to {endpoint} and nowhere else',
  'expected.typed-text': '{role} sends what was typed',

  'actual.nothing-came':
    '{role} shows "{text}", although nothing at all has been sent over {endpoint} since it was typed',
  'actual.too-few-bytes':
    '{role} shows a long line of {from}, although no more than {bytes} bytes have been sent to all since it was typed',
  'actual.too-little-came':
    '{count} programs show "{text}", {role} among them, although only {times} {times|message has|messages have} come over {endpoint} since it was typed',
  'actual.no-network': 'no socket of {roles} was ever bound or connected',
  'actual.listens-elsewhere': '{roles} {roles|listens|listen} on {other}',
  'actual.stops-listening': '{roles} no longer {roles|listens|listen} on {endpoint}',
  'actual.wrong-address': '{roles} {roles|is|are} bound to {other}, where the others do not look',
  'actual.not-accepted': '{role} has connected, and {server} has not accepted it',
  'actual.hung-up': '{roles} closed the connection, and went on without it',
  'actual.left-group': 'the membership of {roles} in {endpoint} has ended',
  'actual.stopped-itself': '{roles} {roles|is|are} stopped, and {roles|does|do} nothing any more',
  'actual.not-listening': 'nothing listens on {endpoint}',
  'actual.not-bound': '{roles} {roles|has|have} not taken the port',
  'actual.bound-elsewhere': '{roles} {roles|has|have} taken {other}',
  'actual.not-joined': '{roles} {roles|has|have} joined no group',
  'actual.joined-elsewhere': '{roles} {roles|has|have} joined {other}',
  'actual.joined-on-loopback':
    '{roles} {roles|has|have} joined on loopback (127.0.0.1), and the sender sends to the network',
  'expected.by-version-6': '{roles} {roles|uses|use} {endpoint}',
  'actual.by-version-4':
    'what {roles} {roles|has|have} sent came by IPv4: it got through because the server takes both versions',
  'actual.not-connected': '{roles} {roles|has|have} no connection',
  'actual.over-limit': '{roles} broke a limit and had to be stopped',
  'actual.ended': '{roles} ended with status {how}, and wrote nothing to stderr',
  'actual.crash-error': '{roles} ended with status {how}: {error}',
  'actual.error-while-living': '{role} goes on, but has printed: {error}',
  'actual.never-rests': '{roles} {roles|runs|run} all the time, and nothing comes of it',
  'actual.printed-nothing': '{role} printed nothing',
  'actual.printed': '{role} printed "{seen}"',
  'actual.not-greeted': '{role} showed nothing on connecting',
  'actual.greeted-late': '{role} got its welcome only after others had come',
  'actual.shown-times': '{role} showed it {times} times',
  'actual.shown-late': '{role} showed it only after the next line',
  'actual.shown-changed': '{role} showed "{seen}"',
  'actual.shown-other': '{role} showed "{seen}"',
  'actual.erased': '{role} printed it, and it was gone from the screen at once',
  'actual.shown-nothing': '{role} showed nothing',
  'actual.never-shown': '{hearer} never showed it',
  'actual.echo': '{role} showed "{text}" again after the server had it',
  'actual.line': '{role} showed "{seen}"',
  'actual.heard-early': '{hearer} showed it before',
  'actual.shown-old': '{role} showed it',
  'actual.sent-with': '{role} sent "{seen}"',
  'actual.pieces': '{role} sent it in {times} pieces',
  'actual.sent-others':
    '{role} sent {times} {times|datagram|datagrams} of its own, "{seen}" for one, and the line in none of them',
  'actual.shown-first': '{role} showed "{other}" first, which was typed after it',
  'actual.never-sent': '{role} sent nothing',
  'actual.sent-late': '{role} sent it only with a later line',
  'actual.sent-to-wrong-port': 'it went to a port that nobody listens on',
  'actual.sent-to-wrong-group': 'it went to another group',
  'actual.loop-off': 'it left the machine for the group, and nobody on the machine itself got it',
  'actual.sent-times': '{role} sent {times} {times|datagram|datagrams}',
  'actual.sent-elsewhere-too':
    '{role} sent {times} {times|datagram|datagrams}, and not all of them to the group and port',
  'actual.sent-elsewhere': 'nothing came to the group, to this machine or by broadcast at that port',
  'actual.sent-broadcast': 'it came by broadcast',
  'actual.sent-unicast': 'it came to this machine alone',
  'actual.same-always': 'every time it was "{seen}"',

  'skipped.needs': 'skipped until this is right: {check}',
  'skipped.absent': 'skipped: there is no program for {role}',
  'inconclusive.never-said': 'the run ended before this could be tried',
  'inconclusive.names-left': 'nobody is there who would add the names that are not sent along',
  'inconclusive.nothing-shown': 'nothing was shown that could be looked at',
  'inconclusive.no-port-table': 'this machine does not tell which ports are in use',
  'inconclusive.echo-or-remark':
    '{role} showed its own line, and this machine cannot tell a remark from an echo',
  'inconclusive.own-grader': 'the grader {grader} cannot tell: {reason}',
  'cause.own-rule': 'what this check asks for is not met',
  'expected.own-rule': '{text}',
  'actual.own-rule': '{text}',
  'inconclusive.no-grader': 'there is no grader {grader}',
  'inconclusive.grader-threw': 'the grader {grader} failed: {reason}',
  'inconclusive.hidden': 'the trouble with {roles} hides whether this holds',
  'inconclusive.untried': 'this could not be tried. {reason}',
  'inconclusive.by-chance':
    '{roles} {roles|sends|send} one message in several sends: what comes of it is a matter of chance',
  'inconclusive.own-protocol':
    'this fails with a scripted {roles}; whether {about} would do better with your own {roles} cannot be seen before {roles} {roles|works|work}',
  'inconclusive.not-run': 'no scene for it could be played',
  'inconclusive.idle': 'nothing came, but this machine cannot prove that nothing was still to come',

  'note.taken': '{file} was taken for {roles}, by its name; --map or a giliran.yaml can say otherwise',
  'note.mapped': '{file} was taken for {role}, because the map says so',
  'note.run-failed': 'giliran could not play {run} to its end, which is nobody’s fault: {reason}',
  'note.started':
    '{roles} {roles|was|were} started as {lines}: giliran adds the number and the count for a program that plays several roles',
  'note.started-both-ways':
    '{roles} {roles|was|were} started as {lines}: giliran adds the number and the count for a program that plays several roles, and without them it did no better',
  'note.started-otherwise':
    '{roles} {roles|was|were} started as {lines}: {roles|it|they} did less well as {others}, with the number and the count that giliran adds',
  'note.shared-network':
    "the programs ran on this machine's own network ({reason}); giliran doctor says how to get a private one",
  'note.weak':
    '{count} {count|move was|moves were} settled by waiting, because a program never rests or this machine hides what it does',

  'report.expected': 'expected:',
  'report.seen': 'seen:',
  'report.why': 'why:',
  'report.who': 'who:',
  'report.hint': 'hint:',
  'report.roles': '{roles}',
  'report.nobody': 'cannot be told from this run',
  'report.pass': 'passed: {score} of {most} points',
  'report.fail': 'not yet: {score} of {most} points',
  'report.inconclusive': 'could not be graded for certain: the score is withheld (of {most})',
  'report.with-probe': 'with {roles|a scripted|scripted} {roles}',
  'report.with-reference': 'with the reference {roles}',
  'report.cast-note':
    "checks marked 'with …' were decided with another program in place of yours, so that one program's mistake does not cost the points of the others",
  'report.same': 'same as above:',
  'report.next-hint': 'more hints:',
  'report.next-show': 'what happened:',
  'report.note': 'note:',
  'report.seed': 'seed {seed}',
  'report.trace': 'trace {file}',

  'why.waits': '{role} is waiting {what}',
  'why.runs': '{role} is not waiting for anything: it is running',
  'why.printed': '{role} printed: {error}',
  'why.stopped': '{role} is stopped, and cannot go on by itself',
  'why.turn': "it is {role}'s turn",
  'why.not-typed': 'what was typed at {role} has not been read: it waits for something else first',
  'why.showed-nothing': '{role} showed nothing in the whole run: does it print, and is its output flushed?',
  'why.showed-all-at-its-end': 'what {role} shows comes only at its end: is its output flushed?',
  'why.one-read':
    'a program may take what one read gives for a message, and yours do: whether a second piece has come by then is a matter of chance',
  'why.sent-nothing': '{role} sent nothing over the network in its turn',
  'why.deadlock': 'they wait for each other in a circle: {circle}',
  'why.unread': '{bytes} {bytes|byte|bytes} from {from} {bytes|lies|lie} unread at {role}',
  'why.unread-datagram': '{bytes} {bytes|byte|bytes} {bytes|lies|lie} unread at {role}',
  'why.unread-datagrams': 'datagrams lie unread at {role}',
  'why.fixed': 'with the reference {roles} in place of yours, this passes',
  'why.fixed-by-probe': 'with {roles|a scripted|scripted} {roles} in place of yours, this passes',
  'why.fixed-by-peer':
    'with {roles|a scripted|scripted} {roles} in place of yours that {roles|sends|send} in the form in which {peers} {peers|sends|send}, this passes',

  'wait.keyboard': 'for its keyboard',
  'wait.client': 'for a client to connect',
  'wait.timer': 'for a timer',
  'wait.lock': 'for another of its own threads',
  'wait.child': 'for a program that it has started',
  'wait.message': 'to read from {from}',
  'wait.message-unknown': 'to read from a connection',
  'wait.room': 'until {to} reads what it has been sent',
  'wait.room-unknown': 'until somebody reads what it has sent',
  'wait.connection': 'to be let in by {to}',
  'wait.connection-unknown': 'for a connection to be made',
  'wait.datagram': 'for a datagram on port {port}',
  'wait.other': 'in the system call {call}',

  'endpoint.tcp': 'TCP port {port}',
  'endpoint.udp': 'UDP port {port}',
  'endpoint.group': 'group {group} (UDP port {port})',

  'list.nobody': 'nobody',
  'list.and-two': '{rest} and {last}',
  'list.and-more': '{rest} and {last}',
  'list.comma': '{rest}, {last}',
  'list.or-two': '{rest} or {last}',
  'list.or-more': '{rest} or {last}',
} as const;

/** An id of this catalogue. */
export type MessageId = keyof typeof en;
