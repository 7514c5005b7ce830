import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import { showEndpoint } from '../../model/endpoint.ts';
import { type Lab, type RoleKind, reachesOf, type Step } from '../../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../../model/message.ts';
import { word } from '../../report/next-commands.ts';

/** The contents of one starter file: the roles of a kind, and the steps for them. */
export interface Part {
  readonly kind: RoleKind;
  /** Paragraphs for the beginning of the file. */
  readonly head: readonly string[];
  /** For each step, paragraphs for the place where it is to be built. */
  readonly steps: readonly (readonly string[])[];
  /** For a role without a number: how many programs of the numbered kind there are; null where there is none. */
  readonly others: number | null;
}

/**
 * The starter files of a lab: one for each kind of role, since programs of one kind are told their numbers.
 * @param called the lab's name on the command line
 */
export function partsOf(lab: Lab, language: Language, called: string): readonly Part[] {
  const kinds = new Map(lab.roles.map(({ kind }) => [kind.name, kind]));
  return [...kinds.values()].map((kind) => partOf(lab, kind, language, called));
}

/** Steps that have a check about a kind's programs. */
function stepsOf(lab: Lab, { name }: RoleKind): readonly Step[] {
  const roles = lab.roles.filter(({ kind }) => kind.name === name).map(({ id }) => id);
  return lab.steps.filter(({ checks }) =>
    checks.some(({ subjects }) => subjects.some((role) => roles.includes(role))),
  );
}

function partOf(lab: Lab, kind: RoleKind, language: Language, called: string): Part {
  const text = <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string =>
    say(message(id, ...params), language);
  const roles = lab.roles.filter((role) => role.kind.name === kind.name).map(({ id }) => id);
  const counts = lab.roles.flatMap((role) => role.kind.count ?? []);
  return {
    kind,
    head: [
      `${lab.title[language]} (${lab.id}): ${kind.name}`,
      ...reachesOf(kind).map(({ verb, endpoint }) =>
        text(`guide.${verb}`, { roles, endpoint: showEndpoint(endpoint) }),
      ),
      lab.protocol[language],
      ...(kind.args === undefined
        ? kind.count === null
          ? []
          : [text('starter.numbered', { kind: kind.name, count: kind.count })]
        : [text('starter.args', { kind: kind.name, args: kind.args.join(' ') })]),
      text('starter.how', { command: `giliran guide ${word(called)}` }),
    ],
    steps: stepsOf(lab, kind).map((step) => [
      text('starter.step', {
        number: lab.steps.indexOf(step) + 1,
        count: lab.steps.length,
        title: step.title[language],
        step: step.id,
      }),
      step.guide[language],
    ]),
    others: kind.count === null && counts.length > 0 ? Math.max(...counts) : null,
  };
}
