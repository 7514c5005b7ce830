import { courseFileIn, readCourse } from '../lab/course.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { wrapText } from '../model/cells.ts';
import { showEndpoint } from '../model/endpoint.ts';
import { checksOf, type Lab, reachesOf } from '../model/lab.ts';
import { message, type PlainId } from '../model/message.ts';
import { hang } from '../report/wrap.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLabForStudents, knownLabs } from './labs.ts';

/** Lists the labs, with what each needs. @returns 0 */
export async function labsCommand(flags: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const { out, language } = terminal;
  const labs = await Promise.all(knownLabs(terminal.labFolder).map(findLabForStudents));
  if (flags.json) {
    out(`${JSON.stringify(labs.map(describe), null, 2)}\n`);
    return 0;
  }
  const width = readingWidth(terminal);
  const course = terminal.labFolder ? courseFileIn(terminal.labFolder) : null;
  const title = course === null ? null : readCourse(course).title;
  if (title) out(`${wrapText(title[language], width).join('\n')}\n\n`);
  for (const lab of labs) out(`${entry(lab, language, width).join('\n')}\n\n`);
  out(`${wrapText(say(message('labs.what-next'), language), width).join('\n')}\n`);
  return 0;
}

function entry(lab: Lab, language: Language, width: number): readonly string[] {
  const { title, roles, endpoints, steps, points } = describe(lab);
  const lines = (id: PlainId, text: string, beside: string): readonly string[] =>
    hang(`  ${say(message(id), language).padEnd(10)}`, `${text}  (${beside})`, width);
  return [
    lab.id,
    ...hang('  ', title[language], width),
    ...lines('labs.programs', roles.join(', '), endpoints.join(', ')),
    ...lines('labs.steps', steps.join(', '), say(message('labs.points', { points }), language)),
  ];
}

function describe(lab: Lab) {
  return {
    id: lab.id,
    title: lab.title,
    about: lab.about,
    roles: lab.roles.map((role) => role.id),
    endpoints: [
      ...new Set(
        lab.roles.flatMap(({ kind }) => reachesOf(kind).map(({ endpoint }) => showEndpoint(endpoint))),
      ),
    ],
    steps: lab.steps.map((step) => step.id),
    points: checksOf(lab).reduce((sum, check) => sum + check.points, 0),
  };
}
