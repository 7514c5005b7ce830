import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Graders } from '../model/grader.ts';
import type { Lab, Role, Scenario } from '../model/lab.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';
import { expandSteps } from './expand-checks.ts';
import { checkTold, expandRoles } from './expand-roles.ts';
import { ScriptExpansion } from './expand-script.ts';
import { expandValues } from './expand-values.ts';
import type { LabMistake } from './lab-error.ts';
import { Mistakes } from './mistakes.ts';
import { namesSaidIn } from './names-said.ts';
import { compileOwnGraders, standIns } from './own-graders.ts';
import type { LabFile } from './schema.ts';
import type { LabSource } from './source.ts';

export interface ExpandOrder {
  readonly file: LabFile;
  readonly source: LabSource;
  /** The folder that the path of the reference programs is relative to. */
  readonly folder: string;
  /** The folder that a grader's path is relative to, by the grader's name. */
  readonly graderFolder: (name: string) => string;
  readonly graders: Graders;
  /** Names in the parts of the file that had to be left out. */
  readonly lost: ReadonlySet<string>;
  /** Whether the reference programs need not be there. */
  readonly mayLackReference: boolean;
}

/** A lab in its full form, and the mistakes in its names: it can be used only where there are none. */
export interface Expanded {
  readonly lab: Lab;
  readonly mistakes: readonly LabMistake[];
}

/** Turns a checked lab file into its full form: roles numbered, scenarios cast and their scripts unrolled. */
export function expandLab(order: ExpandOrder): Expanded {
  return new Expansion(order).expanded();
}

/** Collects mistakes on the way. */
class Expansion {
  private readonly mistakes: Mistakes;
  private readonly roles: Role[] = [];
  private readonly file: LabFile;
  private readonly folder: string;
  private readonly graderFolder: (name: string) => string;
  private readonly graders: Graders;
  private readonly mayLackReference: boolean;
  private readonly scripts: ScriptExpansion;

  constructor({ file, source, folder, graderFolder, graders, lost, mayLackReference }: ExpandOrder) {
    this.mistakes = new Mistakes(source, lost);
    this.file = file;
    this.folder = folder;
    this.graderFolder = graderFolder;
    this.graders = graders;
    this.mayLackReference = mayLackReference;
    this.scripts = new ScriptExpansion({ file, roles: this.roles, mistakes: this.mistakes });
  }

  expanded(): Expanded {
    this.roles.push(...expandRoles(this.file.roles, this.mistakes, this.file.network === 'hosts'));
    const declared = expandValues(this.file.values ?? {}, this.mistakes);
    const values = {
      declared,
      names: [...new Set([...Object.keys(declared), ...namesSaidIn(this.file.scenarios)])],
    };
    checkTold(this.file.roles, values, this.roles, this.mistakes);
    const scenarios = Object.keys(this.file.scenarios).flatMap((name) =>
      this.scripts.scenarios(name, values),
    );
    const own = compileOwnGraders(this.file, this.graders, this.graderFolder, this.mistakes);
    const steps = expandSteps({
      file: this.file,
      roles: this.roles,
      scenarios,
      values,
      graders: { ...standIns(own), ...this.graders },
      mistakes: this.mistakes,
      partsOf: (names) => this.scripts.partsOf(names),
    });
    if (this.mistakes.isWhole) {
      this.checkUse(scenarios);
      this.checkScenarios();
    }
    const { limits = {} } = this.file;
    const lab = {
      id: this.file.lab,
      title: this.file.title,
      about: this.file.about,
      protocol: this.file.protocol,
      oneSend: this.file['one-send'] ?? false,
      ...(this.file['ended-lines'] === true ? { endsLines: true as const } : {}),
      hasHosts: this.file.network === 'hosts',
      roles: this.roles.filter((role) => !this.isGuest(role)),
      ...(this.roles.some((role) => this.isGuest(role))
        ? { guests: this.roles.filter((role) => this.isGuest(role)) }
        : {}),
      scenarios,
      ...(this.file.values === undefined ? {} : { values: declared }),
      steps,
      ...(this.file.graders === undefined ? {} : { ownGraders: own }),
      ...(this.file.questions === undefined ? {} : { questions: this.file.questions }),
      ...(this.file.free === undefined ? {} : { free: this.file.free }),
      limits: {
        wallMs: limits.wall === undefined ? DEFAULT_LIMITS.wallMs : limits.wall * 1000,
        moveMs: limits.move === undefined ? DEFAULT_LIMITS.moveMs : limits.move * 1000,
        cpuMs: limits.cpu === undefined ? DEFAULT_LIMITS.cpuMs : limits.cpu * 1000,
        outputBytes: limits.output ?? DEFAULT_LIMITS.outputBytes,
        buildMs: limits.build === undefined ? DEFAULT_LIMITS.buildMs : limits.build * 1000,
      },
      ...(this.file.due === undefined ? {} : { due: this.file.due }),
      reference: this.reference(),
    };
    return { lab, mistakes: this.mistakes.list };
  }

  private reference(): string | null {
    const { reference } = this.file;
    if (reference === undefined) return null;
    const folder = resolve(this.folder, reference);
    if (!this.mayLackReference && !existsSync(folder))
      this.mistakes.add(
        'no-reference',
        `There is no folder "${reference}" beside the file that names it: correct the path, or remove the key where nobody may have the programs.`,
        ['reference'],
      );
    return folder;
  }

  /** Whether only probes play a role. */
  private isGuest({ kind }: Role): boolean {
    return this.file.roles[kind.name]?.probes === true;
  }

  /** Reports roles that no scenario starts: their programs would have to be handed in for nothing. */
  private checkUse(scenarios: readonly Scenario[]): void {
    const started = new Set(
      scenarios.flatMap(({ script }) =>
        script.filter(({ do: verb }) => verb === 'start').map(({ role }) => role),
      ),
    );
    for (const { id, kind } of this.roles.filter((role) => !this.isGuest(role)))
      if (!started.has(id))
        this.mistakes.addAtKey(
          'unused-role',
          `No scenario starts "${id}": start it in one, or remove the role. Every submission would need a program for it.`,
          ['roles'],
          kind.name,
        );
  }

  /** Reports scenarios that no check names, and whose script no other scenario uses: they would never be played. */
  private checkScenarios(): void {
    const named = new Set([
      ...this.file.steps.flatMap(({ checks }) => checks.flatMap((check) => check.scenarios)),
      ...Object.values(this.file.scenarios).flatMap(({ script }) =>
        typeof script === 'string' ? [script] : [],
      ),
    ]);
    for (const name of Object.keys(this.file.scenarios))
      if (!named.has(name))
        this.mistakes.addAtKey(
          'unused-scenario',
          `No check names the scenario "${name}": name it in one, or remove it. It would never be played.`,
          ['scenarios'],
          name,
        );
  }
}
