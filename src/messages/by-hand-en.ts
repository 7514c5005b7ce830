/** English: what a conversation that was typed by hand holds. Part of `en.ts`. */
export const byHandEn = {
  'by-hand.title':
    'What this conversation holds, beside the lab’s own script ({lines} {lines|line|lines} of it):',
  'by-hand.typed': 'typed by hand',
  'by-hand.silent': 'This conversation says nothing about it.',
  'by-hand.nobody':
    'Where nobody is named, the mistake may be in either program: giliran check plays them apart, and finds out.',
  'by-hand.none': 'It says nothing yet about any check.',
  'by-hand.silent-count':
    'It says nothing about {count} more; giliran check tries them, and gives the marks.',
  'by-hand.all': 'giliran check tries them with texts of its own, and gives the marks.',
  'by-hand.nothing-more': 'The lab would go on: {next}.',
  'by-hand.over': 'That is all that the lab has typed in this scene: what came after it is free talk.',
  'by-hand.beyond':
    'What the lab does next cannot be done by hand (special texts, several at once): what came after it is free talk.',
  'by-hand.otherwise':
    'After line {lines} something else was done than the lab has next ({next}): from there on it is free talk.',
  'by-hand.ended':
    '{role} ended after line {lines}, and what was typed, or the time, may have asked it to: from there on it is free talk.',
  'by-hand.blank': 'Line {number} is empty, so nobody can tell who shows it: from there on it is free talk.',
  'by-hand.signs':
    'Line {number} is long, or has special characters that the lab tries separately ("{text}"): from there on it is free talk.',
  'by-hand.command':
    'Line {number} ("{text}") may be a command to the program: from there on it is free talk.',
  'by-hand.again':
    'Line {number} ("{text}") is a part of another line, or holds one, so nobody can tell them apart on the screens: from there on it is free talk.',
  'by-hand.on-screen':
    'Line {number} ("{text}") also stands in other places on the screens, so nobody can tell which is the answer: from there on it is free talk.',
  'by-hand.next-say': '{role} types',
  'by-hand.next-words': '{role} types {count} {count|word|words}',
  'by-hand.next-start': '{role} is started',
  'by-hand.next-stop': '{role} is stopped',
} as const;
