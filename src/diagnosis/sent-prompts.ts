import { screenWordsOf } from '../model/role-words.ts';
import type { PrintRecord, RunTrace, TraceRole } from '../model/trace.ts';
import type { Judge } from './findings.ts';
import { studentsOf } from './students-of.ts';

/**
 * A prompt that a program sends along with a line appears before the line on other screens too, as a label of theirs
 * may do: so only what a probe hears can tell. The full scene calls for that, and does not decide it.
 * @returns roles that may have sent their prompts
 */
export function promptSuspects({ events, run }: RunTrace): readonly string[] {
  return run.roles.filter((role) => showsPromptElsewhere(events, role)).map(({ id }) => id);
}

/**
 * Whether, for every line of a role, some other screen shows before it what was on the role's own screen when the line
 * was typed.
 */
function showsPromptElsewhere(events: RunTrace['events'], { id: role, kind }: TraceRole): boolean {
  const lines = events.flatMap((said) => {
    if (said.kind !== 'move' || said.do !== 'say' || said.role !== role || said.textKind !== 'plain')
      return [];
    const last = events.findLast(
      (event): event is PrintRecord => event.kind === 'print' && event.role === role && event.n < said.n,
    );
    const prompt = last && !last.ended ? last.text.trim() : '';
    // A text that names the speaker may be sent.
    if (!/\p{L}{2}/u.test(prompt) || namesAny(prompt, screenWordsOf(kind))) return [false];
    return [
      events.some(
        (event) =>
          event.kind === 'print' &&
          event.role !== role &&
          event.n > said.n &&
          isBefore(event.text, prompt, said.text),
      ),
    ];
  });
  return lines.length > 1 && lines.every((isShown) => isShown);
}

function isBefore(line: string, prompt: string, text: string): boolean {
  const at = line.indexOf(text);
  return at >= 0 && line.slice(0, at).trimEnd().endsWith(prompt);
}

/** A judge that knows from a finer scene that a prompt was sent along which the full scene shows. */
export function judgePrompts(judge: Judge, runs: readonly RunTrace[]): Judge {
  const together = runs.find(({ run }) => run.roles.every(({ player }) => player.by === 'student'));
  if (!together || promptSuspects(together).length === 0) return judge;
  const alone = runs.filter((trace) => studentsOf(trace).length === 1 && trace.run.replaced.length === 0);
  return (check, trace) => {
    const verdict = judge(check, trace);
    if (trace !== together || verdict.status !== 'pass') return verdict;
    const told = alone
      .filter(({ run }) => check.scenarios.includes(run.scenario))
      .map((other) => judge(check, other))
      .find((other) => other.status === 'fail' && other.cause === 'sends-prompt');
    return told ?? verdict;
  };
}

function namesAny(text: string, words: readonly string[]): boolean {
  const found: readonly string[] = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return found.some((word) => words.includes(word));
}
