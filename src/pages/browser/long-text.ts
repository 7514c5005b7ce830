import { legible } from '../../diagram/legible.ts';
import type { Say } from '../../diagram/words.ts';
import { button, element } from './dom.ts';

/** How many letters are shown at first. */
const SHOWN = 2000;

/** A text with a button that shows the rest where it is long. */
export function longText(text: string, say: Say): DocumentFragment {
  const made = document.createDocumentFragment();
  const whole = legible(text);
  if (whole.length <= SHOWN) made.append(whole);
  else {
    // Not within a surrogate pair.
    const end = /[\ud800-\udbff]/.test(whole.charAt(SHOWN - 1)) ? SHOWN + 1 : SHOWN;
    const rest = element('span', { class: 'cut' }, '… ');
    rest.append(
      button(say('rest', { count: whole.length - end }), { class: 'jump' }, () => {
        rest.replaceWith(whole.slice(end));
      }),
    );
    made.append(whole.slice(0, end), rest);
  }
  return made;
}
