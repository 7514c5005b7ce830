import { legible } from '../../../diagram/legible.ts';
import {
  guideId,
  LIVE_IDS,
  type LiveCheck,
  type LiveState,
  type LiveStep,
  type LiveVerdict,
} from '../../live/live-data.ts';
import type { SayLive } from '../../live/live-words.ts';
import { element, find } from '../dom.ts';

const MARKS: Readonly<Record<LiveVerdict, string>> = {
  pass: '✓',
  fail: '✗',
  skipped: '–',
  inconclusive: '?',
  'not-begun': '·',
  open: '○',
};

/** The steps with their checks, with reasons for those that do not hold. */
export class StepsView {
  private readonly live: SayLive;
  private readonly shown = new Map<string, string>();
  private atHand: string | null = null;

  constructor(live: SayLive) {
    this.live = live;
  }

  show({ steps }: Partial<LiveState>): void {
    if (!steps) return;
    const place = find(LIVE_IDS.steps);
    for (const step of steps) {
      // A step that has not changed is left alone: somebody may be reading it.
      const text = JSON.stringify(step);
      if (this.shown.get(step.id) === text) continue;
      this.shown.set(step.id, text);
      const node = this.stepNode(step);
      const old = [...place.children].find(({ id }) => id === node.id);
      if (old) old.replaceWith(node);
      else place.append(node);
    }
    this.openGuide(steps.find(({ isAtHand }) => isAtHand)?.id ?? null);
  }

  /** Opens the guide at the step at hand, once; a reader who closes it does not want it again. */
  private openGuide(step: string | null): void {
    if (step === null || step === this.atHand) return;
    for (const [id, isOpen] of [
      [this.atHand, false],
      [step, true],
    ] as const) {
      const part = id === null ? null : document.getElementById(guideId(id));
      if (part instanceof HTMLDetailsElement && !part.contains(document.activeElement)) part.open = isOpen;
    }
    this.atHand = step;
  }

  private stepNode({ id, title, verdict, said, isAtHand, checks }: LiveStep): HTMLElement {
    return element(
      'section',
      { class: `step ${verdict}${isAtHand ? ' at-hand' : ''}`, id: `step-${id}` },
      element(
        'h3',
        { 'aria-current': isAtHand ? 'step' : null },
        element('span', { class: 'mark', 'aria-hidden': 'true' }, `${MARKS[verdict]} `),
        legible(title),
        element('span', { class: 'said' }, ` ${legible(said)}`),
        isAtHand ? element('span', { class: 'at-hand-word' }, ` · ${this.live('at-hand')}`) : '',
      ),
      element('ul', {}, ...checks.map(checkNode)),
    );
  }
}

function checkNode({ title, verdict, said, message, reasons }: LiveCheck): HTMLElement {
  const entries = reasons.map(({ term, text }) =>
    element('div', {}, element('dt', {}, legible(term)), element('dd', {}, legible(text))),
  );
  const why = [
    ...(message === null ? [] : [element('p', { class: 'message' }, legible(message))]),
    ...(entries.length === 0 ? [] : [element('dl', {}, ...entries)]),
  ];
  return element(
    'li',
    { class: `check ${verdict}` },
    element(
      'p',
      { class: 'line' },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[verdict]),
      element('span', { class: 'title' }, legible(title)),
      element('span', { class: 'unseen' }, ` (${legible(said)})`),
    ),
    ...(why.length === 0 ? [] : [element('div', { class: 'reason' }, ...why)]),
  );
}
