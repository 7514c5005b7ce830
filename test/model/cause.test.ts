import { describe, expect, it } from 'vitest';
import { allCauses, type Cause, hasTrait, isCause, isHindrance } from '../../src/model/cause.ts';
import { TRAITS, type Trait } from '../../src/model/cause-traits.ts';
import { CAUSES } from '../../src/model/causes.ts';

/** The causes with each trait. They decide marks, so a change has to be made here as well. */
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
    'broadcast-not-allowed',
    'busy-loop',
    'crash',
    'deaf-to-broadcast',
    'does-not-end',
    'exits-early',
    'joins-a-group',
    'joins-unasked',
    'keeps-membership',
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
    'wrong-status',
    'wrong-version',
  ],
  'out-of-place': [
    'deaf-to-broadcast',
    'never-joined-group',
    'never-listens',
    'no-network',
    'wrong-address',
    'wrong-group',
    'wrong-port',
    'wrong-protocol',
    'wrong-version',
  ],
  seen: [
    'address-in-use',
    'adds-to-lines',
    'answers-twice',
    'answers-unasked',
    'busy-loop',
    'changed',
    'crash',
    'disagreeing-order',
    'group-address-changes',
    'group-on-wrong-port',
    'group-told-otherwise',
    'heard-twice',
    'heard-uninvited',
    'joins-unasked',
    'keeps-membership',
    'missing-label',
    'no-group-address',
    'old-line-shown',
    'out-of-turn',
    'passes-on-part',
    'passes-on-raw-bytes',
    'sends-twice',
    'sent-back-to-author',
    'shared-group-address',
    'spaces-changed',
    'stored-elsewhere',
    'stored-longer',
    'stored-no-file',
    'stored-otherwise',
    'swapped-labels',
    'syntax-error',
    'talks-beside-network',
    'tells-text',
    'text-by-tcp',
    'told-twice',
    'too-much-memory',
    'too-much-output',
    'wire-address',
    'wire-else',
    'wire-port',
    'wire-receiver',
    'wire-ttl',
    'wire-unasked',
    'wrong-encoding',
    'wrong-label',
    'wrong-status',
    'wrong-version',
  ],
  plain: [
    'adds-to-lines',
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
  corrupts: [
    'changed',
    'merges-messages',
    'spaces-changed',
    'splits-messages',
    'truncated',
    'wrong-encoding',
  ],
  'wrong-way': [
    'loop-off',
    'multicast',
    'prefix-ignored',
    'sent-elsewhere',
    'sent-to-wrong-group',
    'sent-to-wrong-port',
    'unicast',
    'unicast-to-each',
    'wrong-broadcast-address',
    'wrong-interface',
  ],
  'may-be-hard-coded': [
    'changed',
    'never-sent',
    'not-heard',
    'not-passed-on',
    'not-printed',
    'not-received',
    'not-sent-to-all',
    'shown-otherwise',
  ],
  'of-names': ['missing-label', 'swapped-labels', 'wrong-label'],
  silent: [
    'address-in-use',
    'answers-before-hearing',
    'awaits-more',
    'brings-down',
    'broadcast-not-allowed',
    'busy-loop',
    'connection-refused',
    'connection-reset',
    'deadlock',
    'early-text-lost',
    'erased',
    'killed',
    'left-group',
    'loop-off',
    'never-connects',
    'never-sent',
    'no-answer',
    'no-welcome',
    'not-accepted',
    'not-announced',
    'not-heard',
    'not-passed-on',
    'not-printed',
    'not-received',
    'not-told',
    'out-of-step',
    'sent-elsewhere',
    'stopped-itself',
    'stops-listening',
    'stuck',
    'too-much-memory',
    'waits-for-newline',
    'wire-nothing',
  ],
  ends: ['crash', 'exits-early'],
};

const TRAIT_NAMES = Object.keys(TRAITS).filter((name): name is Trait => Object.hasOwn(TRAITS, name));

describe('the traits of causes', () => {
  for (const trait of TRAIT_NAMES)
    it(`belong to exactly these: ${trait}`, () => {
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
  it('is a cause’s where the registry has it, and not if it is a property of every object', () => {
    expect(isCause('crash')).toBe(true);
    for (const name of ['Crash', 'crash ', '', 'toString', '__proto__', 'untried', 'cut-off'])
      expect(isCause(name)).toBe(false);
  });

  it('is a reason for a missing program if it has that trait, or if nothing could be tried', () => {
    for (const name of [...MEMBERS['no-program'], 'untried']) expect(isHindrance(name)).toBe(true);
    for (const name of ['crash', 'never-listens', 'no-such-cause', 'toString'])
      expect(isHindrance(name)).toBe(false);
  });
});
