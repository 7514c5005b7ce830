import type { AlikeGroup, LabAlikes } from '../../../src/model/alike.ts';
import type { Student } from '../../../src/model/batch.ts';
import { DISGUISED, SERVER } from '../../alike/alike.ts';

function studentOf(name: string): Student {
  return { key: name, name, id: null, email: null };
}

/** Two servers that differ only in names, as compared; the third is a group's, and the same as the first. */
export function groupOf(names: readonly string[] = ['Ani', 'Budi', 'Citra'], text = SERVER): AlikeGroup {
  const [ani = '', budi = '', citra = ''] = names;
  const whole = (of: string) => ({ file: 0, from: 0, to: of.length });
  const stretch = (of: string, from: string, to: string) => ({
    file: 0,
    from: of.indexOf(from),
    to: of.indexOf(to) + to.length,
  });
  const matches =
    text === SERVER
      ? [
          {
            left: stretch(SERVER, 'data = b""', 'data += part'),
            right: stretch(DISGUISED, 'isi = b""', 'isi += potong'),
          },
          {
            left: stretch(SERVER, 'def relay', 'encode())'),
            right: stretch(DISGUISED, 'def teruskan', 'encode())'),
          },
        ]
      : [{ left: whole(text), right: whole(text) }];
  const other = text === SERVER ? DISGUISED : text;
  return {
    isSame: false,
    handIns: [
      { students: [studentOf(ani)], files: [{ path: text === SERVER ? 'server.py' : text, text }] },
      { students: [studentOf(budi)], files: [{ path: text === SERVER ? 'tugas.py' : text, text: other }] },
      { students: [studentOf(citra), studentOf('Dewi')], files: [{ path: 'server.py', text }] },
    ],
    pairs: [
      { left: 0, right: 2, similarity: 1, isSame: true, matches: [] },
      { left: 0, right: 1, similarity: 0.914, isSame: false, matches },
    ],
  };
}

/** The result of comparing a class. */
export function alikesOf(names?: readonly string[]): LabAlikes {
  return {
    lab: 'turn-chat',
    compared: 31,
    groups: [groupOf(names)],
    left: [{ student: studentOf(names?.[0] ?? 'Fajar'), why: 'binary' }],
    digests: new Map(),
  };
}
