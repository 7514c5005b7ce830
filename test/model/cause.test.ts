import { describe, expect, it } from 'vitest';
import { allCauses, type Cause, hasTrait, isCause, isHindrance } from '../../src/model/cause.ts';
import { TRAITS, type Trait } from '../../src/model/cause-traits.ts';
import { CAUSES } from '../../src/model/causes.ts';

/** Who has which trait. It decides marks: whoever changes it says so here as well. */
const MEMBERS: Readonly<Record<Trait, readonly Cause[]>> = {
  'no-program': [
    'missing-program',
    'two-programs',
    'syntax-error',
    'build-failed',
    'bad-manifest',
    'no-interpreter',
  ],
  'self-evident': [
    'busy-loop',
    'crash',
    'exits-early',
    'left-group',
    'never-connects',
    'never-joined-group',
    'never-listens',
    'no-network',
    'stopped-itself',
    'stops-listening',
    'too-much-memory',
    'too-much-output',
    'wrong-address',
    'wrong-group',
    'wrong-interface',
    'wrong-port',
    'wrong-protocol',
  ],
  'out-of-place': [
    'never-joined-group',
    'never-listens',
    'no-network',
    'wrong-address',
    'wrong-group',
    'wrong-port',
    'wrong-protocol',
  ],
  seen: [
    'address-in-use',
    'busy-loop',
    'changed',
    'crash',
    'heard-twice',
    'missing-label',
    'old-line-shown',
    'out-of-turn',
    'sends-twice',
    'sent-back-to-author',
    'spaces-changed',
    'swapped-labels',
    'syntax-error',
    'talks-beside-network',
    'too-much-memory',
    'too-much-output',
    'wire-address',
    'wire-port',
    'wire-ttl',
    'wrong-encoding',
    'wrong-label',
  ],
  plain: [
    'heard-twice',
    'merges-messages',
    'output-held-back',
    'reorders',
    'sends-twice',
    'sent-late',
    'spaces-changed',
    'splits-messages',
    'truncated',
  ],
  spoils: ['changed', 'merges-messages', 'spaces-changed', 'splits-messages', 'truncated', 'wrong-encoding'],
  'wrong-way': [
    'loop-off',
    'sent-elsewhere',
    'sent-to-wrong-group',
    'sent-to-wrong-port',
    'unicast',
    'wrong-interface',
  ],
  recitable: [
    'changed',
    'never-sent',
    'not-heard',
    'not-passed-on',
    'not-printed',
    'not-received',
    'not-sent-to-all',
    'shown-otherwise',
  ],
  ends: ['crash', 'exits-early'],
};

const TRAIT_NAMES = Object.keys(TRAITS).filter((name): name is Trait => Object.hasOwn(TRAITS, name));

describe('the traits of causes', () => {
  for (const trait of TRAIT_NAMES)
    it(`are those of these, and of no others: ${trait}`, () => {
      const having = allCauses().filter((cause) => hasTrait(cause, trait));
      expect([...having].sort()).toEqual([...MEMBERS[trait]].sort());
    });

  it('are named once for each cause', () => {
    const twice = allCauses().filter(
      (cause) => new Set<Trait>(CAUSES[cause].traits).size < CAUSES[cause].traits.length,
    );
    expect(twice).toEqual([]);
  });
});

describe('a name', () => {
  it('is a cause’s where the registry has it, and not where every object does', () => {
    expect(isCause('crash')).toBe(true);
    for (const name of ['Crash', 'crash ', '', 'toString', '__proto__', 'untried', 'cut-off'])
      expect(isCause(name)).toBe(false);
  });

  it('says why there is no program where that is its trait, or where nothing could be tried', () => {
    for (const name of [...MEMBERS['no-program'], 'untried']) expect(isHindrance(name)).toBe(true);
    for (const name of ['crash', 'never-listens', 'no-such-cause', 'toString'])
      expect(isHindrance(name)).toBe(false);
  });
});
