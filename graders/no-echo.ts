import { type Grader, OTHERS } from '../src/model/grader.ts';
import { listParam } from '../src/model/grader-param.ts';
import { message } from '../src/model/message.ts';
import type { RunTrace } from '../src/model/trace.ts';
import { endOfTurn, movesOf, roleOf, type SayRecord, saysIn } from '../src/trace/queries.ts';
import { showingsOf } from '../src/trace/shown.ts';
import { hearersOf } from './lib/pairs.ts';
import { fail, inconclusive, pass, roleParam } from './lib/verdicts.ts';

/**
 * Nobody gets their own line back. A program may print what it has just sent (`sent: halo`): so the server is held
 * while the line is typed, and only what its author shows after that is an echo.
 */
export const noEcho: Grader = {
  params: { of: 'roles', by: 'role', parts: 'parts' },
  eachLine: true,
  grade: (trace, { params }) => {
    const by = roleParam(params.by);
    const evidence: number[] = [];
    for (const say of saysIn(trace, listParam(params.parts))) {
      if (!listParam(params.of).includes(say.role) || roleOf(trace, say.role)?.player.by === 'through')
        continue;
      const resumed = movesOf(trace).find(
        (move) =>
          move.move > say.move && move.move < endOfTurn(trace, say) && move.do === 'resume' && move.done,
      );
      // A line that reached nobody cannot come back.
      if (!gotThrough(trace, say)) continue;
      const own = showingsOf(trace, say.role, say.text);
      const isProbe = roleOf(trace, say.role)?.player.by === 'probe';
      if (own.length > 0 && !resumed && !isProbe)
        return inconclusive(
          message('inconclusive.echo-or-remark', { role: say.role }),
          own.map(({ n }) => n),
        );
      const echoes = own.filter(({ move }) => isProbe || (resumed !== undefined && move >= resumed.move));
      if (echoes.length > 0)
        return fail('sent-back-to-author', {
          blame: [by],
          expected: message('expected.no-echo', { role: say.role, text: say.text }),
          actual: message('actual.echo', { role: say.role, text: say.text }),
          evidence: [say.n, ...echoes.map(({ n }) => n)],
          params: { role: say.role, server: by },
        });
      evidence.push(say.n);
    }
    return evidence.length > 0 ? pass(evidence) : inconclusive(message('inconclusive.never-said'));
  },
};

function gotThrough(trace: RunTrace, say: SayRecord): boolean {
  return hearersOf(trace, say, [OTHERS]).some((hearer) => showingsOf(trace, hearer, say.text).length > 0);
}
