import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { showEndpoint } from '../model/endpoint.ts';
import type { Lab, RoleKind, Step } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import { hang } from './wrap.ts';

/** How a guide is to look. */
export interface GuideStyle {
  readonly language: Language;
  readonly width: number;
}

/** What to build for a lab, or for one step of it, in the student's language. */
export class Guide {
  private readonly lab: Lab;
  private readonly style: GuideStyle;

  constructor(lab: Lab, style: GuideStyle) {
    this.lab = lab;
    this.style = style;
  }

  /** What the lab is about, the wire, the programs with their files, the steps. */
  wholeLab(): string {
    const { lab } = this;
    const { language } = this.style;
    return inLines([
      ...this.title(),
      '',
      ...this.hang('', lab.subjects[language]),
      '',
      this.word('guide.protocol'),
      ...this.hang('  ', lab.protocol[language]),
      '',
      this.word('guide.programs'),
      ...this.kinds().flatMap((kind) => this.programs(kind)),
      ...this.hang('  ', this.word('guide.other-languages')),
      '',
      this.word('guide.steps'),
      ...lab.steps.flatMap((step) => ['', ...this.step(step)]),
      '',
      ...this.commands(
        `giliran check ${lab.id} FOLDER`,
        `giliran hint ${lab.id} ${this.word('guide.any-step')}`,
      ),
    ]);
  }

  oneStep(step: Step): string {
    return inLines([
      ...this.title(),
      '',
      ...this.step(step),
      '',
      ...this.commands(
        `giliran check ${this.lab.id} FOLDER --step ${step.id}`,
        `giliran hint ${this.lab.id} ${step.id}`,
      ),
    ]);
  }

  private title(): readonly string[] {
    return this.hang('', `${this.lab.title[this.style.language]} (${this.lab.id})`);
  }

  /** A step with its points, what to do, and what is checked. */
  private step(step: Step): readonly string[] {
    const { language } = this.style;
    const points = step.checks.reduce((sum, check) => sum + check.points, 0);
    const number = `${this.lab.steps.indexOf(step) + 1}.`.padEnd(4);
    return [
      ...this.hang(
        `  ${number}`,
        this.word('guide.step', { title: step.title[language], step: step.id, points }),
      ),
      ...this.hang('      ', step.guide[language]),
      ...step.checks.flatMap((check) => this.hang('      · ', check.title[language])),
    ];
  }

  /** What to type next. */
  private commands(check: string, hint: string): readonly string[] {
    const width = Math.max(this.word('guide.to-check').length, this.word('guide.to-get-a-hint').length) + 2;
    return [
      `${this.word('guide.to-check').padEnd(width)}${check}`,
      `${this.word('guide.to-get-a-hint').padEnd(width)}${hint}`,
    ];
  }

  /** Kinds of roles, each once, in the lab's order. */
  private kinds(): readonly RoleKind[] {
    return [...new Map(this.lab.roles.map(({ kind }) => [kind.name, kind])).values()];
  }

  /** A kind's programs, what they do, and what their files are called. */
  private programs(kind: RoleKind): readonly string[] {
    const roles = this.lab.roles.filter((role) => role.kind.name === kind.name).map(({ id }) => id);
    const doing = this.word(`guide.${kind.verb}`, { roles, endpoint: showEndpoint(kind.endpoint) });
    const files =
      kind.count === null
        ? this.word('guide.file', { role: kind.name })
        : this.word('guide.files', { files: roles.map((role) => `${role}.py`), kind: kind.name });
    return [...this.hang('  ', doing), ...this.hang('      ', files)];
  }

  private word<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string {
    return say(message(id, ...params), this.style.language);
  }

  private hang(label: string, text: string): readonly string[] {
    return hang(label, text, this.style.width);
  }
}

function inLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
