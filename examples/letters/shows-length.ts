import type { Grader, PrintRecord, SayRecord } from 'giliran';

/** The parameters that `lab.yaml` declares. */
type Params = { readonly by: string; readonly of: string; readonly parts: readonly string[] };

/** Each line that `of` has typed is followed, before the next one, by a line of `by` with its length alone. */
const showsLength: Grader<Params> = ({ events }, { params: { by, of, parts } }) => {
  const typed = events.filter(
    (event): event is SayRecord =>
      event.kind === 'move' && event.do === 'say' && event.role === of && parts.includes(event.part),
  );
  if (typed.length === 0) return { status: 'inconclusive', reason: 'nothing was typed' };
  for (const line of typed) {
    const shown = events.filter(
      (event): event is PrintRecord =>
        event.kind === 'print' && event.role === by && event.move === line.move,
    );
    const length = String([...line.text].length);
    if (!shown.some(({ text }) => text.trim() === length))
      return {
        status: 'fail',
        blame: [by],
        expected: `"${line.text}" → ${length}`,
        actual: `"${line.text}" → ${shown.map(({ text }) => text).join(' / ') || '-'}`,
        evidence: [line.n, ...shown.map(({ n }) => n)],
      };
  }
  return { status: 'pass', evidence: typed.map(({ n }) => n) };
};

export default showsLength;
