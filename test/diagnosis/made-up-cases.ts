import type { Finding, Findings } from '../../src/diagnosis/findings.ts';
import type { Check } from '../../src/model/lab.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { alone, failing, PASS, together, UNSURE } from './cases.ts';

const ROLES = ['server', 'client1', 'client2'];
const LOST = failing('not-heard');
const FULLS = [PASS, LOST, UNSURE, failing('crash', 'server'), failing('out-of-step')];
const OTHERS = [PASS, LOST, UNSURE, failing('crash', 'client1')];

/** Makes up what scenes show, always the same: for rules that must hold whatever they show. */
export class MadeUpCases {
  private state = 1;

  /** A whole number below another one. */
  below(end: number): number {
    this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) >>> 0;
    return (this.state >>> 16) % end;
  }

  /** What each scene of a check shows; a scene that is about none of its roles shows nothing. */
  findingsOf({ subjects: about, scenarios }: Check): Findings {
    const alones = (role: string): Finding[] =>
      about.includes(role) && scenarios.includes('alone')
        ? [{ ...alone([role], this.oneOf(OTHERS), this.below(2) > 0), isFluent: this.below(4) === 0 }]
        : [];
    return {
      full: together(this.oneOf(FULLS)),
      shorter: scenarios.includes('short') ? [together(this.oneOf(OTHERS))] : [],
      finer: ROLES.flatMap(alones),
      unterminated: [],
      substituted: [],
    };
  }

  private oneOf(verdicts: readonly Verdict[]): Verdict {
    return verdicts[this.below(verdicts.length)] ?? PASS;
  }
}
