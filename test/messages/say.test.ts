import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import { joinNames, say } from '../../src/messages/say.ts';
import { message } from '../../src/model/message.ts';
import type { WaitOn } from '../../src/model/trace.ts';
import { waitMessage } from '../../src/model/waits.ts';
import { anyMessage } from '../support/any-message.ts';

describe('a sentence', () => {
  it('fits one role or several', () => {
    const never = (roles: readonly string[]): string =>
      say(message('cause.never-listens', { roles, endpoint: 'tcp:8080' }), 'en');
    expect(never(['server'])).toBe('server never listens on TCP port 8080');
    expect(never(['client1', 'client2'])).toBe('client1 and client2 never listen on TCP port 8080');
  });

  it('fits one thing or several', () => {
    const cores = (count: number): string => say(message('doctor.cores', { count }), 'en');
    expect([cores(1), cores(2)]).toEqual(['1 core', '2 cores']);
  });

  it('is in the language that is asked for', () => {
    const { id, params } = message('cause.never-listens', { roles: ['server'], endpoint: 'tcp:8080' });
    expect(say({ id, params }, 'id')).toBe('server tidak pernah mendengarkan di port TCP 8080');
  });

  it('may contain another, in the same language', () => {
    const reason = message('isolation.linux-only');
    const whole = message('use.no-private-network', { reason });
    for (const language of ['en', 'id'] as const)
      expect(say(whole, language)).toContain(say(reason, language));
  });

  it('names a multicast endpoint with its group', () => {
    const joins = message('cause.never-joined-group', {
      roles: ['receiver1'],
      endpoint: 'udp:224.1.1.1:5004',
    });
    expect(say(joins, 'en')).toBe('receiver1 never joins group 224.1.1.1 (UDP port 5004)');
    expect(say({ ...joins, id: 'cause.address-in-use' }, 'en')).toContain('cannot have UDP port 5004');
  });

  it('joins names and sentences, and escapes only the names', () => {
    const names = ['a\x1b', message('marks.names-more', { count: 3 })];
    const more = say(message('marks.names-more', { count: 3 }), 'id');
    expect(say(anyMessage('{names}', { names }), 'id')).toBe(joinNames(['a\u241b', more], 'id'));
  });

  it('names an id that no catalogue knows, rather than failing', () => {
    expect(say(anyMessage('no.such-thing'), 'id')).toBe('no.such-thing');
    expect(say(anyMessage('toString'), 'en')).toBe('toString');
  });

  it('does not read a student’s text as a parameter', () => {
    const printed = (seen: string): string => say(message('actual.printed', { role: 'server', seen }), 'en');
    expect(printed('{role} $& {seen}')).toBe('server printed "{role} $& {seen}"');
    expect(printed('tcp:8080')).toBe('server printed "tcp:8080"');
  });
});

describe('a list of names', () => {
  const lists = [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']];
  const locales = { en: 'en-GB', id: 'id' };

  for (const language of LANGUAGES)
    it(`is joined as the language does it: ${language}`, () => {
      const format = new Intl.ListFormat(locales[language]);
      expect(lists.map((names) => joinNames(names, language))).toEqual(
        lists.map((names) => format.format(names)),
      );
    });

  it('says so where it is empty', () => {
    expect(LANGUAGES.map((language) => joinNames([], language))).toEqual(['nobody', 'tidak seorang pun']);
  });
});

describe('what a program waits for', () => {
  const sayWait = (role: string, on: readonly WaitOn[], stopped: boolean, language: Language): string =>
    say(waitMessage({ role, on, stopped }), language);

  it('includes the role that it waits for', () => {
    expect(sayWait('server', [{ for: 'message', from: 'client2' }], false, 'en')).toBe(
      'server is waiting to read from client2',
    );
    expect(sayWait('client1', [{ for: 'keyboard' }], false, 'id')).toBe('client1 sedang menunggu ketikan');
    expect(sayWait('receiver1', [{ for: 'datagram', port: 5004 }], false, 'en')).toBe(
      'receiver1 is waiting for a datagram on port 5004',
    );
  });

  it('may be any of several things', () => {
    const on = [{ for: 'keyboard' }, { for: 'client' }, { for: 'message', from: 'client1' }] as const;
    expect(sayWait('server', on, false, 'en')).toBe(
      'server is waiting for its keyboard, for a client to connect or to read from client1',
    );
    expect(sayWait('server', on, false, 'id')).toBe(
      'server sedang menunggu ketikan, client yang terhubung, atau pesan dari client1',
    );
  });

  it('is said once for several roles that it reads from', () => {
    const on = ['client1', 'client2', 'client3'].map((from) => ({ for: 'message', from }) as const);
    expect(sayWait('server', on, false, 'en')).toBe(
      'server is waiting to read from client1, client2 or client3',
    );
    expect(sayWait('server', on, false, 'id')).toBe(
      'server sedang menunggu pesan dari client1, client2, atau client3',
    );
  });

  it('is nothing for a program that runs, and for one that is stopped', () => {
    expect(sayWait('server', [], false, 'en')).toContain('it is running');
    expect(sayWait('server', [{ for: 'keyboard' }], true, 'en')).toContain('is stopped');
  });

  it('has words for everything that a thread can be blocked on, in both languages', () => {
    for (const on of [
      { for: 'timer' },
      { for: 'lock' },
      { for: 'child' },
      { for: 'message', from: null },
      { for: 'room', to: 'client1' },
      { for: 'room', to: null },
      { for: 'connection', to: 'server' },
      { for: 'connection', to: null },
      { for: 'other', call: 'flock' },
    ] as const)
      for (const language of ['en', 'id'] as const)
        expect(sayWait('server', [on], false, language)).not.toMatch(/[{}]|wait\.|why\./);
  });
});
