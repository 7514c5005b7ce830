import { legible } from '../../../diagram/legible.ts';
import { type LiveLine, type LiveProgram, type LiveScreen, LONGEST_LINE } from '../../live/live-data.ts';
import { button, element } from '../dom.ts';
import { laneClass } from '../draw/drawing.ts';
import { longText } from '../long-text.ts';
import { act } from './connection.ts';
import type { ProgramsOptions } from './programs-view.ts';

/** One program's terminal. */
export class ProgramPane {
  readonly node: HTMLElement;
  private readonly role: string;
  private readonly options: ProgramsOptions;
  private readonly state = element('span', { class: 'cast' });
  private readonly waits = element('p', { class: 'waits' });
  private readonly earlier = element('p', { class: 'remark' });
  private readonly screen: HTMLElement;
  private readonly lines = new Map<number, HTMLElement>();
  private readonly field = element('input', {
    type: 'text',
    maxlength: LONGEST_LINE,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  private readonly problem = element('p', { class: 'wrong problem', role: 'alert' });
  private readonly toggle: HTMLButtonElement;
  private isRunning = false;
  private run = 0;

  constructor(role: string, lane: number, options: ProgramsOptions) {
    const { live, say } = options;
    this.role = role;
    this.options = options;
    this.screen = element(
      'div',
      { class: 'screen', role: 'region', 'aria-label': live('screen', { role }), tabindex: 0 },
      element('p', { class: 'remark' }, say('nothing-printed')),
    );
    this.toggle = button(live('start'), { class: 'tool' }, () => {
      void this.ask({ do: this.isRunning ? 'stop' : 'start', role });
    });
    this.node = element(
      'section',
      { class: `terminal ${laneClass(lane)}`, 'aria-label': role },
      element('h3', {}, role, this.state),
      this.waits,
      this.earlier,
      this.screen,
      ...(options.isTry ? [this.form(), this.problem] : []),
    );
  }

  showProgram({ playedBy, isRunning, note }: LiveProgram): void {
    const { live, say, isTry } = this.options;
    this.isRunning = isRunning;
    this.node.classList.toggle('absent', !isRunning && isTry);
    const state = isRunning ? live('running') : say('not-running');
    setText(this.state, ` ${[playedBy, isTry ? state : ''].filter((part) => part !== '').join(', ')}`);
    setText(this.waits, legible(note));
    setText(this.toggle, live(isRunning ? 'stop' : 'start'));
    this.toggle.setAttribute('aria-label', `${live(isRunning ? 'stop' : 'start')}: ${this.role}`);
  }

  showScreen({ run, first, lines }: LiveScreen): void {
    const { screen } = this;
    if (run !== this.run) {
      this.run = run;
      this.lines.clear();
      const nothing = element('p', { class: 'remark' }, this.options.say('nothing-printed'));
      screen.replaceChildren(nothing);
    }
    if (lines.length === 0) return;
    // A reader who has scrolled up stays there.
    const isAtEnd = screen.scrollHeight - screen.scrollTop - screen.clientHeight < 8;
    if (this.lines.size === 0) screen.replaceChildren();
    for (const line of lines) this.put(line);
    for (const [at, node] of this.lines) {
      if (at >= first) break;
      node.remove();
      this.lines.delete(at);
    }
    setText(this.earlier, first > 0 ? this.options.live('left-out', { count: first }) : '');
    if (isAtEnd) screen.scrollTop = screen.scrollHeight;
  }

  private put({ at, pieces }: LiveLine): void {
    const spans = pieces.map(({ text, as }) =>
      element('span', { class: as }, longText(text, this.options.say)),
    );
    const known = this.lines.get(at);
    if (known) known.replaceChildren(...spans);
    else {
      const node = element('div', { class: 'screen-line' }, ...spans);
      this.lines.set(at, node);
      this.screen.append(node);
    }
  }

  private form(): HTMLElement {
    const { live } = this.options;
    const form = element(
      'form',
      { class: 'type' },
      element(
        'fieldset',
        {},
        element(
          'label',
          {},
          element('span', { class: 'unseen' }, live('type-to', { role: this.role })),
          this.field,
        ),
        element('button', { type: 'submit', class: 'tool' }, live('send')),
        this.toggle,
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
    return form;
  }

  private async send(): Promise<void> {
    const text = this.field.value;
    // Emptied at once: what is typed meanwhile belongs to the next line.
    this.field.value = '';
    const isDone = await this.ask({ do: 'type', role: this.role, text });
    if (!isDone && this.field.value === '') this.field.value = text;
  }

  private async ask(wanted: Parameters<typeof act>[0]): Promise<boolean> {
    const reason = await act(wanted);
    this.problem.textContent =
      reason === null ? '' : this.options.live('not-sent', { reason: legible(reason) });
    return reason === null;
  }
}

/** Sets a text only where it differs: screen readers may read a text out again that is set again. */
function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
