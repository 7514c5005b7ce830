import { resolve } from 'node:path';
import type { EndpointVerb } from '../model/endpoint.ts';
import { parseEndpoint } from '../model/endpoint.ts';
import { type Graders, OTHERS } from '../model/grader.ts';
import type { Check, GraderParam, Lab, Player, Role, RoleKind, Scenario, ScriptMove } from '../model/lab.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';
import { LabError, type LabMistake } from './lab-error.ts';
import { knownPatterns, matchRoles } from './patterns.ts';
import type { CheckFile, LabFile, ScenarioFile, ScriptItem } from './schema.ts';
import type { LabSource, Path } from './source.ts';
import { nearest } from './suggest.ts';

const VERBS: readonly EndpointVerb[] = ['listens', 'connects', 'joins', 'sends'];

/** The part of lines that say none. */
const MAIN_PART = 'main';

/**
 * Spells a checked lab file out: roles numbered, scenarios cast and their scripts unrolled.
 * @param folder where the file lies, for paths in it
 * @throws LabError where a name means nothing
 */
export function expandLab(file: LabFile, source: LabSource, folder: string, graders: Graders): Lab {
  return new Expansion(file, source, graders).lab(folder);
}

/** Collects mistakes while it spells out, so that one reading tells them all. */
class Expansion {
  private readonly mistakes: LabMistake[] = [];
  private readonly roles: Role[] = [];
  private readonly file: LabFile;
  private readonly source: LabSource;
  private readonly graders: Graders;

  constructor(file: LabFile, source: LabSource, graders: Graders) {
    this.file = file;
    this.source = source;
    this.graders = graders;
  }

  lab(folder: string): Lab {
    for (const name of Object.keys(this.file.roles)) this.addRoles(name);
    this.stopAtMistakes();
    const scenarios = Object.entries(this.file.scenarios).flatMap(([name, scenario]) =>
      this.scenarios(name, scenario),
    );
    const steps = this.file.steps.map((step, s) => ({
      id: step.id,
      title: step.title,
      guide: step.guide,
      ...(step.explain === undefined ? {} : { explain: step.explain }),
      checks: step.checks.map((check, c) => this.check(step.id, check, ['steps', s, 'checks', c])),
    }));
    const ids = steps.flatMap((step) => step.checks.map((check) => check.id));
    this.checkIds(
      steps.map(({ id }) => id),
      ids,
    );
    for (const [s, step] of steps.entries())
      for (const [c, check] of step.checks.entries())
        for (const [k, need] of check.needs.entries())
          if (!ids.includes(need) || need === check.id)
            this.unknown(
              'other check',
              need,
              ids.filter((id) => id !== check.id),
              ['steps', s, 'checks', c, 'needs', k],
            );
    this.stopAtMistakes();
    const { limits = {} } = this.file;
    return {
      id: this.file.lab,
      title: this.file.title,
      subjects: this.file.about,
      protocol: this.file.protocol,
      oneSend: this.file['one-send'] ?? false,
      hasHosts: this.file.network === 'hosts',
      roles: this.roles,
      scenarios,
      steps,
      limits: {
        wallMs: limits.wall === undefined ? DEFAULT_LIMITS.wallMs : limits.wall * 1000,
        moveMs: limits.move === undefined ? DEFAULT_LIMITS.moveMs : limits.move * 1000,
        cpuMs: limits.cpu === undefined ? DEFAULT_LIMITS.cpuMs : limits.cpu * 1000,
        outputBytes: limits.output ?? DEFAULT_LIMITS.outputBytes,
        buildMs: limits.build === undefined ? DEFAULT_LIMITS.buildMs : limits.build * 1000,
      },
      reference: this.file.reference === undefined ? null : resolve(folder, this.file.reference),
    };
  }

