/**
 * What a cause may be, and what follows from that for a mark: nothing else in the rules depends on which cause it is,
 * but for the few that `src/diagnosis` names one by one.
 */
export const TRAITS = {
  'no-program':
    'There is no program that could be started. It is found in what was handed in, before anything is run.',
  'self-evident':
    'A program shows it by itself, whoever it plays with: whom the evidence names is at fault, however well they do among scripted endpoints.',
  'out-of-place':
    'A program is not where the lab has it. That counts wherever else it does well, and whatever protocol it speaks.',
  seen: 'It rests on something that was seen, and not on something that has not come: no more patience would have undone it.',
  plain:
    'It shows in a text that everybody can read. Who makes it in the full scene and among scripted endpoints alike is at fault, and speaks no protocol of their own.',
  corrupts:
    'A text has come otherwise than it was typed. Where the full scene fails in another way, the programs spell texts in a way of their own, and it is held against nobody.',
  'wrong-way':
    'What was sent went where nobody listens, whatever it says. Nothing else that somebody does wrong explains that, and what comes to light behind it is no new mistake.',
  'may-be-hard-coded':
    'A program that has its conversation written out in itself shows it too. Where it does so in every run, the check says `hard-coded` instead.',
  'of-names':
    'It is about who is named before a text. Among scripted endpoints that is no sign of a protocol of one’s own.',
  silent:
    'Nothing has come of a program that should have. What holds because something has not come proves nothing beside that.',
  ends: 'A program has ended, perhaps in answer to another one. Where that one is at fault, the check says `brings-down` instead.',
} as const satisfies Readonly<Record<string, string>>;

export type Trait = keyof typeof TRAITS;
