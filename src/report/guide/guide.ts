import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { showEndpoint } from '../../model/endpoint.ts';
import { type Lab, type RoleKind, reachesOf, type Step } from '../../model/lab.ts';
import { type MessageId, message, type ParamsAfter, type PlainId } from '../../model/message.ts';
import { folderOption, folderWord, word } from '../next-commands.ts';
import { hang } from '../wrap.ts';
import { type HandStyle, type HandTerminal, terminalsOf } from './by-hand.ts';
import { dump, exampleOf, samplesOf } from './bytes.ts';
import { flowDiagram, lanesOfLab } from './flow-diagram.ts';
import { type Flow, flowsOf } from './flows.ts';

/** The style of a guide. */
export interface GuideStyle extends HandStyle {
  readonly language: Language;
  readonly width: number;
  /** The lab's name on the command line. */
  readonly labName: string;
  /** The folder's name there; left out for the current folder. */
  readonly folder?: string;
}

const NEWLINE = 0x0a;

/** The guide to what to build, for a lab or one of its steps, in the student's language. */
export class Guide {
  private readonly lab: Lab;
  private readonly style: GuideStyle;

  constructor(lab: Lab, style: GuideStyle) {
    this.lab = lab;
    this.style = style;
  }

  /** The whole lab: what it is about, the protocol, the programs with their files, the steps. */
  wholeLab(): string {
    const { lab } = this;
    const { language } = this.style;
    return inLines([
      ...this.title(),
      '',
      ...this.hang('', lab.about[language]),
      '',
      this.word('guide.diagram'),
      ...flowDiagram(lab, lanesOfLab(lab), language, this.style.width),
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
      ...this.commands([
        ['guide.to-read-a-step', `guide ${this.labWord} ${lab.steps[0]?.id ?? ''}${this.folderOption}`],
        ['guide.to-start', `start ${this.labWord}${folderWord(this.style.folder)}`],
        ['guide.to-check', `check ${this.labWord}${folderWord(this.style.folder)}`],
      ]),
    ]);
  }

  /** One step: who talks to whom, what goes over the socket, what to build, how to try it, what is checked. */
  oneStep(step: Step): string {
    const { lab } = this;
    const { language, width } = this.style;
    const flows = flowsOf(lab, step);
    // A step whose checks read no line shows who reaches whom.
    const drawn = flows.length > 0 ? flows : lanesOfLab(lab);
    const next = lab.steps[lab.steps.indexOf(step) + 1];
    return inLines([
      ...this.title(),
      '',
      ...this.heading(step),
      '',
      ...when(drawn.length > 0, this.word('guide.diagram'), ...flowDiagram(lab, drawn, language, width), ''),
      ...this.overTheSocket(step, flows),
      this.word('guide.build'),
      ...this.task(step),
      ...(step.explain ? this.hang('      ', step.explain[language]) : []),
      ...this.places(step),
      '',
      ...this.byHand(step, flows),
      this.word('guide.checked'),
      ...this.checks(step),
      '',
      ...this.commands([
        ['guide.to-check', `check ${this.labWord}${folderWord(this.style.folder)}`],
        ['guide.to-get-a-hint', `hint ${this.labWord} ${step.id}${this.folderOption}`],
        ...(next
          ? [['guide.to-go-on', `guide ${this.labWord} ${next.id}${this.folderOption}`] as const]
          : []),
      ]),
    ]);
  }

  /** What goes over the socket, byte by byte. */
  private overTheSocket(step: Step, flows: readonly Flow[]): readonly string[] {
    const samples = samplesOf(this.lab, step, flows);
    if (samples.length === 0) return [];
    return [
      this.word('guide.bytes'),
      ...this.hang('  ', this.lab.protocol[this.style.language]),
      ...samples.flatMap(({ from, to, text, bytes }) => [
        ...this.hang('  ', this.word('guide.sample', { from, to, text, count: bytes.length })),
        ...dump(bytes).map((line) => `      ${line}`),
      ]),
      ...when(
        samples.some(({ bytes }) => bytes.at(-1) === NEWLINE),
        ...this.hang('  ', this.word(this.lab.endsLines ? 'guide.newline-needed' : 'guide.newline')),
      ),
      '',
    ];
  }

  /** The files that a step is built in. */
  private places(step: Step): readonly string[] {
    const subjects = new Set(step.checks.flatMap((check) => check.subjects));
    const roles = this.lab.roles.filter(({ id }) => subjects.has(id));
    const files = [...new Set(roles.map((role) => this.style.programOf(role).file))];
    const number = this.lab.steps.indexOf(step) + 1;
    return this.hang('      ', this.word('guide.place', { files, number, step: step.id }));
  }

