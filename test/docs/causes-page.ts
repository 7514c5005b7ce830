import { say } from '../../src/messages/say.ts';
import { allCauses, type Cause, type CauseSentence } from '../../src/model/cause.ts';
import { TRAITS } from '../../src/model/cause-traits.ts';
import { CAUSES } from '../../src/model/causes.ts';
import { type MessageParam, messageOf } from '../../src/model/message.ts';

type Params = Readonly<Record<string, MessageParam>>;

/** Roles and values for each sentence. */
const SAMPLE: Params = {
  roles: ['server'],
  role: 'client2',
  from: 'client1',
  hearer: 'client2',
  whom: 'client1',
  seen: '224.1.1.1:5007',
  address: '239.1.2.3',
  client: 'client1',
  server: 'server',
  others: ['client1'],
  endpoint: 'tcp:8080',
  other: 'tcp:9090',
  file: 'photo.jpg',
};

const CLIENT: Params = { roles: ['client1'] };
const SERVER: Params = { role: 'server' };
const MEMBER: Params = { roles: ['client1'], other: '239.1.2.3' };
const SENDER: Params = { role: 'sender' };
const RECEIVER: Params = {
  roles: ['receiver1'],
  endpoint: 'udp:239.10.10.10:5000',
  other: 'udp:239.10.10.11:5000',
};

/** Other roles in the same scene, or in one with a group. */
const PARTICULAR: Partial<Record<CauseSentence, Params>> = {
  'wrong-address': { other: '192.168.1.5' },
  'wrong-version': { roles: ['client1'], endpoint: 'tcp:[::1]:8080' },
  'wrong-protocol': { other: 'udp:8080' },
  'never-connects': CLIENT,
  'connection-refused': CLIENT,
  unreachable: CLIENT,
  'unknown-host': CLIENT,
  'not-announced': SERVER,
  'wrong-announcement': SERVER,
  'disagreeing-order': { role: 'client2', other: 'client3' },
  'out-of-step': { role: 'client1' },
  'sent-back-to-author': { role: 'client1' },
  'never-joined-group': RECEIVER,
  'wrong-group': RECEIVER,
  'left-group': RECEIVER,
  'wrong-interface': RECEIVER,
  'stored-nothing': SERVER,
  'stored-elsewhere': SERVER,
  'stored-shorter': SERVER,
  'stored-longer': SERVER,
  'stored-otherwise': SERVER,
  'stored-no-file': SERVER,
  'sent-to-wrong-port': SENDER,
  'sent-to-wrong-group': SENDER,
  'loop-off': SENDER,
  'sent-elsewhere-too': SENDER,
  'sent-elsewhere': SENDER,
  unicast: SENDER,
  broadcast: SENDER,
  'text-by-tcp': SERVER,
  'joins-unasked': MEMBER,
  'keeps-membership': MEMBER,
};

/** `docs/causes.md`: every cause with its texts in the registry and the catalogues. */
export function causesPage(): string {
  const causes = allCauses();
  const traits = Object.entries(TRAITS).map(([trait, text]) => `| \`${trait}\` | ${text} |\n`);
  return `# Causes

A check that fails has a *cause*: a name for what went wrong, which stands in results, beside the words on the page of a
class, and in what \`giliran compare\` prints. There are ${causes.length}. A name never changes, so that old results can be compared with
new ones. A cause that another version gave, and that this one does not know, is shown by its name.

This page is made from \`src/model/causes.ts\` by \`npm run docs\`. The sentences are those of a scene with a *server* in which
*client1* has spoken, or of one with a group.

## Traits

Which cause a check fails for may decide who pays for it. That hangs on the cause's traits:

| trait | what follows from it |
|---|---|
${traits.join('')}
## Every cause

${causes.map(section).join('\n')}`;
}

function section(cause: Cause): string {
  const row = CAUSES[cause];
  const sentences: readonly CauseSentence[] = [cause, ...('sentences' in row ? row.sentences : [])];
  const [own, ...others] = sentences.map((name) =>
    say(messageOf(`cause.${name}`, { ...SAMPLE, ...PARTICULAR[name] }), 'en'),
  );
  const traits = row.traits.map((trait) => `\`${trait}\``).join(', ');
  return [
    `### \`${cause}\``,
    '',
    `> ${own}`,
    '',
    row.means,
    '',
    ...(others.length === 0 ? [] : [`- Also told as: ${others.map((other) => `"${other}"`).join('; ')}`]),
    ...(traits === '' ? [] : [`- Traits: ${traits}`]),
    `- First hint: ${say(messageOf(`hint.${cause}.1`), 'en')}`,
    '',
  ].join('\n');
}
