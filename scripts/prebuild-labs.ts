import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graders } from '../graders/index.ts';
import { labSources, loadLab } from '../src/lab/load.ts';
import { keepLab, keptLabs, PREBUILT_FILE } from '../src/lab/prebuilt.ts';

/** Turns every lab of the project into its full form, so that checks need not. */
export function prebuildLabs(project: string): void {
  const folder = join(project, 'labs');
  const files = readdirSync(folder)
    .map((name) => join(folder, name, 'lab.yaml'))
    .filter((file) => existsSync(file));
  const labs = files.map((file) => {
    const lab = loadLab(file, graders);
    return [lab.id, keepLab(lab, labSources(file), project)] as const;
  });
  writeFileSync(join(project, PREBUILT_FILE), keptLabs(new Map(labs)));
}
