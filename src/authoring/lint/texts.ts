import type * as z from 'zod';
import type { bilingual } from '../../lab/schema-words.ts';
import type { Path } from '../../lab/source.ts';
import type { LintFacts, LintRule } from './facts.ts';

/** From so many words on, two languages do not say the same by chance. */
const SENTENCE = 4;

/** Reports texts that are the same in both languages: they were never translated. */
export const untranslated: LintRule = (facts, found) => {
  for (const { text, path } of textsOf(facts)) {
    const en = text.en.trim().replace(/\s+/g, ' ');
    if (en !== text.id.trim().replace(/\s+/g, ' ') || en.split(' ').length < SENTENCE) continue;
    found.add(
      'untranslated',
      `"${path.join('.')}" says the same in both languages: expected this one in Indonesian.`,
      [...path, 'id'],
    );
  }
};

interface PlacedText {
  readonly text: z.infer<typeof bilingual>;
  readonly path: Path;
}

function textsOf({ file }: LintFacts): readonly PlacedText[] {
  return [
    { text: file.title, path: ['title'] },
    { text: file.about, path: ['about'] },
    { text: file.protocol, path: ['protocol'] },
    ...file.steps.flatMap((step, s): PlacedText[] => [
      { text: step.title, path: ['steps', s, 'title'] },
      { text: step.guide, path: ['steps', s, 'guide'] },
      ...(step.explain === undefined ? [] : [{ text: step.explain, path: ['steps', s, 'explain'] }]),
      ...step.checks.flatMap((check, c): PlacedText[] => [
        { text: check.title, path: ['steps', s, 'checks', c, 'title'] },
        ...(check.hints ?? []).map((text, h) => ({ text, path: ['steps', s, 'checks', c, 'hints', h] })),
      ]),
    ]),
    ...(file.questions ?? []).map((text, q) => ({ text, path: ['questions', q] })),
  ];
}
