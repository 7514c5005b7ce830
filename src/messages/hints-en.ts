/**
 * English: hints for each cause, from gentle to plain: a question to look at, where to look, what the mechanism is.
 * Never the solution's code. Part of `en.ts`.
 */
export const hintsEn = {
  'hint.missing-program.1': 'Is the program in the folder that you named, and is it called after its role?',
  'hint.missing-program.2': 'giliran guide LAB lists the file names; capitals and underscores count.',
  'hint.missing-program.3':
    'A role is played by the file of its own name, or by the one without the number, for all of that kind; a number or a name around it does no harm while one file alone may be meant. Any other file needs --map ROLE=FILE.',
  'hint.two-programs.1': 'Which of the two files is the one to hand in?',
  'hint.two-programs.2': 'Look for an older version, or the same program in another language.',
  'hint.two-programs.3':
    "Only one file may bear a role's name, whatever its extension. Move the other one out of the folder, or say which with --map ROLE=FILE.",
  'hint.syntax-error.1':
    'What does the message name: a line, a package, or the way in which the file was saved?',
  'hint.syntax-error.2':
    'In a line that is named, look for a bracket, a quote or a comma that is missing there or a little above.',
  'hint.syntax-error.3':
    'The place is where reading stopped making sense, which is often just after the mistake. Your editor marks the same place.',
  'hint.build-failed.1': 'Does the same build command succeed in a fresh copy of your folder?',
  'hint.build-failed.2': 'Read the first error of the build, not the last: the others often follow from it.',
  'hint.build-failed.3':
    'The build runs in a copy of the folder, without a shell and without what lies outside. Everything it needs must be in the folder or be installed on the machine.',
  'hint.bad-manifest.1': 'Does giliran.yaml name a command for each role?',
  'hint.bad-manifest.2': 'Look at the indentation, and at the keys: only "roles" and "build" are known.',
  'hint.bad-manifest.3':
    'giliran.yaml is a map: "roles" has a command for each role\'s name, and "build" is the command that comes before, if there is one.',
  'hint.no-interpreter.1':
    'Is the language of this program installed here, and does it start from a terminal?',
  'hint.no-interpreter.2': 'giliran doctor says what was found on this machine.',
  'hint.no-interpreter.3':
    'A program that is not compiled needs another one that runs it, and that one must be found in the PATH.',

  'hint.never-listens.1': 'Which port should this program take, and does it get as far as taking it?',
  'hint.never-listens.2': 'Look at where it binds, and at anything that it waits for before that.',
  'hint.never-listens.3':
    'A server must bind its port and begin to listen before it waits for anything else; a receiver must bind its port before it reads.',
  'hint.wrong-port.1': 'Which port does the lab ask for, and which one stands in your program?',
  'hint.wrong-port.2': 'Compare the number in every one of your programs; it is easily changed in only one.',
  'hint.wrong-port.3':
    'Two programs meet only where both name the same port: the one that binds and the one that calls.',
  'hint.wrong-address.1': 'By which address does each of your programs name the machine?',
  'hint.wrong-address.2':
    'Look at the host that is bound or called: a fixed address of your own network, or IPv6 on one side and IPv4 on the other?',
  'hint.wrong-address.3':
    "A bound address takes only what is sent to that very address. Use the machine's own host name on every side, and the same family of addresses.",
  'hint.address-in-use.1': 'Who else wants the same port at the same time?',
  'hint.address-in-use.2': 'Look at what is set on the socket before it is bound.',
  'hint.address-in-use.3':
    'A port belongs to one socket, unless each of them allows the address to be used again, before it binds. Two receivers on one machine need that.',
  'hint.never-connects.1': 'Does the client get as far as calling the server?',
  'hint.never-connects.2':
    'Look at what it waits for before it connects, and whether it does so at once when it starts.',
  'hint.never-connects.3':
    'A client must connect when it starts, without waiting for a line to be typed: the server counts on it.',
  'hint.connection-refused.1': 'Is anybody listening at the address and port that the client calls?',
  'hint.connection-refused.2':
    'Compare host and port on both sides, and whether the server still lives at that time.',
  'hint.connection-refused.3':
    '"Connection refused" is the answer of a machine on which nobody listens at that port. The request arrived, and nobody was there to take it.',
  'hint.wrong-version.1':
    'Which version of the protocol does your socket speak, and which one does the lab ask for?',
  'hint.wrong-version.2':
    'Look at the address that you connect to, or send to: are there dots in it, or colons? A name may lead to either.',
  'hint.wrong-version.3':
    'A server that listens at "::" mostly takes IPv4 as well, so that it works by chance. Make the socket with AF_INET6, or ask getaddrinfo for that family, and use an address such as ::1.',
  'hint.wrong-protocol.1': 'Does the lab ask for TCP or for UDP, and which one does your socket speak?',
  'hint.wrong-protocol.2': 'Look at the place where the socket is made: stream or datagram?',
  'hint.wrong-protocol.3':
    'TCP and UDP have ports of their own: TCP 8080 and UDP 8080 are two different doors, and nobody meets at the wrong one.',
  'hint.stops-listening.1': 'How many clients are to come, and how many does the server wait for?',
  'hint.stops-listening.2': 'Look at where the listening socket is closed.',
  'hint.stops-listening.3':
    'The listening socket is the door: once it is closed, nobody else gets in, though those who are inside can go on talking.',
  'hint.not-accepted.1': 'What is the server doing while this client waits at the door?',
  'hint.not-accepted.2': 'Look at how often the server accepts, and at what it waits for in between.',
  'hint.not-accepted.3':
    'The system lets a client connect before the server accepts it. Until then nobody reads what it sends, and nobody welcomes it.',
  'hint.connection-reset.1': 'Who closes the connection, and is the conversation over by then?',
  'hint.connection-reset.2': 'Look at where sockets are closed, and at what happens when a function returns.',
  'hint.connection-reset.3':
    "When one side closes, or its program ends, the other one's next write or read fails. Keep the connection until the conversation is over.",
  'hint.never-joined-group.1': 'Has the receiver asked to become a member of the group?',
  'hint.never-joined-group.2': "Look at what is set on the receiver's socket after it has been bound.",
  'hint.never-joined-group.3':
    'Binding the port is not enough: what is sent to a multicast group reaches only members, and a socket becomes one by joining.',
  'hint.wrong-group.1': 'Which group does the lab ask for, digit by digit?',
  'hint.wrong-group.2': "Compare the group's address in the receivers with the one in the sender.",
  'hint.wrong-group.3':
    'A member hears its own group alone. Sender and receivers must name the same address.',
  'hint.left-group.1': 'How long does the receiver stay a member of the group?',
  'hint.left-group.2':
    'Look for a place that leaves the group or closes the socket, perhaps after the first message.',
  'hint.left-group.3':
    'Membership lasts until the socket leaves the group or is closed. What is sent after that does not come any more.',
  'hint.wrong-interface.1': 'On which network does the program join the group, or send to it?',
  'hint.wrong-interface.2':
    'Look at the interface, or the address of one, that is given when it joins or sends.',
  'hint.wrong-interface.3':
    'Membership belongs to a group and to one interface. With no interface in particular (0.0.0.0), the system takes the one that its route to the group goes by.',
  'hint.talks-beside-network.1':
    'Which way does a line take from the keyboard of one program to the screen of another?',
  'hint.talks-beside-network.2':
    'Look for files, pipes, local sockets and other ports that two of your programs use. On two machines, which of them would still work?',
  'hint.talks-beside-network.3':
    "Every line goes over the lab's own port or group. How it is written there is up to you, and so is what one program does within itself.",

  'hint.no-network.1': 'By which line of the program do others reach it, or does it reach them?',
  'hint.no-network.2':
    'Look for the place where a socket is made. Is it ever reached, and what is done with the socket after it?',
  'hint.no-network.3':
    'The programs share nothing but the network. A socket that is only made has no part in it: a server binds it, a client connects it.',

  'hint.crash.1': 'What does the error say, and which line of yours does it name?',
  'hint.crash.2': 'Look at that line: what does it take for granted that was not so this time?',
  'hint.crash.3':
    'An error that nobody catches ends the program. Start it in a terminal and repeat what was done last: the same error will come.',
  'hint.killed.1': 'Does any of your programs end others?',
  'hint.killed.2': 'Look for calls that send signals, and for memory that grows without end.',
  'hint.killed.3':
    'A program that ends by SIGKILL or SIGTERM was ended from outside: by another program, or by the system because memory ran out.',
  'hint.exits-early.1':
    'Why does the program end here: has it nothing left to wait for, or has a call failed without a word?',
  'hint.exits-early.2':
    'Look at the end of its loop, and at whether there is one. Then look at each call that may fail, such as bind: who hears of its error?',
  'hint.exits-early.3':
    'A program ends when it has nothing left to do. Reading and sending belong in a loop that goes on; and an error that is caught and not shown, such as a port that is in use already, leaves nothing to wait for. Print every error that you catch.',
  'hint.brings-down.1': 'What does this program send or do just before the other one ends?',
  'hint.brings-down.2': "Compare what it sends with what the lab's protocol allows.",
  'hint.brings-down.3':
    'The other program ends because of something that it gets, or because its connection is closed. Alone with scripted partners it goes on.',
  'hint.busy-loop.1': 'What does the program do while there is nothing to do?',
  'hint.busy-loop.2': 'Look for a loop that asks again and again without waiting.',
  'hint.busy-loop.3':
    'A call that blocks lets the program sleep until something comes. A loop that only asks keeps a processor busy and gains nothing.',
  'hint.stopped-itself.1':
    'Does the program send itself a signal, or read from the terminal in the background?',
  'hint.stopped-itself.2': 'Look for SIGSTOP, SIGTSTP or SIGTTIN, and for what is started in the background.',
  'hint.stopped-itself.3': 'A stopped process does nothing at all until somebody sends it SIGCONT.',
  'hint.too-much-memory.1': 'What does the program collect, and when does it let go of it?',
  'hint.too-much-memory.2': 'Look for lists and texts that grow in a loop.',
  'hint.too-much-memory.3':
    'What is added in every round of an endless loop fills the memory. A chat needs no more than the line that it is about to pass on.',
  'hint.too-much-output.1': 'Which line is printed again and again, and when should it stop?',
  'hint.too-much-output.2': 'Look at the loop around the print: what does it wait for?',
  'hint.too-much-output.3':
    'When the other end has closed, reading returns at once with nothing, for ever. A loop that prints what it reads must end then.',

  'hint.not-announced.1': "What appears on the server's screen when a client connects?",
  'hint.not-announced.2': 'Look at the lines right after the server has accepted a client.',
  'hint.not-announced.3':
    "Each client is announced when it is accepted, before the server waits for anything else, and the line must leave the program's buffer at once.",
  'hint.wrong-announcement.1': 'Which number does the first client get, and which the second?',
  'hint.wrong-announcement.2': 'Look at where the number is counted: before the announcement or after it?',
  'hint.wrong-announcement.3': 'Clients are numbered from 1 in the order in which they connect.',
  'hint.no-welcome.1': "Which of the two is missing: the server's message, or the client's showing it?",
  'hint.no-welcome.2':
    'Look at what the server sends right after accepting, and at what the client reads first.',
  'hint.no-welcome.3':
    'The server sends one message to each client as soon as it has accepted it; the client reads it and prints it before anything else.',
  'hint.late-welcome.1': "What happens between a client's connecting and its welcome?",
  'hint.late-welcome.2': 'Look at whether the server welcomes each client, or all of them at the end.',
  'hint.late-welcome.3':
    'While accept waits for the next client, nothing else is done. The welcome belongs between one accept and the next.',

  'hint.never-sent.1': 'What becomes of a line after it has been read from the keyboard?',
  'hint.never-sent.2': 'Follow the line from where it is read to where it should be sent. Where does it end?',
  'hint.never-sent.3':
    'A line that is read is only a text in memory: it reaches others when it is written to a socket, and for some libraries only when that is flushed.',
  'hint.not-received.1': 'What is this program doing at the moment when the message lies there?',
  'hint.not-received.2': "Look at which read comes next in its loop, and whether it is this connection's.",
  'hint.not-received.3':
    'A call that blocks holds up everything after it. Messages lie in the socket until the program comes round to reading that very socket.',
  'hint.not-printed.1': 'What does the program do with the message after it has read it?',
  'hint.not-printed.2':
    'Look at the lines between the read and the next one: is there a print for this case?',
  'hint.not-printed.3':
    'Reading takes a message out of the socket; nobody sees it unless it is printed, and the print must leave the buffer.',
  'hint.erased.1': 'What stands on the screen once the message has come, when you run it in a terminal?',
  'hint.erased.2':
    'Look at what is printed right after the message: does it return to the beginning of the same line, or clear the screen?',
  'hint.erased.3':
    'A carriage return, or an escape that erases, acts on the line that the cursor is on. End the line of the message first; then draw the prompt again.',
  'hint.shown-otherwise.1': 'What does the program print in place of the text, and which value is that?',
  'hint.shown-otherwise.2':
    'Look at what is undone to a message after it has been read: the same steps, with the same key and the same names, as were done to it before it was sent?',
  'hint.shown-otherwise.3':
    'Print what comes in as it is, and compare it with what goes out on the other side: both must agree on every step from text to bytes and back.',
  'hint.awaits-more.1': 'How does the program know that a message has come whole?',
  'hint.awaits-more.2':
    'Look at how the end or the length of a message is told: what is counted, letters or bytes, and who counts it?',
  'hint.awaits-more.3':
    'A letter such as é or 順 takes several bytes. A length that goes before a message must be that of the bytes that follow it, on both sides.',
  'hint.not-passed-on.1': 'To whom does the server send what a client has said?',
  'hint.not-passed-on.2':
    'Look at the loop over the clients: which does it leave out, and is it inside the right branch?',
  'hint.not-passed-on.3':
    'Clients have no connection with each other: a line gets to the others only if the server sends it to each of them.',
  'hint.not-sent-to-all.1': "Which clients get the server's line, and which do not?",
  'hint.not-sent-to-all.2':
    'Look at the list of connections: is every client in it, and is the loop over all of it?',
  'hint.not-sent-to-all.3':
    'Each connection is a socket of its own: to speak to everybody, send to each of them.',
  'hint.not-heard.1':
    'How far does the line come: out of the first program, into the server, to the last one?',
  'hint.not-heard.2': 'Print what each program has read and what it is about to send, and follow one line.',
  'hint.not-heard.3':
    'A line must be read from the keyboard, sent, read from the socket by the other, and printed. One of these is missing, or waits for something else.',
  'hint.heard-twice.1': 'Is it sent twice, or printed twice?',
  'hint.heard-twice.2':
    'Look for two places that print it, or two that send it: before and after a loop, for instance.',
  'hint.heard-twice.3':
    'A line has one way to each listener. If the server sends to all in two places, or a connection is in the list twice, it comes twice.',
  'hint.shown-late.1': 'What does the program wait for before it shows the line?',
  'hint.shown-late.2': 'Look at the order of reading and typing in its loop.',
  'hint.shown-late.3':
    'If the keyboard is asked before the socket, what has come stays unread until something is typed.',
  'hint.wrong-order.1': 'Whose turn does the program take to be next, and whose is it?',
  'hint.wrong-order.2':
    'Look at the order of reads and sends in one round, and compare it with the order of turns.',
  'hint.wrong-order.3':
    'Everybody shows a line before the next one is typed. A program that reads one round too late is always a line behind.',
  'hint.sends-twice.1': 'How many sends does one typed line meet on its way?',
  'hint.sends-twice.2': 'Look for a loop around the send, or a second send for another address.',
  'hint.sends-twice.3': 'To a group one datagram is enough: the network hands a copy to each member.',
  'hint.sent-late.1': 'When is a line sent: after it has been typed, or after the next one?',
  'hint.sent-late.2': 'Look for something that collects lines before they go out.',
  'hint.sent-late.3':
    'What is collected leaves only when it is enough, or when it is flushed. One line, one send.',
  'hint.output-held-back.1': 'Do the lines appear one by one when you run it, or several at once?',
  'hint.output-held-back.2':
    'Look at what happens between the print and the screen, and in which order the program reads.',
  'hint.output-held-back.3':
    'Output that does not go to a terminal is collected in a buffer. It must be flushed after each line, and must not wait for the next one.',
  'hint.answers-before-hearing.1': 'What should come first in this turn: reading what was sent, or typing?',
  'hint.answers-before-hearing.2': 'Look at the order of the keyboard and the socket in the loop.',
  'hint.answers-before-hearing.3':
    'While the program waits for the keyboard it reads nothing. Read everything that is due before it is its own turn to type.',
  'hint.stuck.1':
    'What does the program wait for, and who should bring it: another program, or a part of its own that has ended with an error?',
  'hint.stuck.2':
    'Compare what it waits for with whose turn it is, and read what it has printed: an error in a thread ends that thread alone.',
  'hint.stuck.3':
    'A read that blocks never returns if nobody sends. Count for one round: as many reads in one program as sends to it in the others.',
  'hint.deadlock.1': 'Who waits for whom? Follow the circle once round.',
  'hint.deadlock.2': 'Look at the first thing that each of them does in a round: all read, and none speaks.',
  'hint.deadlock.3':
    'When each waits to read before it sends, nobody ever sends. Somebody has to speak first, and the lab says who.',
  'hint.waits-for-newline.1': 'Where does a message end for your program?',
  'hint.waits-for-newline.2':
    'Look at the call that reads: does it return with what is there, or only at the end of a line?',
  'hint.waits-for-newline.3':
    "The lab's protocol promises no newline. A read of a whole line waits for one; a read of what is there does not.",
  'hint.reorders.1': 'In which order do the lines go out, and in which do they appear?',
  'hint.reorders.2': 'Look for threads, timers or lists that could let a later line overtake an earlier one.',
  'hint.reorders.3':
    'TCP keeps the order within one connection. Once lines are handed to several threads or callbacks, nobody does.',
  'hint.merges-messages.1': 'Do two messages always come in two reads?',
  'hint.merges-messages.2': 'Look at what one read returns when two messages have come before it.',
  'hint.merges-messages.3':
    'TCP is a stream of bytes and knows no messages: what was sent in two pieces may be read as one.',
  'hint.splits-messages.1': 'Does one message always come in one read?',
  'hint.splits-messages.2': 'Look at the size that is given to the read, and at what is done with the rest.',
  'hint.splits-messages.3':
    'TCP is a stream of bytes: a long message may come in pieces, and every piece that is printed by itself looks like a line.',

  'hint.sends-prompt.1': 'What does the program send: what was typed, or what stands on its screen?',
  'hint.sends-prompt.2':
    'Look at what is put together before the send. Which part of it was meant for whoever types?',
  'hint.sends-prompt.3':
    'A prompt tells the one at the keyboard what to do. Others need the text, and the name of who wrote it.',
  'hint.sends-in-pieces.1': 'How many calls of send does one message meet on its way out?',
  'hint.sends-in-pieces.2': 'Look at where the name and the text are sent. Could they be one text first?',
  'hint.sends-in-pieces.3':
    'TCP keeps no borders: two sends may come in one read or in two, as chance has it. Put the message together, and send it once.',

  'hint.wrong-encoding.1': 'What happens to a letter such as é or 順 on its way?',
  'hint.wrong-encoding.2': 'Look at how text becomes bytes before it is sent, and bytes become text again.',
  'hint.wrong-encoding.3':
    'Both sides must use UTF-8, in which a letter may take up to four bytes. Cutting in the middle of one spoils it.',
  'hint.spaces-changed.1': 'Are the spaces at the ends and in runs still there?',
  'hint.spaces-changed.2': 'Look for calls that trim, split or join text.',
  'hint.spaces-changed.3':
    'Only the line end belongs to the keyboard; every space before it belongs to the message.',
  'hint.truncated.1': 'How long may a line be for your program?',
  'hint.truncated.2':
    'Look at the size that is given to the read, and at every length that is counted: in letters, or in bytes?',
  'hint.truncated.3':
    'A read returns at most as many bytes as it is given room for. What is left over comes with the next read, or is lost with UDP.',
  'hint.changed.1': 'At which place does the text change?',
  'hint.changed.2': 'Look for everything that is done to the text between keyboard and screen.',
  'hint.changed.3':
    'Pass the text on as it came: no other case, no replacements, no bytes of another format around it.',
  'hint.hard-coded.1': 'Where does the text come from that is shown?',
  'hint.hard-coded.2': 'Look for texts in quotes that stand where the typed line should.',
  'hint.hard-coded.3': 'Every run types other texts. What is sent and shown must be the line that was read.',

  'hint.sent-back-to-author.1': 'Who gets a line that a client has sent?',
  'hint.sent-back-to-author.2': 'Look at the loop that passes lines on: does it know who spoke?',
  'hint.sent-back-to-author.3':
    'The author has seen the line while typing it. Everybody but the author gets it.',
  'hint.missing-label.1': 'Can somebody who reads the screen tell who spoke?',
  'hint.missing-label.2': 'Look at what stands before the text, on the same line.',
  'hint.missing-label.3':
    "The speaker's name comes before the text. Either the server puts it in front when it passes a line on, or the one who prints does.",
  'hint.wrong-label.1': 'Whom does the label name, and who spoke?',
  'hint.wrong-label.2':
    "Look at which variable the label is made from: the reader's number or the speaker's?",
  'hint.wrong-label.3':
    'The label names the one who typed the line, not the one whose connection it is printed for.',
  'hint.swapped-labels.1': 'Which two names have changed places?',
  'hint.swapped-labels.2': 'Look at the numbering: from 0 or from 1, and in which order?',
  'hint.swapped-labels.3':
    'Clients are numbered in the order in which they connect. If the list is in another order, the names are exchanged.',
  'hint.out-of-turn.1': 'What happens if somebody types before their turn?',
  'hint.out-of-turn.2':
    'Look at whether the server reads from all clients at once, or from the one whose turn it is.',
  'hint.out-of-turn.3':
    "A line that comes early may wait in its socket: the server passes it on when that client's turn has come.",
  'hint.early-text-lost.1': 'Where does a line stay that was typed too early?',
  'hint.early-text-lost.2': 'Look for reads whose result is thrown away.',
  'hint.early-text-lost.3':
    'A line that has come waits in the socket until it is read. Read it in its turn; to read and drop it is to lose it.',
  'hint.out-of-step.1': 'Which line went wrong before this one?',
  'hint.out-of-step.2': 'Fix the check before this one first, and look again.',
  'hint.out-of-step.3':
    'A line that was not read to its end, or that is still waited for, shifts all that comes after it by one.',
  'hint.old-line-shown.1': 'How can a program know a line from before its own start?',
  'hint.old-line-shown.2':
    'Look for something that keeps messages: a file, a list at the sender, a message that is sent again.',
  'hint.old-line-shown.3':
    'Multicast keeps nothing: a member hears what is sent while it is one, and nothing older.',

  'hint.sent-to-wrong-port.1': 'Which port does the sender name, and which do the receivers?',
  'hint.sent-to-wrong-port.2': "Compare the number in the sender with the lab's.",
  'hint.sent-to-wrong-port.3':
    'A datagram to a port that nobody has bound is thrown away, and UDP does not tell the sender.',
  'hint.sent-to-wrong-group.1': 'Which group does the sender name, digit by digit?',
  'hint.sent-to-wrong-group.2': 'Compare it with the group that the receivers join.',
  'hint.sent-to-wrong-group.3':
    'Only members of that very group get the datagram; for all others it does not exist.',
  'hint.wire-ttl.1': 'How many routers may what you send pass, and who says so?',
  'hint.wire-ttl.2':
    'Which socket option holds the time to live of what goes to a group? It is not the one for a single receiver.',
  'hint.wire-ttl.3':
    'A datagram to a group leaves with a TTL of 1 unless the sender says otherwise (IP_MULTICAST_TTL); each router takes one off. With 0 it never leaves the machine.',
  'hint.wire-address.1': 'Which address stands in what you give to send?',
  'hint.wire-address.2': 'Compare it, number by number, with the one that the lab asks for.',
  'hint.wire-address.3':
    'Where it goes is decided by the address that sendto, or connect before it, was given: a packet to another address reaches others, or nobody.',
  'hint.wire-port.1': 'Which port stands in what you give to send?',
  'hint.wire-port.2': 'Compare it with the one that the lab asks for.',
  'hint.wire-port.3':
    'Address and port together say who gets it: at the right address, nobody hears another port.',
  'hint.wire-receiver.1': 'For whom is this line, and whom does your program send it to?',
  'hint.wire-receiver.2':
    'Look at what your send is given: which connection, or which address, and where does that come from?',
  'hint.wire-receiver.3':
    'Keep the connections, or addresses, together with whose they are, and choose by that for each line whom it goes to.',
  'hint.wire-else.1': 'What does your program send beside the lines, and to whom?',
  'hint.wire-else.2': 'Look for a second socket: a trial, a look-up, a greeting to another port.',
  'hint.wire-else.3':
    'Everything that a program sends can be seen by others. Send what the protocol asks for, to the place that it names, and take everything else out.',
  'hint.wire-unasked.1':
    'When does your program send, and does it send at other times than when a line is typed?',
  'hint.wire-unasked.2': 'Look for sends that hang on a timer, on a start, or on what has just come.',
  'hint.wire-unasked.3':
    'The protocol has no message of its own for being alive, for having come or for having heard: one line that is typed is one message, and nothing else is.',
  'hint.wire-times.1': 'How often is your send called for one line?',
  'hint.wire-times.2': 'Is there a send in a loop over receivers, or over pieces of the line?',
  'hint.wire-times.3':
    'One call sends one datagram. A program that sends to each receiver by itself, or piece by piece, puts more on the network than the lab allows.',
  'hint.wire-nothing.1': 'Does anything leave your machine when you send?',
  'hint.wire-nothing.2':
    'Look at the options that you set on the socket: may one of them keep what you send on this machine?',
  'hint.wire-nothing.3':
    'What has a TTL of 0 stays on the machine, and what is sent on loopback never reaches the network: others cannot hear it, even if programs beside it do.',
  'hint.loop-off.1': 'Who is to get a copy of what is sent to the group: other machines, or this one too?',
  'hint.loop-off.2': 'Look at the multicast options that the sender sets: which of them are switched off?',
  'hint.loop-off.3':
    'A machine that sends to a group it belongs to gets a copy of its own, unless the sender has switched that off (IP_MULTICAST_LOOP). Then only members on other machines hear it.',
  'hint.sent-elsewhere-too.1': 'How many addresses does the sender send to?',
  'hint.sent-elsewhere-too.2': 'Look for a second send, or a list of addresses.',
  'hint.sent-elsewhere-too.3': 'One datagram to the group reaches every member. Nobody else should get one.',
  'hint.sent-elsewhere.1': 'Where do the datagrams go?',
  'hint.sent-elsewhere.2': 'Look at the address and the port that are given to the send.',
  'hint.sent-elsewhere.3':
    "A datagram goes where its address says. Here it must be the group's address, with the group's port.",
  'hint.unicast.1': "Is the address that the sender uses a group's, or a machine's?",
  'hint.unicast.2': 'Groups have addresses from 224.0.0.0 to 239.255.255.255.',
  'hint.unicast.3':
    "A datagram to a machine's own address reaches one program there. To reach every receiver, send to the group that they have joined.",
  'hint.broadcast.1': "Is the address that the sender uses the group's, or the whole network's?",
  'hint.broadcast.2': 'Look for an address that ends in 255, and for the broadcast option on the socket.',
  'hint.broadcast.3':
    'A broadcast goes to every machine of the network, whether it wants it or not. Multicast goes to the members of a group.',
} as const;
