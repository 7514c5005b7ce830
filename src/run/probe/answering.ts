import type { CloseManner } from '../../model/lab.ts';

/** Bytes in base64, or which group of the pattern stands there, from 1. */
export type AnswerText = readonly (string | number)[];

/** One answer that a probe has been told to give; the lab's loader has read the pattern. */
export interface Answer {
  /** A regular expression; null for an answer to each client that connects. */
  readonly to: string | null;
  readonly framed: 'line' | 'raw';
  readonly with: AnswerText;
  /**
   * The multicast group that it is sent to as a datagram, `ADDRESS:PORT`; null where it goes back over the
   * connection.
   */
  readonly group: AnswerText | null;
  /** A multicast group that is joined then, and what it is called; null for none. */
  readonly joins: AnswerText | null;
  readonly as: AnswerText | null;
  /** The name of a group that is left then; null for none. */
  readonly leaves: AnswerText | null;
  readonly then: CloseManner | null;
}

/** What is sent, and how the connection is closed behind it; null where it stays open. */
export interface Reply {
  readonly data: Buffer;
  /**
   * The multicast group that it is sent to as a datagram, `ADDRESS:PORT`; null where it goes back over the
   * connection.
   */
  readonly group: string | null;
  /** A multicast group that is joined then, `ADDRESS:PORT`, and what it is called; null for none. */
  readonly joins: { readonly at: string; readonly as: string } | null;
  /** The name of a group that is left then; null for none. */
  readonly leaves: string | null;
  readonly then: CloseManner | null;
}

/**
 * No more than this, in bytes, is kept of what has come and fits no pattern: a pattern must not take for ever over
 * it.
 */
const MOST_KEPT = 16_384;

/** How many of the next messages a probe leaves unanswered, on whichever connection they come. */
export class Swallowing {
  private count = 0;

  /** One more message is left unanswered. */
  more(): void {
    this.count++;
  }

  /** Whether the message that has come is one of them. */
  takes(): boolean {
    if (this.count === 0) return false;
    this.count--;
    return true;
  }
}

/** What a probe answers on one connection: each line, or all that has come, by the first of its answers that fits. */
export class Answering {
  private readonly answers: readonly Answer[];
  private readonly swallowing: Swallowing;
  /** What has come and was not answered yet, a byte a letter. */
  private kept = '';

  constructor(answers: readonly Answer[], swallowing = new Swallowing()) {
    this.answers = answers;
    this.swallowing = swallowing;
  }

  /** What is said to a client that connects. */
  connected(): readonly Reply[] {
    return this.answers.filter(({ to }) => to === null).map((answer) => replyOf(answer, []));
  }

  /** Something has come. */
  came(data: Buffer): readonly Reply[] {
    this.kept = (this.kept + data.toString('latin1')).slice(-MOST_KEPT);
    const replies: Reply[] = [];
    for (;;) {
      const found = this.raw() ?? this.line();
      if (!found) return replies;
      if (!this.swallowing.takes() && found !== 'nothing') replies.push(found);
    }
  }

  /** A datagram has come, which is a message by itself. */
  datagram(data: Buffer): readonly Reply[] {
    if (this.swallowing.takes()) return [];
    const text = data
      .toString('latin1')
      .replace(/\r?\n$/, '')
      .slice(0, MOST_KEPT);
    const reply = this.fitting(text, null);
    return reply ? [reply.reply] : [];
  }

  private raw(): Reply | null {
    const found = this.fitting(this.kept, 'raw');
    if (!found || found.end === 0) return null;
    this.kept = this.kept.slice(found.end);
    return found.reply;
  }

  /** The next whole line, where some answers are to lines. */
  private line(): Reply | 'nothing' | null {
    const end = this.kept.indexOf('\n');
    if (end === -1 || !this.answers.some(({ to, framed }) => to !== null && framed === 'line')) return null;
    // What belongs to a longer message may still come.
    if (this.answers.some(({ framed }) => framed === 'raw')) {
      const found = this.fitting(this.kept.slice(0, end).replace(/\r$/, ''), 'line');
      if (!found) return null;
      this.kept = this.kept.slice(end + 1);
      return found.reply;
    }
    const text = this.kept.slice(0, end).replace(/\r$/, '');
    this.kept = this.kept.slice(end + 1);
    return this.fitting(text, 'line')?.reply ?? 'nothing';
  }

  private fitting(
    text: string,
    framed: Answer['framed'] | null,
  ): { readonly reply: Reply; readonly end: number } | null {
    for (const answer of this.answers) {
      if (answer.to === null || (framed !== null && answer.framed !== framed)) continue;
      const found = new RegExp(inBytes(answer.to), 'v').exec(text);
      if (found) return { reply: replyOf(answer, found.slice(1)), end: found.index + found[0].length };
    }
    return null;
  }
}

/** A pattern for texts that have a letter for each byte. */
function inBytes(pattern: string): string {
  return Buffer.from(pattern).toString('latin1');
}

type Groups = readonly (string | undefined)[];

function replyOf({ with: text, group, joins, as, leaves, then }: Answer, groups: Groups): Reply {
  const said = (written: AnswerText | null): string | null =>
    written === null ? null : filledIn(written, groups).toString();
  const at = said(joins);
  return {
    data: filledIn(text, groups),
    group: said(group),
    joins: at === null ? null : { at, as: said(as) ?? '' },
    leaves: said(leaves),
    then,
  };
}

function filledIn(text: AnswerText, groups: Groups): Buffer {
  return Buffer.concat(
    text.map((piece) =>
      typeof piece === 'string'
        ? Buffer.from(piece, 'base64')
        : Buffer.from(groups[piece - 1] ?? '', 'latin1'),
    ),
  );
}
