import type { ValueKind } from '../model/lab.ts';
import { isRunValue } from '../model/run-values.ts';
import type { Mistakes } from './mistakes.ts';
import type { ValuesFile } from './script-schema.ts';

/** The range in which numbers are made up, where the lab gives none. */
const LEAST_NUMBER = 2;
const MOST_NUMBER = 999;

/** Turns a lab's values into their full form. */
export function expandValues(file: ValuesFile, mistakes: Mistakes): Readonly<Record<string, ValueKind>> {
  return Object.fromEntries(
    Object.entries(file).map(([name, value]): [string, ValueKind] => {
      if (isRunValue(name))
        mistakes.addAtKey(
          'value-name',
          `"${name}" is what programs are told of a run: call this value otherwise.`,
          ['values'],
          name,
        );
      if (value === 'word') return [name, { kind: 'word' }];
      const [least = LEAST_NUMBER, most = MOST_NUMBER] = value === 'number' ? [] : value.number;
      if (least > most)
        mistakes.add(
          'value-range',
          `"${name}" would lie between ${least} and ${most}: write the smaller number first.`,
          ['values', name],
        );
      return [name, { kind: 'number', least, most: Math.max(least, most) }];
    }),
  );
}
