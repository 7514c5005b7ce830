import { showEndpoint } from '../model/endpoint.ts';
import { checksOf, type Lab } from '../model/lab.ts';
import type { Io } from './io.ts';
import { findLab, labIds } from './labs.ts';

/** Lists the labs, with what each needs. @returns 0 */
export async function labsCommand(flags: { readonly json?: boolean }, io: Io): Promise<number> {
  const labs = await Promise.all(labIds().map(findLab));
  if (flags.json) {
    io.out(`${JSON.stringify(labs.map(describe), null, 2)}\n`);
    return 0;
  }
  for (const lab of labs) {
    const { title, roles, endpoints, steps, points } = describe(lab);
    io.out(
      `${lab.id}\n  ${title.en}\n  programs: ${roles.join(', ')}  (${endpoints.join(', ')})\n  steps:    ${steps.join(', ')}  (${points} points)\n\n`,
    );
  }
  io.out('giliran check LAB FOLDER grades the programs in a folder.\n');
  return 0;
}

function describe(lab: Lab) {
  return {
    id: lab.id,
    title: lab.title,
    about: lab.about,
    roles: lab.roles.map((role) => role.id),
    endpoints: [...new Set(lab.roles.map((role) => showEndpoint(role.kind.endpoint)))],
    steps: lab.steps.map((step) => step.id),
    points: checksOf(lab).reduce((sum, check) => sum + check.points, 0),
  };
}