  /** How to try a step without giliran: what to start in which terminal, and what to see. */
  private byHand(step: Step, flows: readonly Flow[]): readonly string[] {
    const terminals = terminalsOf(this.lab, step, flows, this.style);
    if (terminals.length === 0) return [];
    const width = Math.max(...terminals.map(({ role }) => role.length));
    const standIns = terminals.filter(({ isStandIn }) => isStandIn).map(({ role }) => role);
    return [
      this.word('guide.by-hand', { count: terminals.length }),
      ...when(this.style.folder !== undefined, `  cd${folderWord(this.style.folder)}`),
      ...when(this.lab.hasHosts, ...this.hang('  ', this.word('guide.hosts', { roles: this.served() }))),
      ...terminals.map(({ role, command }, index) => `  ${index + 1}  ${role.padEnd(width)}  ${command}`),
      ...when(standIns.length > 0, ...this.hang('      ', this.word('guide.stand-in', { roles: standIns }))),
      ...flows.flatMap((flow) => this.trial(step, flow, terminals)),
      ...this.hang('      ', this.word('guide.end-by-hand')),
      '',
    ];
  }

  /** Roles that others reach by host name. */
  private served(): readonly string[] {
    return this.lab.roles.filter(({ kind }) => kind.verb === 'listens').map(({ id }) => id);
  }

  /** What to do in the terminals for one flow, and what to see then. */
  private trial(step: Step, flow: Flow, terminals: readonly HandTerminal[]): readonly string[] {
    const numberOf = (role: string): number => terminals.findIndex((one) => one.role === role) + 1;
    const numbers = (roles: readonly string[]): readonly string[] =>
      roles
        .map(numberOf)
        .filter((number) => number > 0)
        .map(String);
    const number = numberOf(flow.role);
    if (number === 0) return [];
    switch (flow.kind) {
      case 'listens':
      case 'joins':
        return this.hang('    - ', this.word('guide.try-waits', { number, role: flow.role }));
      case 'welcome':
        return this.hang('    - ', this.word('guide.try-welcome', { numbers: numbers(flow.to) }));
      case 'line': {
        // Nothing is typed at a stand-in that sends by itself.
        if (terminals[number - 1]?.command.startsWith('echo')) return [];
        const text = exampleOf(step);
        return this.hang('    - ', this.word('guide.try-line', { number, text, numbers: numbers(flow.to) }));
      }
      case 'passed-on':
        return this.hang('    - ', this.word('guide.try-passed-on', { numbers: numbers(flow.to) }));
      case 'no-echo':
        return this.hang('    - ', this.word('guide.try-no-echo', { numbers: numbers(flow.to) }));
      case 'connects':
        return [];
    }
  }

  private title(): readonly string[] {
    return this.hang('', `${this.lab.title[this.style.language]} (${this.lab.id})`);
  }

  /** A step with its points, what to do, and what is checked. */
  private step(step: Step): readonly string[] {
    return [...this.heading(step), ...this.task(step), ...this.checks(step)];
  }

  private heading(step: Step): readonly string[] {
    const points = step.checks.reduce((sum, check) => sum + check.points, 0);
    const number = `${this.lab.steps.indexOf(step) + 1}.`.padEnd(4);
    const title = step.title[this.style.language];
    return this.hang(`  ${number}`, this.word('guide.step', { title, step: step.id, points }));
  }

  private task(step: Step): readonly string[] {
    return this.hang('      ', step.guide[this.style.language]);
  }

  private checks(step: Step): readonly string[] {
    return step.checks.flatMap((check) => this.hang('      · ', check.title[this.style.language]));
  }

  /** Commands to type next. */
  private commands(next: readonly (readonly [label: PlainId, command: string])[]): readonly string[] {
    const labels = next.map(([label]) => this.word(label));
    const width = Math.max(...labels.map(({ length }) => length)) + 2;
    return next.map(([, command], index) => `${(labels[index] ?? '').padEnd(width)}giliran ${command}`);
  }

  /** The lab's name, as it has to be typed. */
  private get labWord(): string {
    return word(this.style.labName);
  }

  private get folderOption(): string {
    return folderOption(this.style.folder);
  }

  /** The kinds of roles, each once, in the lab's order. */
  private kinds(): readonly RoleKind[] {
    return [...new Map(this.lab.roles.map(({ kind }) => [kind.name, kind])).values()];
  }

  /** The programs of a kind, what they do, and the names of their files. */
  private programs(kind: RoleKind): readonly string[] {
    const roles = this.lab.roles.filter((role) => role.kind.name === kind.name).map(({ id }) => id);
    const doing = reachesOf(kind).map(({ verb, endpoint }) =>
      this.word(`guide.${verb}`, { roles, endpoint: showEndpoint(endpoint) }),
    );
    const files =
      kind.count === null
        ? this.word('guide.file', { role: kind.name })
        : this.word('guide.files', { files: roles.map((role) => `${role}.py`), kind: kind.name });
    return [...doing.flatMap((line) => this.hang('  ', line)), ...this.hang('      ', files)];
  }

  private word<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string {
    return say(message(id, ...params), this.style.language);
  }

  private hang(label: string, text: string): readonly string[] {
    return hang(label, text, this.style.width);
  }
}

function when(isSo: boolean, ...lines: readonly string[]): readonly string[] {
  return isSo ? lines : [];
}

function inLines(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
