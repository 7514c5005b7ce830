import type { Entry } from './entry.ts';

/** What one student is given, and how Moodle knows them. */
export interface MoodleFeedback {
  readonly name: string;
  /** Moodle's number of a participant in an assignment. */
  readonly participant: string;
  readonly html: string;
}

/** Moodle's longest name of a file, with room for what it puts around it, in bytes. */
const LONGEST_NAME = 120;

/**
 * What Moodle takes as "Upload multiple feedback files in a zip": a file a student, with the name that its own downloads
 * have. Moodle parts names at underscores and goes by the number alone.
 */
export function moodleFeedbackEntries(feedback: readonly MoodleFeedback[]): readonly Entry[] {
  return feedback.map(({ name, participant, html }) => ({
    path: `${plainName(name)}_${participant}_assignfeedback_file_feedback.html`,
    executable: false,
    content: { text: html },
  }));
}

/** A name as Moodle has it in names of files, without what a zip or a file system could take for something else. */
function plainName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029/\\:*?"<>|_]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .~]+|[ .]+$/g, '');
  let short = plain;
  while (Buffer.byteLength(short) > LONGEST_NAME) short = [...short].slice(0, -1).join('');
  return short || 'Participant';
}
