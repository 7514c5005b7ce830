import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Endpoint, EndpointVerb } from '../model/endpoint.ts';
import { parseEndpoint } from '../model/endpoint.ts';
import { type Graders, OTHERS, type ParamKind } from '../model/grader.ts';
import type { Check, GraderParam, Lab, Player, Role, RoleKind, Scenario } from '../model/lab.ts';
import { checkIds, checkNeeds, checkPoints, silenceIn } from './check-rules.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';
import { whyNoEndpoint, whyUnfit } from './endpoint-rules.ts';
import type { LabMistake } from './lab-error.ts';
import { Mistakes } from './mistakes.ts';
import { knownPatterns, matchRoles } from './patterns.ts';
import type { CheckFile, LabFile, ScenarioFile, ScriptItem } from './schema.ts';
import { checkMoves, MOST_MOVES, movesIn, type PlacedMove } from './script-rules.ts';
import type { LabSource, Path } from './source.ts';
import { nearest } from './suggest.ts';

const VERBS: readonly EndpointVerb[] = ['listens', 'connects', 'joins', 'sends'];

/** Stands for an endpoint that is wrong, so that the role's name is known all the same. */
const UNKNOWN: Endpoint = { transport: 'tcp', group: null, port: 1 };

/** The part of lines that say none. */
const MAIN_PART = 'main';

export interface ExpandOrder {
  readonly file: LabFile;
  readonly source: LabSource;
  /** The folder that the path of the reference programs begins at. */
  readonly folder: string;
  readonly graders: Graders;
  /** Names that stood in what had to be left out of the file. */
  readonly lost: ReadonlySet<string>;
  /** Whether the reference programs need not be there. */
  readonly mayLackReference: boolean;
}

/** A lab spelled out, and what is wrong with its names: it is of use only where nothing is. */
export interface Expanded {
  readonly lab: Lab;
  readonly mistakes: readonly LabMistake[];
}

/** Spells a checked lab file out: roles numbered, scenarios cast and their scripts unrolled. */
export function expandLab(order: ExpandOrder): Expanded {
  return new Expansion(order).expanded();
}

/** Collects mistakes while it spells out. */
class Expansion {
  private readonly mistakes: Mistakes;
  private readonly roles: Role[] = [];
  private readonly file: LabFile;
  private readonly folder: string;
  private readonly graders: Graders;
  private readonly mayLackReference: boolean;

  constructor({ file, source, folder, graders, lost, mayLackReference }: ExpandOrder) {
    this.mistakes = new Mistakes(source, lost);
    this.file = file;
    this.folder = folder;
    this.graders = graders;
    this.mayLackReference = mayLackReference;
  }

