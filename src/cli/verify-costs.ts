import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type CostMatrix, costMatrix } from '../authoring/costs/cost-matrix.ts';
import { mistakesOf } from '../authoring/costs/mistakes-of.ts';
import type { Verification } from '../authoring/verify/verify.ts';
import { replaceFile } from '../machine/replace-file.ts';
import { checksOf, type Lab } from '../model/lab.ts';
import { costsPage } from '../pages/costs/costs-page.ts';
import type { Terminal } from './io.ts';

type Tried = Pick<Verification, 'first' | 'mutants'>;

/** What each mistake that was tried costs. */
export function costsOf(lab: Lab, verification: Tried): CostMatrix {
  return costMatrix(checksOf(lab), mistakesOf(verification));
}

/** Writes what mistakes cost as a page. @throws the file system's error */
export function writeCosts(file: string, lab: Lab, verification: Tried, { language }: Terminal): void {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, costsPage({ language, lab: lab.title[language], ...costsOf(lab, verification) }));
}
