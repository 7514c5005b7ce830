import { describe, expect, it } from 'vitest';
import { type Form, formOf, inForm, isPlainForm, isSameForm, withNumber } from '../../src/model/form.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PLAIN: Form = { lead: '', length: null, head: '', text: 'utf-8', tail: '\n' };
const TEXT = 'gusike nobulido';

/** The form that is learnt from one message, applied to another text. */
function learnt(message: Uint8Array, other: string): string {
  const form = formOf(TEXT, message);
  if (form === null) throw new Error('no form');
  return Buffer.from(inForm(form, other)).toString('latin1');
}

describe('the form of a message', () => {
  it('is learnt with a length of any width and order before it', () => {
    expect(learnt(bytes(`\0\x0f${TEXT}`), 'ab')).toBe('\0\x02ab');
    expect(learnt(bytes(`\x0f\0${TEXT}`), 'ab')).toBe('\x02\0ab');
    expect(learnt(bytes(`\0\0\0\x0f${TEXT}`), 'ab')).toBe('\0\0\0\x02ab');
    expect(learnt(bytes(`\x0f${TEXT}`), 'ab')).toBe('\x02ab');
    expect(learnt(bytes(`15:${TEXT},`), 'ab')).toBe('2:ab,');
    expect(learnt(bytes(`0015${TEXT}`), 'ab')).toBe('0002ab');
  });

  it('includes what is around the text in the message', () => {
    expect(learnt(bytes(`\0\x18Server : ${TEXT}`), '順')).toBe(
      Buffer.from('\0\x0cServer : 順').toString('latin1'),
    );
    expect(learnt(bytes(`\x02\x01\0\x0f${TEXT}`), 'ab')).toBe('\x02\x01\0\x02ab');
  });

  it('encodes the text as it was encoded', () => {
    expect(learnt(bytes(`{"text": "${TEXT}"}\n`), 'a"b')).toBe('{"text": "a\\"b"}\n');
    expect(learnt(bytes(`${Buffer.from(TEXT).toString('base64')}\n`), 'ab')).toBe('YWI=\n');
    expect(learnt(Buffer.from(TEXT, 'utf16le'), 'ab')).toBe('a\0b\0');
  });

  it('is not known where the text is not in it, or is there twice', () => {
    expect(formOf(TEXT, bytes(TEXT.toUpperCase()))).toBeNull();
    expect(formOf(TEXT, bytes(`${TEXT}\n${TEXT}\n`))).toBeNull();
  });

  it('is plain with a name before the text and a newline after it, and not with more', () => {
    expect(isPlainForm(PLAIN)).toBe(true);
    expect(isPlainForm({ ...PLAIN, head: 'Client_1 : ', tail: '' })).toBe(true);
    expect(isPlainForm({ ...PLAIN, tail: '\0' })).toBe(false);
    expect(isPlainForm({ ...PLAIN, text: 'json' })).toBe(false);
  });

  it('is the same for two clients that put their own numbers in it', () => {
    const [one, two] = [
      { ...PLAIN, head: 'Client 1: ' },
      { ...PLAIN, head: 'Client 2: ' },
    ];
    expect(isSameForm(one, two)).toBe(false);
    expect(isSameForm(one, two, [1, 2])).toBe(true);
    expect(isSameForm({ ...PLAIN, lead: '\x01' }, { ...PLAIN, lead: '\x02' }, [1, 2])).toBe(true);
    expect(isSameForm(one, PLAIN, [1, 2])).toBe(false);
    expect(withNumber(one, 1, 2)).toEqual(two);
  });
});
