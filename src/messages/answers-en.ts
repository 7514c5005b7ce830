/**
 * English: what is said of answers, of who is told what and in which order, and of how programs end. `answers-id.ts` has the
 * same ids with the same parameters.
 */
export const answersEn = {
  'cause.heard-uninvited': '{role} gets a line of {from} that is not for it',
  'cause.disagreeing-order': '{role} and {other} get the same lines in different orders',
  'cause.no-answer': '{role} gets no answer',
  'cause.wrong-answer': '{role} gets another answer than the right one',
  'cause.answers-twice': '{role} gets an answer more often than it should',
  'cause.answers-unasked': '{role} gets something that it should never get',
  'cause.not-told': '{role} is not told of {whom}',
  'cause.names-nobody': 'what {role} is told does not name {whom}',
  'cause.told-twice': '{role} is told of {whom} more often than it should be',
  'cause.tells-text': 'what should only tell {role} of {whom} holds the text itself',
  'cause.does-not-end': '{role} does not end',
  'cause.wrong-status': '{role} ends with another status',

  'expected.not-shown': '{role} never shows "{text}" of {from}',
  'expected.shown-times': '{role} shows "{text}" of {from} {times} times',
  'expected.in-order': '{role} shows the lines of {from} in the order in which they were typed',
  'expected.same-order': '{role} and {other} show "{text}" and "{second}" in the same order',
  'expected.answer': '{role} gets "{text}" {times} {times|time|times}',
  'expected.answer-like': '{role} gets a line that matches {text} {times} {times|time|times}',
  'expected.no-answer': '{role} never gets "{text}"',
  'expected.told': '{role} is told something that names {whom}',
  'expected.told-times': '{role} is told something that names {whom} {times} {times|time|times}',
  'expected.told-without': '{role} is told something that names {whom}, and does not get "{text}" with it',
  'expected.ends': '{role} ends by itself, with status {status}',

  'actual.other-order': '{role} shows "{text}" first, and {other} shows "{second}" first',
  'actual.answers': '{role} got "{seen}"',
  'actual.no-answer': '{role} got nothing',
  'actual.answer-times': '{role} got it {times} {times|time|times}',
  'actual.still-runs': '{role} still runs',
  'actual.ended-with': '{role} ended with {how}',

  'inconclusive.no-values': 'the run has no value for what the lab asks for',

  'hint.heard-uninvited.1': 'Who is to get this line, and who gets it?',
  'hint.heard-uninvited.2': 'Look at the loop that sends: over whom does it go, and who is left out?',
  'hint.heard-uninvited.3':
    'A server sends to the connections that it chooses. Keep, for each line, the list of those whom it is for, and send to these alone.',
  'hint.disagreeing-order.1': 'If two people write at the same moment, who decides which line comes first?',
  'hint.disagreeing-order.2':
    'Look at what happens while one line is being sent to everybody: can another thread send its own in between?',
  'hint.disagreeing-order.3':
    'Two threads that each send to all at the same time may reach one listener in one order and the next one in the other. Hold one lock while a line goes out to everybody, or let one thread do all the sending.',
  'hint.no-answer.1': 'Does what was asked come to the program that answers, and does an answer leave it?',
  'hint.no-answer.2':
    'Follow the request: where is it read, what decides that it is complete, and where is the answer sent?',
  'hint.no-answer.3':
    'A stream has no messages of its own: whoever reads has to know where a request ends, and has to send the answer without waiting for more.',
  'hint.wrong-answer.1': 'What was asked, and what was answered, letter by letter?',
  'hint.wrong-answer.2':
    'Print what was read just before it is worked with: is it all that was sent, and nothing else?',
  'hint.wrong-answer.3':
    'An answer has a form that both ends have agreed on. Compare yours with the protocol of the lab: words, punctuation, spaces and line ends.',
  'hint.own-rule.1': 'What does this check ask for, and what did your program do instead?',
  'hint.own-rule.2': 'Compare what was expected with what was seen, character by character.',
  'hint.own-rule.3':
    "This rule is the lab's own: its guide says what is asked for. Read the step again, and follow one line through your program.",
  'hint.answers-twice.1': 'How many answers belong to one question?',
  'hint.answers-twice.2':
    'Look for a second send for the same request, or a request that is worked on twice.',
  'hint.answers-twice.3':
    'One request has one answer. If a request can come again, because an answer was lost, its number tells that it has been dealt with.',
  'hint.answers-unasked.1': 'Who asked for what came here?',
  'hint.answers-unasked.2': 'Look at what is sent when something is incomplete, or not allowed.',
  'hint.answers-unasked.3':
    'A message that is not complete is passed on to nobody, and one that is not for somebody never reaches them. Decide that before anything is sent.',
  'hint.not-told.1': 'Who is to be told when this happens?',
  'hint.not-told.2': 'Look at the place where it happens: is anything sent from there, and to whom?',
  'hint.not-told.3':
    'Nobody notices by itself that somebody else has come or gone. Whoever knows it, mostly the server, sends a line to all others.',
  'hint.names-nobody.1': 'What does the notice say, and could somebody tell from it who is meant?',
  'hint.names-nobody.2': 'Look at what stands in the line that is sent: is the name, or the number, in it?',
  'hint.names-nobody.3':
    'A notice has to hold the name of what it is about, as everybody else knows it. Keep it beside the connection, from when that was made.',
  'hint.told-twice.1': 'How many notices belong to one event?',
  'hint.told-twice.2':
    'Look for two places that tell of the same thing: an error, and what is tidied up after it.',
  'hint.told-twice.3':
    'Somebody leaves once, by whichever way it shows: an end of the stream, an error of a read, an error of a write. Let one place take it off the list, and tell only if it was on it.',
  'hint.tells-text.1': 'What may stand in a notice, and what may not?',
  'hint.tells-text.2':
    'Look at what is put into the notice: is it the name alone, or the line that was said, too?',
  'hint.tells-text.3':
    'A notice says that there is something, and where. The text itself waits until it is asked for.',
  'hint.does-not-end.1': 'What tells your program that it is to end?',
  'hint.does-not-end.2':
    'Which of its threads still wait, and for what? A program ends when the last of them is done.',
  'hint.does-not-end.3':
    'An end of the input shows as an empty read, and an end of a connection too. Leave the loop then, close the socket, and let no thread be left that waits for ever.',
  'hint.wrong-status.1': 'How does your program end: by its last line, by an error, or by a signal?',
  'hint.wrong-status.2': 'Look at its last words: is there an error that nobody has caught?',
  'hint.wrong-status.3':
    'A program that is done ends with status 0. An error that nobody catches gives another one; catch what belongs to a normal end, such as an end of the input.',
} as const;
