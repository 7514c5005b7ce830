import type { Lane } from '../../diagram/conversation.ts';
import type { Say } from '../../diagram/words.ts';

/** Who plays a role; empty for the student's own program. */
export function playedBy({ by, through }: Lane, say: Say): string {
  if (by === 'student') return '';
  return by === 'through' ? say('by-through', { role: through ?? '' }) : say(`by-${by}`);
}
