import type { Bilingual } from '../../model/message.ts';

/** The languages that a new lab's programs can be written in. */
export const PROGRAM_LANGUAGES = ['typescript', 'python'] as const;
export type ProgramLanguage = (typeof PROGRAM_LANGUAGES)[number];

/** The choices for a new lab. */
export interface NewLab {
  /** The lab's id. */
  readonly id: string;
  readonly title: Bilingual;
  /** How many clients there are, from 1. */
  readonly clients: number;
  /** The port that the server listens on. */
  readonly port: number;
  readonly language: ProgramLanguage;
}

/** A file to write. */
export interface NewFile {
  /** Relative to the lab's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The name of the schema's file beside a lab. */
export const SCHEMA_FILE = 'lab.schema.json';

/** The most clients that a new lab may have: more make every check long. */
export const MOST_CLIENTS = 20;

/** Ports that an ordinary program may use. */
export const PORTS = { least: 1024, most: 65_535 } as const;

/** Whether a text can be the id of a lab. */
export function isLabId(text: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(text);
}

/** The id nearest to a name: `My Lab 2` is `my-lab-2`. */
export function labIdFrom(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return plain === '' ? 'lab' : plain;
}
