import type { Check, Step } from '../model/lab.ts';
import { CheckParams, type ParamsOrder } from './check-params.ts';
import { checkIds, checkNeeds, checkPoints, checkShown, silenceIn } from './check-rules.ts';
import type { CheckFile } from './check-schema.ts';
import { own } from './own.ts';
import { rolesMeant } from './patterns.ts';
import type { LabFile } from './schema.ts';
import type { Path } from './source.ts';

/** The parts of a lab that its checks refer to. */
export interface ChecksOrder extends ParamsOrder {
  readonly file: LabFile;
}

/**
 * Turns the steps of a lab into their full form: parameters and subjects of checks resolved, and checked against their
 * graders.
 */
export function expandSteps(order: ChecksOrder): readonly Step[] {
  return new ChecksExpansion(order).steps();
}

class ChecksExpansion {
  private readonly order: ChecksOrder;
  private readonly params: CheckParams;

  constructor(order: ChecksOrder) {
    this.order = order;
    this.params = new CheckParams(order);
  }

  steps(): readonly Step[] {
    const { file, mistakes } = this.order;
    const steps = file.steps.map((step, s) => ({
      id: step.id,
      title: step.title,
      guide: step.guide,
      ...(step.explain === undefined ? {} : { explain: step.explain }),
      checks: step.checks.map((check, c) => this.check(step.id, check, ['steps', s, 'checks', c])),
    }));
    checkIds(file.steps, mistakes);
    checkNeeds(file.steps, mistakes);
    checkShown(file, mistakes);
    if (mistakes.isWhole) checkPoints(file.steps, mistakes);
    return steps;
  }

  private check(step: string, check: CheckFile, path: Path): Check {
    for (const [k, name] of check.scenarios.entries())
      if (!Object.hasOwn(this.order.file.scenarios, name))
        this.order.mistakes.unknown('scenario', name, Object.keys(this.order.file.scenarios), [
          ...path,
          'scenarios',
          k,
        ]);
    const params = this.params.of(check, path);
    if (this.order.mistakes.isWhole && own(this.order.graders, check.grader)?.anyMove !== true)
      for (const [k, name] of check.scenarios.entries()) {
        const runs = this.order.scenarios.filter((scenario) => scenario.name === name);
        const silent = runs.length === 0 ? null : silenceIn(runs, params);
        if (silent !== null)
          this.order.mistakes.add(
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
      hints: (check.hints ?? []).map(({ cause, ...text }) => ({
        ...text,
        ...(cause === undefined ? {} : { cause }),
      })),
      ...(check.shown === undefined || check.shown === 'always' ? {} : { shown: check.shown }),
      ...(this.order.file.beside === true ? { mayTalkBeside: true } : {}),
      ...(this.order.graders[check.grader]?.onWire ? { onWire: true } : {}),
      ...(this.order.graders[check.grader]?.onFiles ? { onFiles: true } : {}),
    };
  }

  private patternList(value: string | readonly string[], path: Path): string[] {
    const { roles, mistakes } = this.order;
    const patterns = typeof value === 'string' ? [value] : value;
    return patterns.flatMap((pattern) => rolesMeant(roles, pattern, { mistakes, path }));
  }
}
