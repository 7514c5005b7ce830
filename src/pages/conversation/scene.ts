import type { Conversation, Moment, Row } from '../../diagram/conversation.ts';
import { unreadLine, waitLine } from '../../diagram/wait-lines.ts';
import type { Language } from '../../messages/language.ts';
import type { SettledBy } from '../../model/trace.ts';

/** A run as the page draws it: its conversation, with sentences for what was waited for. */
export interface Scene extends Pick<Conversation, 'run' | 'lanes' | 'names' | 'rows' | 'arrows'> {
  /** Who plays. */
  readonly about: string;
  readonly moments: readonly SceneMoment[];
}

export interface SceneMoment {
  /** Index of the last row before it. */
  readonly row: number;
  readonly by: SettledBy;
  /** By lane; null where it is not known, or no program of the role ran. */
  readonly waits: readonly (string | null)[];
  readonly unread: readonly string[];
}

/** @param about who plays, in the page's language */
export function sceneOf(conversation: Conversation, about: string, language: Language): Scene {
  const { run, lanes, names, rows, arrows, moments } = conversation;
  return {
    run,
    about,
    lanes,
    names,
    rows: rows.map((row): Row => ({ ...row, t: Math.round(row.t * 10) / 10 })),
    arrows,
    moments: moments.map((moment) => sceneMoment(moment, language)),
  };
}

function sceneMoment({ row, by, waits, unread }: Moment, language: Language): SceneMoment {
  return {
    row,
    by,
    waits: waits.map((wait) => (wait ? waitLine(wait, language) : null)),
    unread: unread.map((left) => unreadLine(left, language)),
  };
}
