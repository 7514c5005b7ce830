import { describe, expect, it } from 'vitest';
import { evaluate, parseExpression } from '../../src/model/expression.ts';
import { fillIn, namesInTemplate, numbersInTemplate, parseTemplate } from '../../src/model/template.ts';

describe('an expression', () => {
  const worth = (text: string) => {
    const expression = parseExpression(text);
    return expression && evaluate(expression, { a: 7, b: 10, room: 'bado' });
  };

  it.each([
    ['a', 7],
    ['a + b', 17],
    ['a-b', -3],
    ['a - b - 1', -4],
    ['a + 2 * b', 27],
    ['(a + 2) * b', 90],
    ['room', 'bado'],
    ['42', 42],
  ])('%s is worked out', (text, value) => expect(worth(text)).toBe(value));

  it.each(['', 'a b', 'a +', '(a', 'a)', 'A', 'a / b', '-a'])('is not one: "%s"', (text) =>
    expect(parseExpression(text)).toBeNull(),
  );

  it('takes only numbers and known names', () => {
    expect(worth('room + a')).toBeNull();
    expect(worth('c')).toBeNull();
    expect(worth('constructor')).toBeNull();
  });
});

describe('a text with values', () => {
  it('is filled in, with literal braces where they are doubled', () => {
    expect(fillIn('/join {room} {{{a}}} {a + 1}', { room: 'bado', a: 7 })).toBe('/join bado {7} 8');
  });

  it('lists its names, and which of them must be numbers', () => {
    const template = parseTemplate('{room}: {a} {a * b}');
    expect(namesInTemplate(template)).toEqual(['room', 'a', 'b']);
    expect(numbersInTemplate(template)).toEqual(['a', 'b']);
  });

  it.each([
    ['a { b', '{ b'],
    ['a } b', '}'],
    ['{"key": 1}', '{"key": 1}'],
  ])('reports what is not a value: %s', (text, wrong) =>
    expect(parseTemplate(text)).toEqual({ ok: false, wrong }),
  );

  it('is not filled in with unknown names', () => expect(fillIn('{room}', {})).toBeNull());
});
