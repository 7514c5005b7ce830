import { describe, expect, it } from 'vitest';
import { spokenToNobody } from '../../src/diagram/reach.ts';
import { chat, group, PROBE } from '../support/trace.ts';

describe('a scripted role reaches no one', () => {
  it('where it never got a connection', () => {
    const trace = chat(1, { client1: PROBE }).probes('client1', 'failed').say('client1', 'x').build();
    expect([...spokenToNobody(trace)]).toEqual([7]);
  });

  it('once its connection is closed', () => {
    const trace = chat(1, { client1: PROBE }).probes('client1', 'opened').say('client1', 'x');
    trace.probes('client1', 'closed').say('client1', 'y');
    expect([...spokenToNobody(trace.build())]).toEqual([9]);
  });

  it('as a server, once no client is left, whoever speaks through it', () => {
    const trace = chat(2, { server: PROBE, client2: { by: 'through', role: 'server' } });
    trace.probes('server', 'opened').say('server', 'x').say('client2', 'y');
    trace.probes('server', 'closed').say('server', 'x').say('client2', 'y');
    expect([...spokenToNobody(trace.build())]).toEqual([12, 13]);
  });
});

describe('it is unknown', () => {
  it('whom a datagram reaches, or what a program does with a line', () => {
    const sent = group(1, { sender: PROBE }).say('sender', 'x').build();
    const typed = chat(1).say('client1', 'x').build();
    expect([...spokenToNobody(sent), ...spokenToNobody(typed)]).toEqual([]);
  });
});
