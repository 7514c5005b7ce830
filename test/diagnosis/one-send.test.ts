import { describe, expect, it } from 'vitest';
import { judgePieces, mayComeInPieces, piecemealRoles, worthPieces } from '../../src/diagnosis/one-send.ts';
import type { Lab, Player } from '../../src/model/lab.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat, PROBE } from '../support/trace.ts';
import { check, PASS } from './cases.ts';

const LAB: Lab = {
  id: 'lab',
  title: { en: '', id: '' },
  about: { en: '', id: '' },
  protocol: { en: '', id: '' },
  oneSend: true,
  hasHosts: false,
  roles: [],
  scenarios: [],
  steps: [],
  limits: { wallMs: 1, moveMs: 1, cpuMs: 1, outputBytes: 1, buildMs: 1 },
  reference: null,
};
const STUDENT: Player = { by: 'student' };
const CLIENTS = { client1: PROBE, client2: PROBE };

function named(run: string, trace: RunTrace): RunTrace {
  return { ...trace, run: { ...trace.run, run } };
}

/** Two lines of the server in the full scene, with so many segments for each. */
function together(segments: number): RunTrace {
  return chat(2, {}, null, { traffic: { segments: 0 } })
    .say('server', 'satu')
    .rests({ traffic: { segments } })
    .say('server', 'dua')
    .rests({ traffic: { segments: 2 * segments } })
    .build();
}

/** The server among probes: what each hears of two lines, and how many segments each line is. */
function server(segments: number, behind = ''): RunTrace {
  const builder = chat(2, CLIENTS, null, { traffic: { segments: 0 } });
  for (const [index, text] of ['satu', 'dua'].entries())
    builder
      .say('server', text)
      .hears('client1', 'tcp', `Server : ${text}${behind}`, 1)
      .hears('client2', 'tcp', `Server : ${text}${behind}`, 2)
      .rests({ traffic: { segments: (index + 1) * segments } });
  return named('server-alone', builder.build());
}

/** Client 1 with a scripted server, and what it shows of two lines. */
function client(run: string, ...shown: readonly (readonly string[])[]): RunTrace {
  const builder = chat(2, { server: PROBE, client1: STUDENT, client2: { by: 'through', role: 'server' } });
  for (const [index, text] of ['tiga', 'empat'].entries())
    builder.say('server', text).prints('client1', ...(shown[index] ?? []));
  return named(run, builder.build());
}

const WHOLE = client('client-alone@client1', ['tiga'], ['empat']);
const IN_PIECES = client('client-alone@client1~pieces', ['ti', 'ga'], ['em', 'pat']);
const PUT_TOGETHER = client('client-alone@client1~pieces', ['tiga'], ['empat']);

describe('a message that is sent in pieces', () => {
  it('calls for a closer look where there are more segments than messages', () => {
    expect(mayComeInPieces(together(2))).toBe(false);
    expect(mayComeInPieces(together(4))).toBe(true);
  });

  it('is its sender’s fault where a reader takes one read for one message', () => {
    expect([...piecemealRoles(LAB, [together(4), server(4), WHOLE, IN_PIECES])]).toEqual(['server']);
  });

  it('is nobody’s fault where the readers put it together', () => {
    expect(piecemealRoles(LAB, [together(4), server(4), WHOLE, PUT_TOGETHER]).size).toBe(0);
  });

  it('is nobody’s fault where the readers print what comes without ending the line', () => {
    const builder = chat(2, { server: PROBE, client2: { by: 'through', role: 'server' } });
    builder.say('server', 'tiga').printsInPieces('client1', 'ti', 'ga');
    builder.say('server', 'empat').printsInPieces('client1', 'em', 'pat');
    const printed = named('client-alone@client1~pieces', builder.build());
    expect(piecemealRoles(LAB, [together(4), server(4), WHOLE, printed]).size).toBe(0);
  });

  it('is nobody’s fault where the readers use another protocol than the lab’s', () => {
    const strange = client('client-alone@client1', [], []);
    expect(piecemealRoles(LAB, [together(4), server(4), strange, IN_PIECES]).size).toBe(0);
  });

  it('is not found with one segment for each message, whatever happened in the full scene', () => {
    expect(piecemealRoles(LAB, [together(4), server(2), WHOLE, IN_PIECES]).size).toBe(0);
  });

  it('is not found where something follows the text: another message, or a line’s end', () => {
    for (const behind of ['\n', 'GILIRAN ANDA'])
      expect(piecemealRoles(LAB, [together(4), server(4, behind), WHOLE, IN_PIECES]).size).toBe(0);
  });

  it('is not found without counts of segments, or if the lab does not say that a message is one send', () => {
    const uncounted = named(
      'server-alone',
      chat(2, CLIENTS).say('server', 'satu').say('server', 'dua').build(),
    );
    expect(piecemealRoles(LAB, [together(4), uncounted, WHOLE, IN_PIECES]).size).toBe(0);
    expect(piecemealRoles({ ...LAB, oneSend: false }, [server(4), WHOLE, IN_PIECES]).size).toBe(0);
  });

  describe('is looked for', () => {
    const READER = 'client-alone@client1';

    it('with those who read from a program that cuts its messages, and show what comes whole', () => {
      expect(worthPieces([together(4), server(4), WHOLE])).toEqual([READER]);
      expect(worthPieces([together(4), server(4), client(READER, ['tiga'], [])])).toEqual([]);
    });

    it('with nobody where no program cuts its messages', () => {
      for (const whole of [server(2), server(4, '\n')])
        expect(worthPieces([together(4), whole, WHOLE])).toEqual([]);
      expect(worthPieces([together(4), WHOLE])).toEqual([]);
    });
  });

  describe('once it is found', () => {
    const judge = judgePieces(() => PASS, new Set(['server']));
    const params = { from: ['server'], to: ['client1', 'client2'], parts: ['main'] };
    const sent = check('broadcast.sent', ['server'], { grader: 'delivery', params });

    it('makes the full scene inconclusive, whatever its result', () => {
      expect(judge(sent, together(4))).toMatchObject({
        status: 'inconclusive',
        message: { id: 'inconclusive.by-chance', params: { roles: ['server'] } },
      });
    });

    it('fails what is claimed of the sender, where it was heard', () => {
      expect(judge(sent, server(4))).toMatchObject({ cause: 'sends-in-pieces', blame: ['server'] });
    });

    it('leaves other claims and other programs alone', () => {
      expect(judge(check('listen.port', ['server']), server(4))).toBe(PASS);
      expect(judge(sent, WHOLE)).toBe(PASS);
    });
  });
});
