import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { graders } from '../../graders/index.ts';
import { gradeStored } from '../assessment/grade-stored.ts';
import { loadLab } from '../lab/load.ts';
import { projectFolder } from '../machine/installation.ts';
import { LANGUAGES, type Language } from '../messages/language.ts';
import type { Shown } from '../model/audience.ts';
import { checksOf, type Lab as LabModel, type Scenario } from '../model/lab.ts';
import type { Bilingual } from '../model/message.ts';
import type { RunTrace } from '../model/trace.ts';
import { buildDocument } from '../report/document.ts';
import { readTrace, type TraceFile } from '../trace/read.ts';
import type { Checked } from './checked.ts';
import { planScenario, type ScenarioPlan } from './plan.ts';
import { type CheckOptions, checkFolder, type RunOptions, runIn } from './play.ts';
import { GiliranError, known, publicError } from './refusal.ts';

/** A lab's check, as its file has it. */
export interface LabCheck {
  /** `step.check` */
  readonly id: string;
  readonly step: string;
  readonly title: Bilingual;
  readonly points: number;
  readonly grader: string;
  /** Roles whose programs it is about. */
  readonly subjects: readonly string[];
  /** When students may see it. */
  readonly shown: Shown;
}

/** A lab that is ready to be run. */
export class Lab {
  readonly #lab: LabModel;
  readonly id: string;
  readonly title: Bilingual;
  /** When it is due, as its file says it; null where it does not. */
  readonly due: string | null;
  /** Roles that programs are handed in for. */
  readonly roles: readonly string[];
  /** Ids of its scenarios; one that is made for each of several roles is `name@role`. */
  readonly scenarios: readonly string[];
  /** In the order of its steps. */
  readonly checks: readonly LabCheck[];

  private constructor(lab: LabModel) {
    this.#lab = lab;
    this.id = lab.id;
    this.title = lab.title;
    this.due = lab.due ?? null;
    this.roles = lab.roles.map(({ id }) => id);
    this.scenarios = lab.scenarios.map(({ id }) => id);
    this.checks = checksOf(lab).map(({ id, step, title, points, grader, subjects, shown }) => ({
      id,
      step,
      title,
      points,
      grader,
      subjects,
      shown: shown ?? 'always',
    }));
  }

  /**
   * Loads a lab, with what it extends.
   * @param name the id of a lab that comes with giliran, or the path of a lab file or of its folder; `./turn-chat` is a folder
   *   of that name
   * @throws LabError with every mistake in its file; GiliranError where there is none
   */
  static load(name: string): Lab {
    const own = join(projectFolder(), 'labs') + sep;
    const first = /^[a-z0-9-]+$/.test(name) ? join(own, name, 'lab.yaml') : name;
    const file = [first, join(name, 'lab.yaml')].find(isLabFile);
    if (file === undefined)
      throw new GiliranError(
        'use.no-lab',
        `There is no lab "${name}": expected the id of a lab that comes with giliran, or the path of a lab.yaml or of its folder.`,
      );
    const path = resolve(file);
    return new Lab(loadLab(path, graders, path.startsWith(own)));
  }

  /**
   * Makes up one run of a scenario: who takes part, and what is typed when. Nothing is run.
   * @throws GiliranError where there is no such scenario
   */
  plan(scenario: string, seed: number): ScenarioPlan {
    return planScenario(this.#lab, this.#scenario(scenario), seed);
  }

  /**
   * Plays one scenario with a submission's programs: nothing is decided.
   * @throws GiliranError where there is no such scenario, or somebody's program is missing, or the machine lacks what it takes
   */
  async run(folder: string, scenario: string, options: RunOptions = {}): Promise<RunTrace> {
    return runIn(this.#lab, this.#scenario(scenario), folder, options);
  }

  /**
   * Checks a submission: plays what it takes and decides every check, as `giliran check` does. Hidden checks are among them,
   * unless it is for students.
   * @throws GiliranError where the submission cannot be taken as it is, or the machine lacks what it takes
   */
  async check(folder: string, options: CheckOptions = {}): Promise<Checked> {
    return checkFolder(this.#lab, folder, options);
  }

  /**
   * Grades the runs of a trace again: nothing is run.
   * @param file the trace's path
   * @throws GiliranError where it is none, or is of another lab; the file system's error where it cannot be read
   */
  grade(file: string, language: Language = 'en'): Checked {
    known('language', language, LANGUAGES);
    const trace = readTraceFile(file);
    if (trace.header.lab !== this.id)
      throw new GiliranError(
        'call.other-lab',
        `"${file}" is a trace of ${trace.header.lab}: expected one of ${this.id}.`,
      );
    return buildDocument(gradeStored(trace, this.#lab, graders), {
      lab: this.id,
      submission: '',
      seed: trace.header.seed,
      durationMs: Math.max(0, ...trace.runs.map(({ events }) => events.at(-1)?.t ?? 0)),
      trace: resolve(file),
      language,
    });
  }

  #scenario(id: string): Scenario {
    const found = this.#lab.scenarios.find((scenario) => scenario.id === id);
    if (found) return found;
    throw new GiliranError(
      'call.no-scenario',
      `${this.id} has no scenario "${id}": expected one of ${this.scenarios.join(', ')}.`,
    );
  }
}

/**
 * Reads the runs of a trace, to try a grader on them.
 * @param file the trace's path
 * @throws GiliranError where it is none; the file system's error where it cannot be read
 */
export function readRuns(file: string): readonly RunTrace[] {
  return readTraceFile(file).runs;
}

function readTraceFile(file: string): TraceFile {
  try {
    return readTrace(readFileSync(file, 'utf8'));
  } catch (error) {
    throw publicError(error);
  }
}

/** A pipe that is called so would be read for ever. */
function isLabFile(path: string): boolean {
  return path.endsWith('.yaml') && existsSync(path) && statSync(path).isFile();
}
