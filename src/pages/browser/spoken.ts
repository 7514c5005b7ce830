import type { Row } from '../../diagram/conversation.ts';
import { describeRow, textOf } from '../../diagram/describe.ts';
import { legible } from '../../diagram/legible.ts';
import type { Say } from '../../diagram/words.ts';
import type { PageCheck } from '../conversation/data.ts';
import type { SceneIndex } from './scene-index.ts';

/** How many letters of a text are read out. */
const SPOKEN = 300;

/** A row in words, for readers who do not see the diagram. */
export function spoken(
  {
    index,
    say,
    checks,
  }: { readonly index: SceneIndex; readonly say: Say; readonly checks: readonly PageCheck[] },
  at: number,
  row: Row,
): string {
  if (row.kind === 'violation')
    return `✗ ${row.check}: ${checks.find(({ id }) => id === row.check)?.message ?? ''}`;
  const text = legible(textOf(row).slice(0, SPOKEN));
  const targets = index
    .targetsOf(at)
    .flatMap((target) => index.lanes[index.row(target)?.lane ?? -1]?.id ?? []);
  const [source] = index.sourcesOf(at);
  const said = source === undefined ? undefined : index.row(source);
  return [
    `${row.n}. ${describeRow(row, index.scene, say)}${text === '' ? '' : `: ${text}`}`,
    ...(targets.length > 0 ? [say('shown-by', { roles: [...new Set(targets)].join(', ') })] : []),
    ...(said && said.lane !== null
      ? [say('typed-by', { role: index.lanes[said.lane]?.id ?? '', n: said.n })]
      : []),
  ].join('; ');
}
