/** What this grader reads of a trace. */
interface Trace {
  readonly events: readonly {
    readonly n: number;
    readonly kind: string;
    readonly role?: string;
    readonly do?: string;
    readonly part?: string;
    readonly text?: string;
    readonly move: number;
  }[];
}

interface Claim {
  readonly params: { readonly by: string; readonly of: string; readonly parts: readonly string[] };
}

/** Each line that `of` has typed is followed, before the next one, by a line of `by` with its length alone. */
export default function showsLength({ events }: Trace, { params: { by, of, parts } }: Claim): object {
  const typed = events.filter(
    ({ kind, role, do: verb, part = '' }) =>
      kind === 'move' && role === of && verb === 'say' && parts.includes(part),
  );
  if (typed.length === 0) return { status: 'inconclusive', reason: 'nothing was typed', evidence: [] };
  for (const line of typed) {
    const shown = events.filter(
      ({ kind, role, move }) => kind === 'print' && role === by && move === line.move,
    );
    const length = String([...(line.text ?? '')].length);
    if (!shown.some(({ text }) => text?.trim() === length))
      return {
        status: 'fail',
        blame: [by],
        expected: `"${line.text}" → ${length}`,
        actual: `"${line.text}" → ${shown.map(({ text }) => text).join(' / ') || '-'}`,
        evidence: [line.n, ...shown.map(({ n }) => n)],
      };
  }
  return { status: 'pass', evidence: typed.map(({ n }) => n) };
}
