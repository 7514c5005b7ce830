import { type Graders, OTHERS, OWN_KIND, type ParamKind } from '../model/grader.ts';
import type { GraderParam, Role, Scenario } from '../model/lab.ts';
import { parseNamed } from '../model/named.ts';
import { namesInPattern } from '../model/pattern.ts';
import { namesInTexts } from '../model/run-values.ts';
import type { CheckFile } from './check-schema.ts';
import type { Mistakes } from './mistakes.ts';
import { own } from './own.ts';
import { formOf } from './param-forms.ts';
import { matchRoles, rolesMeant } from './patterns.ts';
import type { Path } from './source.ts';
import { nearest } from './suggest.ts';
import { checkPattern, checkText, inAwaited, type LabValues } from './texts-with-values.ts';
import { namesSaid } from './values.ts';

/** The parts of a lab that the parameters of its checks refer to. */
export interface ParamsOrder {
  /** The lab's roles, spelled out. */
  readonly roles: readonly Role[];
  /** The lab's scenarios, spelled out. */
  readonly scenarios: readonly Scenario[];
  readonly values: LabValues;
  readonly graders: Graders;
  readonly mistakes: Mistakes;
  /** Parts of the scripts of some scenarios, given by name. */
  readonly partsOf: (names: readonly string[]) => readonly string[];
}

interface GivenParam {
  readonly name: string;
  readonly kind: ParamKind;
  readonly value: GraderParam;
  readonly check: CheckFile;
}

/** Reads the parameters that a lab's checks give their graders. */
export class CheckParams {
  private readonly order: ParamsOrder;

  constructor(order: ParamsOrder) {
    this.order = order;
  }

  /**
   * A check's parameters, as its grader takes them, with patterns of roles resolved. Reports what is wrong.
   * @param path where the check stands in the lab file
   */
  of(check: CheckFile, path: Path): Record<string, GraderParam> {
    const grader = own(this.order.graders, check.grader);
    if (!grader) {
      this.order.mistakes.unknown('grader', check.grader, Object.keys(this.order.graders), [
        ...path,
        'grader',
      ]);
      return {};
    }
    const given = check.with ?? {};
    const known = Object.keys(grader.params);
    const strange = Object.keys(given).filter((name) => !Object.hasOwn(grader.params, name));
    for (const name of strange) {
      const near = nearest(name, known);
      this.order.mistakes.addAtKey(
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
          // It is there under a name that is nearly right.
          if (!strange.some((other) => nearest(other, known) === name))
            this.order.mistakes.add(
              'missing-param',
              `Grader "${check.grader}" needs "${name}": ${formOf(kind)}.`,
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
      this.order.mistakes.add(
        'param-type',
        `"${name}" of grader "${check.grader}" must be ${formOf(kind)}.`,
        at,
      );
    if (kind === 'number') {
      if (typeof value !== 'number') wrong();
      return typeof value === 'number' ? value : 0;
    }
    if (typeof kind !== 'string') {
      if (typeof value !== 'string') wrong();
      else if (!kind.includes(value)) {
        const near = nearest(value, kind);
        this.order.mistakes.add(
          'param-type',
          `"${name}" of grader "${check.grader}" must be ${formOf(kind)}.${near ? ` Did you mean "${near}"?` : ''}`,
          at,
        );
      }
      return typeof value === 'string' ? value : '';
    }
    if (kind === 'flag') {
      if (typeof value !== 'boolean') wrong();
      return value === true;
    }
    if (kind === 'line' || kind === 'pattern') {
      if (typeof value !== 'string') wrong();
      else this.withValues(kind, value, check, at);
      return typeof value === 'string' ? value : '';
    }
    if (kind === 'file') {
      if (typeof value !== 'string') wrong();
      else this.givenFile(value, check, at);
      return typeof value === 'string' ? value : '';
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
    if (kind === 'named') {
      for (const [index, text] of list.entries()) this.named(text, check, place(index));
      return list;
    }
    if (kind === 'lines') {
      for (const [index, text] of list.entries()) this.withValues('line', text, check, place(index));
      return list;
    }
    if (kind === 'parts') {
      const parts = this.order.partsOf(check.scenarios);
      for (const [index, part] of list.entries())
        if (!parts.includes(part)) this.order.mistakes.unknown('part', part, parts, place(index));
      return list;
    }
    const ids = list.flatMap((pattern, index) =>
      (pattern === OTHERS && kind === 'roles' && name === 'to') ||
      (pattern === OWN_KIND && name === 'members')
        ? [pattern]
        : this.roleIds(pattern, place(index)),
    );
    if (kind !== 'role') return ids;
    if (ids.length > 1) wrong();
    return ids[0] ?? '';
  }

  /** Reports a file that the named role is not given. */
  private givenFile(file: string, check: CheckFile, at: Path): void {
    const { roles, mistakes } = this.order;
    const of = check.with?.of;
    const ids = typeof of === 'string' ? (matchRoles(roles, of) ?? []) : [];
    for (const { id, kind } of roles.filter((role) => ids.includes(role.id))) {
      const given = Object.keys(kind.files ?? {});
      if (given.includes(file)) continue;
      if (given.length > 0) mistakes.unknown('file', file, given, at);
      else
        mistakes.add(
          'unknown-name',
          `"${id}" is given no files: name them in its role, files: { ${file}: { bytes: 1000 } }.`,
          at,
        );
    }
  }

  /** Reports what is wrong with the values in a line or a pattern that is looked for. */
  private withValues(kind: 'line' | 'pattern', text: string, check: CheckFile, at: Path): void {
    const { values, mistakes, scenarios } = this.order;
    if (kind === 'pattern') checkPattern(text, inAwaited(values), mistakes, at);
    else checkText(text, inAwaited(values), mistakes, at);
    const names = kind === 'pattern' ? namesInPattern(text) : namesInTexts([text]);
    for (const scenario of check.scenarios) {
      const runs = scenarios.filter(({ name }) => name === scenario);
      const known = [...Object.keys(values.declared), ...runs.flatMap(namesSaid)];
      for (const name of names)
        if (runs.length > 0 && values.names.includes(name) && !known.includes(name))
          mistakes.add(
            'nothing-said',
            `In scenario "${scenario}" nobody says "{${name}}", so that this check can decide nothing there: have a line say it, or write values: { ${name}: word } at the top of the lab.`,
            at,
          );
    }
  }

  /** Reports what is wrong with a role's name: `client1 = Ani`. */
  private named(text: string, check: CheckFile, at: Path): void {
    const { roles, mistakes } = this.order;
    const named = parseNamed(text);
    if (named === null)
      mistakes.add(
        'param-type',
        `"${text}" names no role: expected "client1 = Ani", or "client1 = {nick}".`,
        at,
      );
    else {
      const ids = roles.map(({ id }) => id);
      if (!ids.includes(named.role)) mistakes.unknown('role', named.role, ids, at);
      this.withValues('line', named.name, check, at);
    }
  }

  private roleIds(pattern: string, path: Path): readonly string[] {
    return rolesMeant(this.order.roles, pattern, { mistakes: this.order.mistakes, path });
  }
}
