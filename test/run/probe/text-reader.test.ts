import { expect, it } from 'vitest';
import { TextReader } from '../../../src/run/probe/text-reader.ts';

const LINE = Buffer.from('順番 🙂\n');

it('reads letters whole, wherever the stream is cut', () => {
  for (let at = 1; at < LINE.length; at++) {
    const reader = new TextReader();
    const reads = [reader.take(LINE.subarray(0, at)), reader.take(LINE.subarray(at))];
    expect(reads.map(({ text }) => text).join('')).toBe('順番 🙂\n');
    expect(reads.every(({ isText }) => isText)).toBe(true);
  }
});

it('reports bytes that are not text, in whichever piece they come, and reads on', () => {
  const reader = new TextReader();
  expect(reader.take(Buffer.from('a\xff\n', 'latin1'))).toEqual({ text: 'a\ufffd\n', isText: false });
  expect(reader.take(LINE)).toEqual({ text: '順番 🙂\n', isText: true });
  expect(reader.take(Buffer.from([0xe2, 0x82]))).toEqual({ text: '', isText: true });
  expect(reader.take(Buffer.from('\n'))).toEqual({ text: '\ufffd\n', isText: false });
});

it('takes a replacement character for text, where one was sent', () => {
  expect(new TextReader().take(Buffer.from('\ufffd\n'))).toEqual({ text: '\ufffd\n', isText: true });
});