  private checkIds(steps: readonly string[], checks: readonly string[]): void {
    for (const [what, ids] of [
      ['step', steps],
      ['check', checks],
    ] as const)
      for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index)))
        this.add('same-id', `There are several of ${what} "${id}": every ${what} needs a name of its own.`, [
          'steps',
        ]);
  }

  private addRoles(name: string): void {
    const spec = this.file.roles[name];
    const verb = VERBS.find((candidate) => spec?.[candidate] !== undefined);
    const verbs = VERBS.filter((candidate) => spec?.[candidate] !== undefined);
    if (verbs.length > 1)
      this.add('two-endpoints', `Role "${name}" has ${verbs.join(' and ')}: expected exactly one of them.`, [
        'roles',
        name,
      ]);
    const endpoint = verb && spec ? parseEndpoint(spec[verb] ?? '') : null;
    if (!spec || !verb || !endpoint) {
      this.add(
        'no-endpoint',
        `Role "${name}" needs one of ${VERBS.join(', ')} with an endpoint whose port is 1 to 65535.`,
        ['roles', name],
      );
      return;
    }
    if (spec.relays && verb !== 'listens')
      this.add('no-relay', `Role "${name}" ${verb}: only a role that listens can have "relays".`, [
        'roles',
        name,
        'relays',
      ]);
    const kind: RoleKind = { name, count: spec.count ?? null, verb, endpoint, relays: spec.relays ?? null };
    if (kind.count === null) this.roles.push({ id: name, kind, number: null });
    else
      for (let number = 1; number <= kind.count; number++)
        this.roles.push({ id: `${name}${number}`, kind, number });
  }

  private scenarios(name: string, scenario: ScenarioFile): Scenario[] {
    const path: Path = ['scenarios', name];
    const script = this.scriptOf(scenario);
    if (!script) {
      this.unknown('scenario with a script of its own', String(scenario.script), this.scripted(), [
        ...path,
        'script',
      ]);
      return [];
    }
    const written = typeof scenario.script === 'string' ? scenario.script : name;
    const scriptPath: Path = ['scenarios', written, 'script'];
    const pattern = scenario['for-each'];
    const subjects = pattern === undefined ? [null] : this.roleIds(pattern, [...path, 'for-each']);
    return subjects.map((subject) => {
      const cast = this.cast(scenario, subject, path);
      return {
        id: subject === null ? name : `${name}@${subject}`,
        name,
        subject,
        cast,
        script: this.moves(script, { each: null, subject, part: MAIN_PART, cast }, scriptPath),
      };
    });
  }

  /** A scenario's script, which may be another's that it names; undefined where that has none of its own. */
  private scriptOf(scenario: ScenarioFile | undefined): readonly ScriptItem[] | undefined {
    const written = scenario?.script;
    if (typeof written !== 'string') return written;
    const named = this.file.scenarios[written]?.script;
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
    for (const [pattern, player] of Object.entries(scenario.cast ?? {})) {
      const ids =
        pattern === 'subject' && subject !== null
          ? [subject]
          : this.roleIds(pattern, [...path, 'cast', pattern]);
      for (const id of ids) cast[id] = this.player(player, [...path, 'cast', pattern]);
    }
    return cast;
  }

  private player(text: string, path: Path): Player {
    if (text === 'student' || text === 'reference' || text === 'probe' || text === 'nobody')
      return { by: text };
    return { by: 'through', role: this.roleIds(text.replace(/^through /, ''), path)[0] ?? '' };
  }

  private moves(items: readonly ScriptItem[], scope: Scope, path: Path): ScriptMove[] {
    return items.flatMap((item, index) =>
      this.movesOf(item, { ...scope, part: item.part ?? scope.part }, [...path, index]),
    );
  }

  private movesOf(item: ScriptItem, scope: Scope, path: Path): ScriptMove[] {
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
    if (player === 'nobody' || (player === 'through' && verb !== 'say')) return [];
    if (verb !== 'say' || !('say' in item))
      return [{ do: verb === 'say' ? 'start' : verb, role, part: scope.part }];
    return [
      {
        do: 'say',
        role,
        part: scope.part,
        text: item.text ?? 'plain',
        same: item.same ?? null,
        early: item.early ?? false,
        quick: item.quick ?? false,
      },
    ];
  }

  private oneRole(pattern: string, scope: Scope, path: Path): string | null {
    if (pattern === 'each' && scope.each !== null) return scope.each;
    if (pattern === 'subject' && scope.subject !== null) return scope.subject;
    const ids = this.roleIds(pattern, path);
    const [only] = ids;
    if (ids.length > 1)
      this.add(
        'many-roles',
        `"${pattern}" means ${ids.length} roles: put the move below "each: ${pattern}".`,
        path,
      );
    return only ?? null;
  }

  private check(step: string, check: CheckFile, path: Path): Check {
    for (const [k, name] of check.scenarios.entries())
      if (!(name in this.file.scenarios))
        this.unknown('scenario', name, Object.keys(this.file.scenarios), [...path, 'scenarios', k]);
    return {
      id: `${step}.${check.id}`,
      step,
      title: check.title,
      points: check.points,
      grader: check.grader,
      params: this.params(check, path),
      subjects: this.patternList(check.subjects, [...path, 'subjects']),
      scenarios: check.scenarios,
      needs: check.needs ?? [],
      hints: check.hints ?? [],
      ...(this.file.beside === true ? { mayTalkBeside: true } : {}),
      ...(this.graders[check.grader]?.onWire ? { onWire: true } : {}),
    };
  }

  private params(check: CheckFile, path: Path): Record<string, GraderParam> {
    const grader = this.graders[check.grader];
    if (!grader) {
      this.unknown('grader', check.grader, Object.keys(this.graders), [...path, 'grader']);
      return {};
    }
    const given = check.with ?? {};
    for (const name of Object.keys(given))
      if (!(name in grader.params)) {
        this.add(
          'unknown-param',
          `Grader "${check.grader}" takes ${Object.keys(grader.params).join(', ')}, not "${name}".`,
          [...path, 'with', name],
        );
      }
    return Object.fromEntries(
      Object.entries(grader.params)
        .filter(([name]) => name in given || !grader.optional?.includes(name))
        .map(([name, kind]): [string, GraderParam] => {
          const value = given[name];
          const at = [...path, 'with', name];
          if (value === undefined) {
            this.add('missing-param', `Grader "${check.grader}" needs "${name}".`, [...path, 'with']);
            return [name, ''];
          }
          if (kind === 'number') return [name, Number(value)];
          if (kind === 'text') return [name, String(value)];
          const list = Array.isArray(value) ? value : [String(value)];
          if (kind === 'parts') {
            const parts = this.partsOf(check.scenarios);
            for (const part of list) if (!parts.includes(part)) this.unknown('part', part, parts, at);
            return [name, list];
          }
          const ids = list.flatMap((pattern) => (pattern === OTHERS ? [OTHERS] : this.roleIds(pattern, at)));
          return [name, kind === 'role' ? (ids[0] ?? '') : ids];
        }),
    );
  }

  /** Parts of the scripts of some scenarios, in order. */
  private partsOf(names: readonly string[]): readonly string[] {
    const scripts = names.flatMap((name) => {
      const script = this.scriptOf(this.file.scenarios[name]);
      return script ? [script] : [];
    });
    return [...new Set([...scripts.flatMap((script) => partsIn(script)), MAIN_PART])];
  }

  private patternList(value: string | readonly string[], path: Path): string[] {
    return (typeof value === 'string' ? [value] : value).flatMap((pattern) => this.roleIds(pattern, path));
  }

  private roleIds(pattern: string, path: Path): readonly string[] {
    const ids = matchRoles(this.roles, pattern);
    if (ids === null) this.unknown('role', pattern, knownPatterns(this.roles), path);
    return ids ?? [];
  }

  private unknown(what: string, written: string, known: readonly string[], path: Path): void {
    const near = nearest(written, known);
    this.add(
      'unknown-name',
      `There is no ${what} "${written}".${near ? ` Did you mean "${near}"?` : ` Known: ${known.join(', ')}.`}`,
      path,
    );
  }

  private add(code: string, text: string, path: Path): void {
    const place = this.source.placeOf(path);
    // A script that several scenarios share is read several times.
    const isKnown = this.mistakes.some(
      (other) =>
        other.text === text && other.place.line === place.line && other.place.column === place.column,
    );
    if (!isKnown) this.mistakes.push({ code, text, place });
  }

  private stopAtMistakes(): void {
    if (this.mistakes.length > 0) throw new LabError(this.mistakes);
  }
}

interface Scope {
  readonly each: string | null;
  readonly subject: string | null;
  readonly part: string;
  readonly cast: Readonly<Record<string, Player>>;
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
