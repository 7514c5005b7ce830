/** A bytes literal as Python prints it: `b'halo \xf0\x9f'`. */
const BYTES = /\bb'((?:[^'\\]|\\.)*)'|\bb"((?:[^"\\]|\\.)*)"/g;

const ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  '\\': 92,
  "'": 39,
  '"': 34,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  '0': 0,
};

/**
 * A line with every bytes literal in it replaced by the text that it stands for.
 * @returns null where there is none
 */
export function decodeReprs(line: string): string | null {
  let found = false;
  const text = line.replace(BYTES, (_, single: string | undefined, double: string | undefined) => {
    found = true;
    return decode(single ?? double ?? '');
  });
  return found ? text : null;
}

function decode(body: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < body.length; at++) {
    if (body[at] !== '\\') {
      bytes.push(...Buffer.from(String.fromCodePoint(body.codePointAt(at) ?? 0)));
      if ((body.codePointAt(at) ?? 0) > 0xffff) at++;
      continue;
    }
    const next = body[++at] ?? '';
    const hex = next === 'x' ? /^[0-9a-f]{2}/i.exec(body.slice(at + 1)) : null;
    if (hex) {
      bytes.push(Number.parseInt(hex[0], 16));
      at += 2;
    } else bytes.push(ESCAPES[next] ?? next.charCodeAt(0));
  }
  return Buffer.from(bytes).toString('utf8');
}
