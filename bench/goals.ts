/** A figure that the project has set itself a goal for. */
interface GoalRow {
  /** The section that measures it: see `SECTIONS`. */
  readonly section: string;
  /** What is measured, in Markdown. */
  readonly of: string;
  readonly bound: 'at most' | 'at least';
  /** The goal itself, in the unit. */
  readonly goal: number;
  readonly unit: '×' | 'ms' | 's' | '%' | 'MB';
}

/** Every goal. The README quotes those of some sections, with figures. */
export const GOALS = {
  check: atMost('check', '`giliran check` / bare driver, median of the pairs', 1, '×'),
  settle: atMost('check', 'one settle, median', 5, 'ms'),
  failing: atMost('failing', 'a wrong submission / the right one, median of the pairs', 1.5, '×'),
  'failing-p95': atMost('failing', 'a wrong submission, 95th percentile', 5, 's'),
  'failing-longest': atMost('failing', 'a wrong submission, the longest', 10, 's'),
  'weak-median': atMost('failing', 'a wrong submission without kernel evidence, median', 20, 's'),
  'weak-longest': atMost('failing', 'a wrong submission without kernel evidence, the longest', 40, 's'),
  'start-up': atMost(
    'start-up',
    '`giliran --version` / `node -e 0`, Node 22 and later, median of the pairs',
    1.3,
    '×',
  ),
  'start-up-20': atMost(
    'start-up',
    '`giliran --version` / `node -e 0`, Node 20, median of the pairs',
    1.5,
    '×',
  ),
  class: atLeast('class', "share of the processors' time that students' programs get", 60, '%'),
  doubling: atMost('class', 'a student of a class / one of a class of half the size, by the clock', 1.1, '×'),
  memory: atMost('class', 'memory of the coordinator, with simulated runs', 250, 'MB'),
  'open-chat': atMost('module', 'a check of `open-chat`, median, on two cores', 3_000, 'ms'),
  'group-chat': atMost('module', 'a check of `group-chat`, median, on two cores', 4_000, 'ms'),
  verify: atMost('verify', '`giliran lab verify turn-chat` with all mutants, on two cores', 180, 's'),
  'watch-holds': atMost('watch', 'from a save to the verdict, where the step holds, median', 1_000, 'ms'),
  'watch-fails': atMost('watch', 'from a save to the verdict, where it does not, median', 1_000, 'ms'),
  'hosts-4': atMost('hosts', 'a further host with an IPv4 address, median', 8, 'ms'),
  'hosts-6': atMost('hosts', 'a further host with addresses of both versions, median', 8, 'ms'),
  'conversation-page': atMost('conversation-page', 'opening the page, the longest', 2_000, 'ms'),
  'class-page': atMost('class-page', 'opening the page, the longest', 2_000, 'ms'),
} satisfies Readonly<Record<string, GoalRow>>;

export type GoalId = keyof typeof GOALS;

/** A goal, in plain text, and what was found. */
export interface Goal extends GoalRow {
  /** Null where it was not measured. */
  readonly figure: number | null;
  /** Null where it was not measured. */
  readonly met: boolean | null;
}

/** Holds a figure against its goal. @param figure null, undefined or NaN where it was not measured */
export function against(id: GoalId, figure: number | null | undefined): Goal {
  const { of, ...others }: GoalRow = GOALS[id];
  const row: GoalRow = { ...others, of: of.replaceAll('`', '') };
  if (figure === null || figure === undefined || Number.isNaN(figure))
    return { ...row, figure: null, met: null };
  return { ...row, figure, met: row.bound === 'at most' ? figure <= row.goal : figure >= row.goal };
}

/** A goal as a line of text: whether it is met, what was measured, the figure and the goal. */
export function goalLine({ of, bound, goal, unit, figure, met }: Goal): string {
  const outcome = met === null ? 'not measured' : met ? 'met' : 'MISSED';
  const found = figure === null ? '' : `${withDigits(figure, goal)} ${unit}, `;
  return `goal ${outcome}: ${of}: ${found}${bound} ${goal} ${unit}`;
}

/**
 * Two digits behind the point where the goal is small, and more where it takes them to tell the figure from the goal:
 * one that is a little too much must not read as one that is met.
 */
function withDigits(figure: number, goal: number): string {
  for (let digits = goal < 100 ? 2 : 0; digits < 6; digits++) {
    const text = figure.toFixed(digits);
    if (figure === goal || Number(text) !== goal) return text;
  }
  return String(figure);
}

function atMost(section: string, of: string, goal: number, unit: GoalRow['unit']): GoalRow {
  return { section, of, bound: 'at most', goal, unit };
}

function atLeast(section: string, of: string, goal: number, unit: GoalRow['unit']): GoalRow {
  return { section, of, bound: 'at least', goal, unit };
}
