import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, nameOf } from '../survey.ts';
import { className } from './class-name.ts';
import { JAVA } from './java.ts';
import type { Recipe, Sources } from './recipe.ts';

/** An archive that says itself where its program begins: `server.jar`. */
export function jarRecipe({ file }: Sources): Recipe {
  return {
    tools: [JAVA],
    attempts: [],
    start: () => [JAVA.title, '-jar', `./${nameOf(file)}`],
    at: folderOf(file),
  };
}

/** A class in an archive that does not say where its programs begin. */
export function archiveRecipe(archive: string, file: string): Recipe {
  const name = file.replace(/\.class$/, '').replaceAll('/', '.');
  return {
    tools: [JAVA],
    attempts: [],
    start: () => [JAVA.title, '-cp', `./${archive}`, name],
    at: '',
  };
}

/** A compiled class: it says itself in which package it is, and so from which folder it is found. */
export function classRecipe({ home, file }: Sources): Recipe {
  const stem = nameOf(file).replace(/\.class$/i, '');
  const name = className(readFileSync(join(home, file))) ?? stem;
  let root = folderOf(file);
  for (const part of name.split('.').slice(0, -1).reverse()) if (nameOf(root) === part) root = folderOf(root);
  return {
    tools: [JAVA],
    attempts: [],
    start: () => [JAVA.title, '-cp', '.', name],
    at: root,
  };
}
