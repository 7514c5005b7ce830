import { describe, expect, it } from 'vitest';
import { bootsAhead } from '../../src/run/boots-ahead.ts';
import { needs } from '../support/tools.ts';
import { eventsOf, play, printed } from './play.ts';

const node = needs('namespaces');

describe('programs are booted ahead', () => {
  it('unless each is to be started in its turn', () => {
    expect(bootsAhead({})).toBe(true);
    expect(bootsAhead({ GILIRAN_BOOT: 'in-turn' })).toBe(false);
  });

  node.it('and cannot tell: not by words, options, variables, descriptors, workers or forks', async () => {
    const ahead = await play('late', 'tells-what-it-finds', '--seed', '7');
    const inTurn = await play('late', 'tells-what-it-finds', '--no-boot-ahead', '--seed', '7');
    // The two checks ran in different folders.
    const found = (played: typeof ahead): readonly string[] =>
      printed(played).map((text) =>
        text.replaceAll(played.folder, '').replace(/(\/giliran-work-)[^/"]*/g, '$1'),
      );
    expect(found(ahead).map((text) => text.split(' ')[0])).toEqual([
      'program',
      'descriptor',
      'worker',
      'child',
      'typed',
      'typed',
    ]);
    expect(found(ahead)).toEqual(found(inTurn));
    expect(found(ahead).join()).not.toContain('CUE');
  });

  node.it('and no program of the scene is left out because it claims a waiting role', async () => {
    const played = await play('late', 'goes-by-the-name-of-who-waits');
    expect(eventsOf(played, 'print')).toMatchObject([{ text: 'late', role: 'server', move: 0 }]);
    expect(played.document.verdict).toBe('pass');
  });
});
