/** English: what is shown of a lab by its author's own fixtures. */
export const verifyEn = {
  'help.lab-verify': 'show what a lab catches, with its reference and its fixtures',
  'help.verify-rounds': 'check everything this many times, each time with another seed (default: 1)',
  'help.verify-load': 'keep this many cores busy meanwhile (default: 0)',
  'help.verify-jobs': 'check this many at once (default: what the machine can carry)',
  'help.verify-fixtures': 'the folder with fixtures (default: fixtures/ beside the lab’s file)',
  'help.verify-keep': 'keep programs that lie nowhere as a whole in this new folder',
  'help.verify-only': 'only fixtures and mutants whose name holds this; can be given again, for more',
  'help.verify-mutants': 'make mutants with Stryker’s mutators too, or say that they are not there',
  'help.verify-no-mutants': 'make no mutants of the reference',
  'help.verify-costs':
    'show what each mistake costs, and which checks see it: mutants are checked to the end',
  'help.verify-page': 'write that as a page into this file',
  'help.verify-isolation': 'how programs are run: sandbox, network (default) or none',
  'help.verify-seed': 'the first round’s seed (default: 1)',
  'verify.no-fixtures':
    'expected a folder with fixtures, found nothing at {folder}. Say which with --fixtures.',
  'verify.keeps-elsewhere':
    'expected a folder that is not there yet, found {folder}. Programs are kept in one of their own.',
  'verify.bad-fixture': '{reason}',
  'verify.bad-count': 'expected {option} to be a whole number from {least}, found "{found}"',
  'verify.no-stryker':
    'expected the package "@stryker-mutator/instrumenter", which makes mutants and not every install carries, found none. Install it beside giliran: npm install {package}',
  'verify.without-stryker':
    'Mutants are giliran’s own alone. For Stryker’s too, install its instrumenter beside giliran: npm install {package}',
  'verify.progress': '{done} of {total} checks',
  'verify.progress-left': '{done} of {total} checks, {left} left',
  'costs.title': 'What mistakes cost in {lab}',
  'costs.about':
    'Faulty submissions and mutants of the reference, each checked to the end. A check fails for the mistakes that it looks for; other checks lose their points with it where they need it, or cannot be decided.',
  'costs.checks': 'Checks',
  'costs.check': 'Check',
  'costs.points': 'Points',
  'costs.fails': 'Fails for',
  'costs.alone': 'Decides alone',
  'costs.never': '{check} never decides alone: whatever fails it fails another check too.',
  'costs.together': '{first} and {second} are always lost together ({times} times).',
  'costs.look': 'Worth a look',
  'costs.mistakes': 'Mistakes, the most costly first',
  'costs.mistake': 'Mistake',
  'costs.lost': 'Points lost',
  'costs.by': 'Fails',
  'costs.without': 'Lost with it',
} as const;
