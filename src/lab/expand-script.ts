import type { Role, Scenario, ScriptMove } from '../model/lab.ts';
import { unreachable } from '../model/unreachable.ts';
import { CastExpansion, type ScenariosOrder } from './expand-cast.ts';
import { expandSay, expandSend } from './expand-sayings.ts';
import type { Mistakes } from './mistakes.ts';
import { own } from './own.ts';
import { matchRoles, rolesMeant } from './patterns.ts';
import type { LabFile } from './schema.ts';
import { checkMoves, MOST_MOVES, movesIn, type PlacedMove } from './script-rules.ts';
import { innerItems, type MoveItem, type ScenarioFile, type ScriptItem } from './script-schema.ts';
import type { Scope } from './script-scope.ts';
import { BY_PROBES, TOGETHER, verbOf } from './script-verbs.ts';
import type { Path } from './source.ts';
import { checkPattern, checkText, inAwaited, type LabValues } from './texts-with-values.ts';

/** The part for lines that name none. */
const MAIN_PART = 'main';

/** Turns scenarios into their full form: cast, and their scripts unrolled. */
export class ScriptExpansion {
  private readonly file: LabFile;
  private readonly roles: readonly Role[];
  private readonly mistakes: Mistakes;
  private readonly casts: CastExpansion;

  constructor({ file, roles, mistakes }: ScenariosOrder) {
    this.file = file;
    this.roles = roles;
    this.mistakes = mistakes;
    this.casts = new CastExpansion({ file, roles, mistakes });
  }

  /** The runs of a scenario: one, or one for each role that it is repeated for. */
  scenarios(name: string, values: LabValues): Scenario[] {
    const scenario = own(this.file.scenarios, name);
    if (!scenario) return [];
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
      const cast = this.casts.cast(scenario, subject, path);
      const scope = {
        each: null,
        subject,
        part: MAIN_PART,
        cast,
        isOwn: written === name,
        values,
        filesOf: (id: string) => this.roles.find((role) => role.id === id)?.kind.files ?? {},
        together: null,
        groups: { last: 0 },
      };
      const moves = this.moves(script, scope, scriptPath);
      checkMoves(moves, cast, this.mistakes);
      const answers = this.casts.answers(scenario, cast, values, path);
      return {
        id: subject === null ? name : `${name}@${subject}`,
        name,
        subject,
        cast,
        ...(Object.keys(answers).length === 0 ? {} : { answers }),
        script: moves.map(({ move }) => move),
      };
    });
  }

  /** A scenario's script, which may be that of another scenario; undefined where that one has none of its own. */
  private scriptOf(scenario: ScenarioFile | undefined): readonly ScriptItem[] | undefined {
    const written = scenario?.script;
    if (typeof written !== 'string') return written;
    const named = own(this.file.scenarios, written)?.script;
    return typeof named === 'string' ? undefined : named;
  }

  /** Names of the scenarios that have a script of their own. */
  private scripted(): readonly string[] {
    return Object.entries(this.file.scenarios).flatMap(([name, { script }]) =>
      typeof script === 'string' ? [] : [name],
    );
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
    if ('together' in item) {
      const inner = { ...scope, together: ++scope.groups.last };
      return this.moves(item.together, inner, [...path, 'together']);
    }
    const [verb, pattern] = verbOf(item);
    if (scope.together !== null && !TOGETHER.includes(verb))
      this.mistakes.add(
        'not-together',
        `"${verb}" cannot be made together with other moves: what can is ${TOGETHER.join(', ')}. Put it before or behind them.`,
        [...path, verb],
      );
    const role = this.oneRole(pattern, scope, [...path, verb]);
    if (role === null) return [];
    const player = scope.cast[role]?.by ?? 'nobody';
    if (item.if === 'probe' && player !== 'probe') return [];
    // What a probe does for each of several roles, it does only for roles that can see it.
    if (item.if === 'probe' && scope.each !== null && scope.cast[scope.each]?.by === 'through') return [];
    if (player === 'nobody' && verb === 'say' && scope.isOwn && item.if === undefined)
      this.mistakes.add('nobody-says', `Nobody plays "${role}" here, so that it can say nothing.`, [
        ...path,
        verb,
      ]);
    if (player === 'nobody' || (player === 'through' && verb !== 'say')) return [];
    if (player !== 'probe' && BY_PROBES.includes(verb)) {
      this.mistakes.add(
        'no-probe',
        `"${verb}" is for probes, and "${role}" is played by the ${player} here: cast it as a probe, or write "if: probe" behind it.`,
        [...path, verb],
      );
      return [];
    }
    return this.movesFor(item, role, scope, path).map((move) => ({ path, move }));
  }

  /** The moves for a line of a script and one role. */
  private movesFor(item: MoveItem, role: string, scope: Scope, path: Path): readonly ScriptMove[] {
    const { part, together } = scope;
    const of = { role, part, ...(together === null ? {} : { together }) };
    if ('say' in item) return expandSay(item, { of, scope, mistakes: this.mistakes, path });
    if ('send' in item) return expandSend(item, { of, scope, mistakes: this.mistakes, path });
    if ('wait' in item) {
      const awaited = inAwaited(scope.values);
      if (item.line !== undefined) checkText(item.line, awaited, this.mistakes, [...path, 'line']);
      if (item.pattern !== undefined)
        checkPattern(item.pattern, awaited, this.mistakes, [...path, 'pattern']);
      return [
        {
          ...of,
          do: 'wait',
          for: item.for,
          line: item.line ?? null,
          pattern: item.pattern ?? null,
          withinMs: item.within * 1000,
        },
      ];
    }
    if ('signal' in item) return [{ ...of, do: 'signal', name: item.name }];
    if ('close' in item) return [{ ...of, do: 'close', how: item.how ?? 'close' }];
    if ('restart' in item)
      return [
        { ...of, do: 'stop' },
        { ...of, do: 'start' },
      ];
    if ('start' in item) return [{ ...of, do: 'start' }];
    if ('stop' in item) return [{ ...of, do: 'stop' }];
    if ('pause' in item) return [{ ...of, do: 'pause' }];
    if ('resume' in item) return [{ ...of, do: 'resume' }];
    if ('end' in item) return [{ ...of, do: 'end' }];
    if ('deaf' in item) return [{ ...of, do: 'deaf' }];
    if ('hears' in item) return [{ ...of, do: 'hears' }];
    if ('swallow' in item) return [{ ...of, do: 'swallow' }];
    return unreachable(item);
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

  /** Parts of the scripts of some scenarios, in order. */
  partsOf(names: readonly string[]): readonly string[] {
    const scripts = names.flatMap((name) => {
      const script = this.scriptOf(own(this.file.scenarios, name));
      return script ? [script] : [];
    });
    return [...new Set([...scripts.flatMap((script) => partsIn(script)), MAIN_PART])];
  }

  private roleIds(pattern: string, path: Path): readonly string[] {
    return rolesMeant(this.roles, pattern, { mistakes: this.mistakes, path });
  }
}

function partsIn(script: readonly ScriptItem[]): string[] {
  return script.flatMap((item) => [
    ...(item.part === undefined ? [] : [item.part]),
    ...partsIn(innerItems(item)),
  ]);
}
