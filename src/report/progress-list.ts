import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { hang } from './wrap.ts';

/** A lab's steps in order, one a line, with marks for those that hold and the one at hand. */
export function progressList(
  lab: Lab,
  holds: readonly string[],
  points: number,
  language: Language,
  width: number,
): readonly string[] {
  const most = lab.steps.flatMap(({ checks }) => checks).reduce((sum, check) => sum + check.points, 0);
  const atHand = lab.steps.find(({ id }) => !holds.includes(id));
  const title = say(message('menu.progress', { lab: lab.title[language], points, most }), language);
  return [
    ...hang('', title, width),
    ...lab.steps.flatMap((step, index) => {
      const mark = holds.includes(step.id) ? '✓' : step === atHand ? '▶' : '–';
      return hang(`  ${mark} ${index + 1}. `, step.title[language], width);
    }),
  ];
}
