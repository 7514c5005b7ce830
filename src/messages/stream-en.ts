/** English: what is said of lines as a stream brings them. `stream-id.ts` has the same ids with the same parameters. */
export const streamEn = {
  'cause.adds-to-lines': '{roles} {roles|adds|add} something to the lines that come',
  'cause.adds-to-typed': '{roles} {roles|sends|send} more than was typed',
  'cause.passes-on-part': '{roles} {roles|passes|pass} on a piece of a line that was too long',
  'cause.passes-on-raw-bytes': '{roles} {roles|passes|pass} on bytes that are no text',

  'expected.verbatim': '{role} shows "{text}" of {from} as it came, with nothing before it or behind it',
  'expected.sent-as-typed': '{role} sends "{text}" as it was typed, with nothing before it or behind it',
  'expected.whole-or-none': '{role} gets the long line of {from} whole, or nothing of it',
  'expected.text-only': '{role} gets nothing that is not UTF-8, and no zero bytes',

  'hint.adds-to-lines.1': 'What stands on the line that came, and what on the line that is shown?',
  'hint.adds-to-lines.2':
    'Look at what your program prints with each line: who has put the name there already?',
  'hint.adds-to-lines.3':
    'Whoever passes a line on has labelled it, once for everybody. Print what comes as it is; a prompt of your own stands where you type, and not on lines of others.',
  'hint.adds-to-typed.1': 'What was typed, and what goes out to the server?',
  'hint.adds-to-typed.2':
    'Look at what your client puts together before it sends: a name, a number, a greeting, a second newline?',
  'hint.adds-to-typed.3':
    'The server knows by which connection a line came, and puts the name before it, once for everybody. Send the typed line and its newline, and nothing else: else two names stand before it.',
  'hint.passes-on-part.1': 'What becomes of a line that does not fit into your buffer?',
  'hint.passes-on-part.2':
    'Look at what happens when the buffer is full and no newline has come: is what is there taken for a line, and the rest for the next one?',
  'hint.passes-on-part.3':
    'A line ends at its newline, and nowhere else. Let the buffer grow; or, above a size that you choose, drop the whole line up to its newline, or the connection.',
  'hint.passes-on-raw-bytes.1': 'Is everything that comes over a connection text?',
  'hint.passes-on-raw-bytes.2':
    'Look at what is passed on: the bytes as they came, or a text that was read out of them?',
  'hint.passes-on-raw-bytes.3':
    'Anybody can send any bytes. Decode each line as UTF-8 before it is passed on, with a replacement character for bytes that are not UTF-8, or leave such a line out: other programs may break on it. Of a buffer, send only what the text fills.',
} as const;
