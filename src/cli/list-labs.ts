import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { showEndpoint } from '../model/endpoint.ts';
import { checksOf, type Lab } from '../model/lab.ts';
import { message, type PlainId } from '../model/message.ts';
import type { Terminal } from './io.ts';
import { findLab, labIds } from './labs.ts';

/** Lists the labs, with what each needs. @returns 0 */
export async function labsCommand(
  flags: { readonly json?: boolean },
  { out, language }: Terminal,
): Promise<number> {
  const labs = await Promise.all(labIds().map(findLab));
  if (flags.json) {
    out(`${JSON.stringify(labs.map(describe), null, 2)}\n`);
    return 0;
  }
  for (const lab of labs) out(`${entry(lab, language)}\n\n`);
  out(`${say(message('labs.what-next'), language)}\n`);
  return 0;
}

function entry(lab: Lab, language: Language): string {
  const { title, roles, endpoints, steps, points } = describe(lab);
  const line = (id: PlainId, text: string, beside: string): string =>
    `  ${say(message(id), language).padEnd(10)}${text}  (${beside})`;
  return [
    lab.id,
    `  ${title[language]}`,
    line('labs.programs', roles.join(', '), endpoints.join(', ')),
    line('labs.steps', steps.join(', '), say(message('labs.points', { points }), language)),
  ].join('\n');
}

function describe(lab: Lab) {
  return {
    id: lab.id,
    title: lab.title,
    about: lab.subjects,
    roles: lab.roles.map((role) => role.id),
    endpoints: [...new Set(lab.roles.map((role) => showEndpoint(role.kind.endpoint)))],
    steps: lab.steps.map((step) => step.id),
    points: checksOf(lab).reduce((sum, check) => sum + check.points, 0),
  };
}
