import { describe, expect } from 'vitest';
import { needs } from '../support/tools.ts';
import { eventsOf, type Played, play } from './play.ts';

const python = needs('python3', 'namespaces');
const c = needs('gcc', 'namespaces');
const java = needs('java', 'javac', 'namespaces');

/** For each line that was typed, the moves in which it was shown. */
function shownIn(played: Played): readonly (readonly number[])[] {
  const prints = eventsOf(played, 'print');
  return eventsOf(played, 'move').flatMap((move) =>
    move.do === 'say'
      ? [prints.filter(({ text }) => text.includes(move.text)).map((print) => print.move - move.move)]
      : [],
  );
}

/** Programs that answer a good while after they were asked, and do what they can to hide that. */
describe('a move is not over while an answer is on its way', () => {
  for (const program of [
    'sets-a-timer-descriptor-by-ctypes',
    'sets-an-alarm-by-ctypes',
    'receives-with-timeout-by-number',
  ])
    python.it(`by a timer that no call and no source shows: ${program}`, async () => {
      const played = await play('served', program);
      expect(shownIn(played)).toEqual([[0], [0], [0]]);
      expect(played.document.verdict).toBe('pass');
    });

  for (const program of [
    'is-named-like-the-sandbox',
    'names-a-sleeping-thread-like-a-jvm',
    'names-a-working-thread-like-a-jvm',
  ])
    c.it(`by a process under another name: ${program}`, async () => {
      const played = await play('served', program);
      expect(shownIn(played)).toEqual([[0], [0], [0]]);
      expect(played.document.verdict).toBe('pass');
    });

  java.it('by Java threads with the names of the JVM’s own', async () => {
    const played = await play('served', 'names-its-threads-like-the-jvm');
    expect(shownIn(played)).toEqual([[0], [0], [0]]);
    expect(played.document.verdict).toBe('pass');
  });

  java.it('by a JVM that collects garbage first', async () => {
    const played = await play('served', 'collects-garbage-before-it-answers');
    expect(shownIn(played)).toEqual([[0], [0], [0]]);
    expect(played.document.verdict).toBe('pass');
  });
});
