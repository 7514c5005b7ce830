import type { Entry } from './entry.ts';

/** The feedback for one student, and how Moodle identifies them. */
export interface MoodleFeedback {
  readonly name: string;
  /** Moodle's number of the participant in the assignment. */
  readonly participant: string;
  readonly html: string;
}

/** Longest name in bytes, which leaves room in Moodle's longest file name for what Moodle adds. */
const LONGEST_NAME = 120;

/**
 * The files for Moodle's "Upload multiple feedback files in a zip": one for each student, named like those in Moodle's
 * own downloads. Moodle splits names at underscores and uses only the number.
 */
export function moodleFeedbackEntries(feedback: readonly MoodleFeedback[]): readonly Entry[] {
  return feedback.map(({ name, participant, html }) => ({
    path: `${plainName(name)}_${participant}_assignfeedback_file_feedback.html`,
    executable: false,
    content: { text: html },
  }));
}

/** A name as in Moodle's file names, without characters that a zip or a file system would interpret. */
function plainName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029/\\:*?"<>|_]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .~]+|[ .]+$/g, '');
  let short = plain;
  while (Buffer.byteLength(short) > LONGEST_NAME) short = [...short].slice(0, -1).join('');
  return short || 'Participant';
}
