import { screenWordsOf } from '../model/role-words.ts';
import type { RunTrace } from '../model/trace.ts';

/** A line of a conversation: somebody's name, a mark, and words. */
const SPOKEN = new RegExp(
  `(?:^|[^\\p{L}])(${screenWordsOf('server').join('|')}|(?:${screenWordsOf('client').join('|')})[\\s_\\-#.]*\\d+)[\\s\\])]*[:>\\]]+\\s*(\\p{L}.*)$`,
  'iu',
);

/** Fewer lines prove nothing. */
const LEAST = 2;

/**
 * Whether a program replays a conversation: it shows lines of several speakers that nobody has typed, and the same ones
 * in runs in which other texts were typed.
 * @param runs of the submission, with different texts
 */
export function isHardCoded(runs: readonly RunTrace[], role: string): boolean {
  const conversations = runs
    .filter(({ run }) => run.roles.some(({ id, player }) => id === role && player.by === 'student'))
    .map((trace) => conversationOf(trace, role))
    .filter(isConversation);
  return conversations.some((one, index) =>
    conversations
      .slice(index + 1)
      .some((other) => one.lines.filter((line) => other.lines.includes(line)).length >= LEAST),
  );
}

/** Whether a role shows lines of several speakers that nobody has typed. */
export function recites(trace: RunTrace, role: string): boolean {
  return isConversation(conversationOf(trace, role));
}

/** Lines that a role shows as somebody's, and that nobody has typed. */
interface Conversation {
  readonly lines: readonly string[];
  readonly speakers: ReadonlySet<string>;
}

function isConversation({ lines, speakers }: Conversation): boolean {
  return lines.length >= LEAST && speakers.size > 1;
}

/** The lines that a role shows as somebody's and that nobody has typed, with their speakers. */
function conversationOf({ events }: RunTrace, role: string): Conversation {
  const typed = events.flatMap((event) => (event.kind === 'move' && event.do === 'say' ? [event.text] : []));
  const speakers = new Set<string>();
  const lines: string[] = [];
  for (const event of events) {
    if (event.kind !== 'print' || event.role !== role) continue;
    const [, speaker, text] = SPOKEN.exec(event.text) ?? [];
    if (speaker === undefined || text === undefined) continue;
    if (typed.some((line) => text.includes(line) || line.includes(text))) continue;
    speakers.add(speaker.toLowerCase());
    if (!lines.includes(event.text)) lines.push(event.text);
  }
  return { lines, speakers };
}
