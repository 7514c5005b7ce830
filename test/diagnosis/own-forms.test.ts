import { describe, expect, it } from 'vitest';
import { oddOnes, serverForm, withoutLearning } from '../../src/diagnosis/own-forms.ts';
import type { Form } from '../../src/model/form.ts';
import type { Player } from '../../src/model/lab.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat, PROBE } from '../support/trace.ts';

const STUDENT: Player = { by: 'student' };
const FORM: Form = {
  lead: '',
  length: { kind: 'binary', bytes: 1, order: 'big', upTo: 'message' },
  head: '',
  text: 'utf-8',
  tail: '',
};
const LEARNT = { of: ['server'], form: FORM };

const framed = (text: string): string => `${String.fromCharCode(text.length)}${text}`;
const line = (text: string): string => `${text}\n`;

/** The server alone with probes: what each hears of its line. */
function server(...heard: readonly ((text: string) => string)[]): RunTrace {
  const builder = chat(2, { client1: PROBE, client2: PROBE }).say('server', 'satu');
  for (const [index, form] of heard.entries())
    builder.hears(`client${index + 1}`, 'tcp', form('satu'), index + 1);
  return builder.build();
}

/** A client that is sent the server's form: whether it shows that, and what probes hear of its own lines. */
function client(role: string, shows: boolean, form: (text: string) => string | null): RunTrace {
  const other = role === 'client1' ? 'client2' : 'client1';
  const builder = chat(2, { server: PROBE, [role]: STUDENT, [other]: { by: 'through', role: 'server' } });
  for (const text of ['dua', 'tiga']) {
    builder.say('server', `server ${text}`).prints(role, ...(shows ? [`Server: server ${text}`] : []));
    builder.say(role, text);
    const heard = form(text);
    if (heard !== null) builder.hears('server', 'tcp', heard);
  }
  const trace = builder.build();
  return { ...trace, run: { ...trace.run, run: `alone@${role}~own-form`, form: LEARNT } };
}

const odd = (...runs: readonly RunTrace[]): readonly string[] => oddOnes(runs).map(({ role }) => role);

describe('the form in which a server sends', () => {
  it('is learnt where every probe hears the same form', () => {
    expect(serverForm([server(framed, framed)])).toEqual(LEARNT);
  });

  it('is not known where one connection gets another form, or nothing', () => {
    expect(serverForm([server(framed, line)])).toBeNull();
    expect(serverForm([server(framed)])).toBeNull();
  });

  it("is ignored where it is the lab's own", () => {
    expect(serverForm([server(line, line)])).toBeNull();
  });
});

describe('the odd one out', () => {
  it('sends in another form than the others, and each of two is odd to the other', () => {
    expect(odd(client('client1', true, line), client('client2', true, framed))).toEqual([
      'client1',
      'client2',
    ]);
  });

  it('is no client where all send alike, whatever the server sends', () => {
    expect(odd(client('client1', true, line), client('client2', true, line))).toEqual([]);
  });

  it('is no client where they differ only in their own numbers', () => {
    const own =
      (number: number) =>
      (text: string): string =>
        framed(`Client_${number}: ${text}`);
    expect(odd(client('client1', true, own(1)), client('client2', true, own(2)))).toEqual([]);
  });

  it('shows nothing of what the others show, or sends what has no form', () => {
    expect(
      odd(
        client('client1', true, framed),
        client('client2', false, () => null),
      ),
    ).toEqual(['client2']);
    const twice = (text: string): string => framed(text) + framed(text);
    expect(odd(client('client1', true, framed), client('client2', true, twice))).toEqual(['client2']);
  });

  it('is not one that waits for its turn and was never heard', () => {
    expect(
      odd(
        client('client1', true, framed),
        client('client2', true, () => null),
      ),
    ).toEqual([]);
  });
});

describe('decisions', () => {
  const learning = [client('client1', true, line), client('client2', true, framed)];
  const standIn = (role: string): RunTrace => {
    const trace = chat(2, { [role]: PROBE }).build();
    return {
      ...trace,
      run: { ...trace.run, run: `scene+${role}`, replaced: [role], form: { of: ['client2'], form: FORM } },
    };
  };

  it('ignore scenes from which a form was learnt, and use stand-ins for odd ones only', () => {
    const full = chat(2).build();
    const kept = withoutLearning([full, ...learning, standIn('client1'), standIn('client2')]);
    expect(kept.map(({ run }) => run.run)).toEqual(['scene', 'scene+client1']);
    expect(withoutLearning([standIn('client1')])).toEqual([]);
  });
});