  expanded(): Expanded {
    if (Object.keys(this.file.roles).length === 0 && this.mistakes.isWhole)
      this.mistakes.addAtKey(
        'no-roles',
        'A lab needs a role at least: server: { listens: "tcp:8080" }.',
        [],
        'roles',
      );
    for (const name of Object.keys(this.file.roles)) this.addRoles(name);
    const scenarios = Object.entries(this.file.scenarios).flatMap(([name, scenario]) =>
      this.scenarios(name, scenario),
    );
    const steps = this.file.steps.map((step, s) => ({
      id: step.id,
      title: step.title,
      guide: step.guide,
      ...(step.explain === undefined ? {} : { explain: step.explain }),
      checks: step.checks.map((check, c) =>
        this.check(step.id, check, { path: ['steps', s, 'checks', c], scenarios }),
      ),
    }));
    checkIds(this.file.steps, this.mistakes);
    checkNeeds(this.file.steps, this.mistakes);
    if (this.mistakes.isWhole) {
      checkPoints(this.file.steps, this.mistakes);
      this.checkUse(scenarios);
    }
    const { limits = {} } = this.file;
    const lab = {
      id: this.file.lab,
      title: this.file.title,
      about: this.file.about,
      protocol: this.file.protocol,
      oneSend: this.file['one-send'] ?? false,
      hasHosts: this.file.network === 'hosts',
      roles: this.roles,
      scenarios,
      steps,
      ...(this.file.questions === undefined ? {} : { questions: this.file.questions }),
      limits: {
        wallMs: limits.wall === undefined ? DEFAULT_LIMITS.wallMs : limits.wall * 1000,
        moveMs: limits.move === undefined ? DEFAULT_LIMITS.moveMs : limits.move * 1000,
        cpuMs: limits.cpu === undefined ? DEFAULT_LIMITS.cpuMs : limits.cpu * 1000,
        outputBytes: limits.output ?? DEFAULT_LIMITS.outputBytes,
        buildMs: limits.build === undefined ? DEFAULT_LIMITS.buildMs : limits.build * 1000,
      },
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

  /** A role that no scenario starts would still have to be handed in. */
  private checkUse(scenarios: readonly Scenario[]): void {
    const started = new Set(
      scenarios.flatMap(({ script }) =>
        script.filter(({ do: verb }) => verb === 'start').map(({ role }) => role),
      ),
    );
    for (const { id, kind } of this.roles)
      if (!started.has(id))
        this.mistakes.addAtKey(
          'unused-role',
          `No scenario starts "${id}": start it in one, or remove the role. Every submission would need a program for it.`,
          ['roles'],
          kind.name,
        );
  }

  private addRoles(name: string): void {
    const spec = this.file.roles[name];
    const verb = VERBS.find((candidate) => spec?.[candidate] !== undefined);
    const verbs = VERBS.filter((candidate) => spec?.[candidate] !== undefined);
    if (verbs.length > 1)
      this.mistakes.add(
        'two-endpoints',
        `Role "${name}" has ${verbs.join(' and ')}: expected exactly one of them.`,
        ['roles', name],
      );
    const written = verb === undefined ? undefined : spec?.[verb];
    if (!spec || !verb || written === undefined) {
      this.mistakes.add(
        'endpoint',
        `Role "${name}" needs one of ${VERBS.join(', ')}, with an endpoint: listens: "tcp:8080".`,
        ['roles', name],
      );
      this.number({ name, count: spec?.count ?? null, verb: 'listens', endpoint: UNKNOWN, relays: null });
      return;
    }
    const endpoint = parseEndpoint(written);
    const wrong = endpoint === null ? whyNoEndpoint(written) : whyUnfit(verb, endpoint);
    if (wrong !== null)
      this.mistakes.add('endpoint', `Role "${name}" ${verb} "${written}": ${wrong}.`, ['roles', name, verb]);
    if (spec.relays && verb !== 'listens')
      this.mistakes.add('no-relay', `Role "${name}" ${verb}: only a role that listens can have "relays".`, [
        'roles',
        name,
        'relays',
      ]);
    this.number({
      name,
      count: spec.count ?? null,
      verb,
      endpoint: endpoint ?? UNKNOWN,
      relays: spec.relays ?? null,
    });
  }

  /** Adds the roles of a kind, by their numbers. */
  private number(kind: RoleKind): void {
    const { name } = kind;
    const own: readonly Role[] =
      kind.count === null
        ? [{ id: name, kind, number: null }]
        : Array.from({ length: kind.count }, (_, index) => ({
            id: `${name}${index + 1}`,
            kind,
            number: index + 1,
          }));
    for (const role of own) {
      const other = this.roles.find(({ id }) => id === role.id);
      if (other)
        this.mistakes.addAtKey(
          'same-role',
          `There would be two roles "${role.id}": one of "${other.kind.name}", one of "${name}". Call one of them otherwise.`,
          ['roles'],
          name,
        );
      else this.roles.push(role);
    }
  }

  private scenarios(name: string, scenario: ScenarioFile): Scenario[] {
    const path: Path = ['scenarios', name];
    const script = this.scriptOf(scenario);
    if (!script) {
      this.mistakes.unknown('scenario with a script of its own', String(scenario.script), this.scripted(), [
        ...path,
        'script',
      ]);
      return [];
    }
    const written = typeof scenario.script === 'string' ? scenario.script : name;
    const scriptPath: Path = ['scenarios', written, 'script'];
    const pattern = scenario['for-each'];
    const subjects = pattern === undefined ? [null] : this.roleIds(pattern, [...path, 'for-each']);
    const size = movesIn(script, (roles) => matchRoles(this.roles, roles)?.length ?? 1);
    if (size > MOST_MOVES) {
      this.mistakes.add(
        'too-many-moves',
        `This script comes to ${size.toLocaleString('en')} moves, its repeats multiplied: at most ${MOST_MOVES.toLocaleString('en')} can be played.`,
        scriptPath,
      );
      return [];
    }
    return subjects.map((subject) => {
      const cast = this.cast(scenario, subject, path);
      const scope = { each: null, subject, part: MAIN_PART, cast, isOwn: written === name };
      const moves = this.moves(script, scope, scriptPath);
      checkMoves(moves, cast, this.mistakes);
      return {
        id: subject === null ? name : `${name}@${subject}`,
        name,
        subject,
        cast,
        script: moves.map(({ move }) => move),
      };
    });
  }

  /** A scenario's script, which may be another's that it names; undefined where that has none of its own. */
  private scriptOf(scenario: ScenarioFile | undefined): readonly ScriptItem[] | undefined {
    const written = scenario?.script;
    if (typeof written !== 'string') return written;
    const named = own(this.file.scenarios, written)?.script;
    return typeof named === 'string' ? undefined : named;
  }

  /** Scenarios that have a script of their own. */
  private scripted(): readonly string[] {
    return Object.entries(this.file.scenarios).flatMap(([name, { script }]) =>
      typeof script === 'string' ? [] : [name],
    );
  }

  private cast(scenario: ScenarioFile, subject: string | null, path: Path): Record<string, Player> {
    const cast: Record<string, Player> = Object.fromEntries(
      this.roles.map((role) => [role.id, { by: 'student' }]),
    );
    const patterns = new Map<string, string>();
    for (const [pattern, player] of Object.entries(scenario.cast ?? {})) {
      const ids =
        pattern === 'subject' && subject !== null
          ? [subject]
          : this.roleIds(pattern, [...path, 'cast', pattern]);
      for (const id of ids) {
        cast[id] = this.player(player, [...path, 'cast', pattern]);
        patterns.set(id, pattern);
      }
    }
    for (const [id, pattern] of patterns) {
      const player = cast[id];
      if (player?.by !== 'through' || player.role === '' || cast[player.role]?.by === 'probe') continue;
      this.mistakes.add(
        'no-probe',
        `"${id}" speaks through "${player.role}", which is no probe here: add "${player.role}: probe" to the cast.`,
        [...path, 'cast', pattern],
      );
    }
    return cast;
  }

  private player(text: string, path: Path): Player {
    if (text === 'student' || text === 'reference' || text === 'probe' || text === 'nobody')
      return { by: text };
    return { by: 'through', role: this.roleIds(text.replace(/^through /, ''), path)[0] ?? '' };
  }

  private moves(items: readonly ScriptItem[], scope: Scope, path: Path): PlacedMove[] {
    return items.flatMap((item, index) =>
      this.movesOf(item, { ...scope, part: item.part ?? scope.part }, [...path, index]),
    );
  }

  private movesOf(item: ScriptItem, scope: Scope, path: Path): PlacedMove[] {
    if ('each' in item) {
      const ids = this.roleIds(item.each, [...path, 'each']);
      return ids.flatMap((each) => this.moves(item.do, { ...scope, each }, [...path, 'do']));
    }
    if ('repeat' in item)
      return Array.from({ length: item.repeat }, () => this.moves(item.do, scope, [...path, 'do'])).flat();
    if ('do' in item) return this.moves(item.do, scope, [...path, 'do']);
    const [verb, pattern] = verbOf(item);
    const role = this.oneRole(pattern, scope, [...path, verb]);
    if (role === null) return [];
    const player = scope.cast[role]?.by;
    if (item.if === 'probe' && player !== 'probe') return [];
    // What a probe does for each of several roles, it does for those who are there to see it.
    if (item.if === 'probe' && scope.each !== null && scope.cast[scope.each]?.by === 'through') return [];
    if (player === 'nobody' && verb === 'say' && scope.isOwn && item.if === undefined)
      this.mistakes.add('nobody-says', `Nobody plays "${role}" here, so that it can say nothing.`, [
        ...path,
        verb,
      ]);
    if (player === 'nobody' || (player === 'through' && verb !== 'say')) return [];
    if (verb !== 'say' || !('say' in item))
      return [{ path, move: { do: verb === 'say' ? 'start' : verb, role, part: scope.part } }];
    return [
      {
        path,
        move: {
          do: 'say',
          role,
          part: scope.part,
          text: item.text ?? 'plain',
          same: item.same ?? null,
          early: item.early ?? false,
          quick: item.quick ?? false,
        },
      },
    ];
  }

  private oneRole(pattern: string, scope: Scope, path: Path): string | null {
    if (pattern === 'each' && scope.each !== null) return scope.each;
    if (pattern === 'subject' && scope.subject !== null) return scope.subject;
    const ids = this.roleIds(pattern, path);
    const [only] = ids;
    if (ids.length > 1)
      this.mistakes.add(
        'many-roles',
        `"${pattern}" means ${ids.length} roles: put the move below "each: ${pattern}".`,
        path,
      );
    return only ?? null;
  }

  private check(step: string, check: CheckFile, { path, scenarios }: CheckPlace): Check {
    for (const [k, name] of check.scenarios.entries())
      if (!Object.hasOwn(this.file.scenarios, name))
        this.mistakes.unknown('scenario', name, Object.keys(this.file.scenarios), [...path, 'scenarios', k]);
    const params = this.params(check, path);
    if (this.mistakes.isWhole)
      for (const [k, name] of check.scenarios.entries()) {
        const runs = scenarios.filter((scenario) => scenario.name === name);
        const silent = runs.length === 0 ? null : silenceIn(runs, params);
        if (silent !== null)
          this.mistakes.add(
            'nothing-said',
            `In scenario "${name}" ${silent}: this check can decide nothing there.`,
            [...path, 'scenarios', k],
          );
      }
    return {
      id: `${step}.${check.id}`,
      step,
      title: check.title,
      points: check.points,
      grader: check.grader,
      params,
      subjects: this.patternList(check.subjects, [...path, 'subjects']),
      scenarios: check.scenarios,
      needs: check.needs ?? [],
      hints: check.hints ?? [],
      ...(this.file.beside === true ? { mayTalkBeside: true } : {}),
      ...(this.graders[check.grader]?.onWire ? { onWire: true } : {}),
    };
  }

  private params(check: CheckFile, path: Path): Record<string, GraderParam> {
    const grader = own(this.graders, check.grader);
    if (!grader) {
      this.mistakes.unknown('grader', check.grader, Object.keys(this.graders), [...path, 'grader']);
      return {};
    }
    const given = check.with ?? {};
    const known = Object.keys(grader.params);
    const strange = Object.keys(given).filter((name) => !Object.hasOwn(grader.params, name));
    for (const name of strange) {
      const near = nearest(name, known);
      this.mistakes.addAtKey(
        'unknown-param',
        `Grader "${check.grader}" takes ${known.join(', ')}, not "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
        [...path, 'with'],
        name,
      );
    }
    return Object.fromEntries(
      Object.entries(grader.params).flatMap(([name, kind]): [string, GraderParam][] => {
        const value = own(given, name);
        if (value === undefined && grader.optional?.includes(name)) return [];
        const at = [...path, 'with', name];
        if (value === undefined) {
          // Under a name that is nearly right it is there.
          if (!strange.some((other) => nearest(other, known) === name))
            this.mistakes.add(
              'missing-param',
              `Grader "${check.grader}" needs "${name}": ${PARAM_FORMS[kind]}.`,
              [...path, ...(check.with === undefined ? ['grader'] : ['with'])],
            );
          return [[name, kind === 'role' ? '' : []]];
        }
        return [[name, this.param({ name, kind, value, check }, at)]];
      }),
    );
  }

  private param({ name, kind, value, check }: GivenParam, at: Path): GraderParam {
    const wrong = (): void =>
      this.mistakes.add(
        'param-type',
        `"${name}" of grader "${check.grader}" must be ${PARAM_FORMS[kind]}.`,
        at,
      );
    if (kind === 'number') {
      if (typeof value !== 'number') wrong();
      return typeof value === 'number' ? value : 0;
    }
    if (kind === 'text') {
      if (typeof value !== 'string') wrong();
      return typeof value === 'string' ? value : '';
    }
    if (
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      (kind === 'role' && typeof value !== 'string')
    ) {
      wrong();
      return kind === 'role' ? '' : [];
    }
    const list = typeof value === 'string' ? [value] : value;
    const place = (index: number): Path => (typeof value === 'string' ? at : [...at, index]);
    if (list.length === 0) wrong();
    if (kind === 'parts') {
      const parts = this.partsOf(check.scenarios);
      for (const [index, part] of list.entries())
        if (!parts.includes(part)) this.mistakes.unknown('part', part, parts, place(index));
      return list;
    }
    const ids = list.flatMap((pattern, index) =>
      pattern === OTHERS && kind === 'roles' && name === 'to'
        ? [OTHERS]
        : this.roleIds(pattern, place(index)),
    );
    if (kind !== 'role') return ids;
    if (ids.length > 1) wrong();
    return ids[0] ?? '';
  }

  /** Parts of the scripts of some scenarios, in order. */
  private partsOf(names: readonly string[]): readonly string[] {
    const scripts = names.flatMap((name) => {
      const script = this.scriptOf(own(this.file.scenarios, name));
      return script ? [script] : [];
    });
    return [...new Set([...scripts.flatMap((script) => partsIn(script)), MAIN_PART])];
  }

  private patternList(value: string | readonly string[], path: Path): string[] {
    return (typeof value === 'string' ? [value] : value).flatMap((pattern) => this.roleIds(pattern, path));
  }

  private roleIds(pattern: string, path: Path): readonly string[] {
    const ids = matchRoles(this.roles, pattern);
    if (ids === null) this.mistakes.unknown('role', pattern, knownPatterns(this.roles), path);
    return ids ?? [];
  }
}

interface Scope {
  readonly each: string | null;
  readonly subject: string | null;
  readonly part: string;
  readonly cast: Readonly<Record<string, Player>>;
  /** Whether the scenario has the script for itself, and takes no other's. */
  readonly isOwn: boolean;
}

interface CheckPlace {
  readonly path: Path;
  readonly scenarios: readonly Scenario[];
}

interface GivenParam {
  readonly name: string;
  readonly kind: ParamKind;
  readonly value: GraderParam;
  readonly check: CheckFile;
}

/** What a parameter's value must be, for whoever wrote another. */
const PARAM_FORMS: Readonly<Record<ParamKind, string>> = {
  role: 'one role, as a text',
  roles: 'roles: a pattern, or a list of patterns',
  parts: 'parts of the script: a name, or a list of names',
  number: 'a number',
  text: 'a text',
};

/** A value of a map that people name the keys of: what every object has is none. */
function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

type Verb = 'start' | 'stop' | 'pause' | 'resume' | 'say';

function partsIn(script: readonly ScriptItem[]): string[] {
  return script.flatMap((item) => [
    ...(item.part === undefined ? [] : [item.part]),
    ...('do' in item ? partsIn(item.do) : []),
  ]);
}

function verbOf(item: Exclude<ScriptItem, { do: ScriptItem[] }>): [Verb, string] {
  if ('start' in item) return ['start', item.start];
  if ('stop' in item) return ['stop', item.stop];
  if ('pause' in item) return ['pause', item.pause];
  if ('resume' in item) return ['resume', item.resume];
  return ['say', item.say];
}
