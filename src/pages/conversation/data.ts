import type { Status } from '../../model/verdict.ts';
import type { Packed } from './packed.ts';

/** The data for the page's script. */
export interface PageData extends Packed {
  /** The diagram's sentences, by their ids. */
  readonly words: Readonly<Record<string, string>>;
  readonly checks: readonly PageCheck[];
  /** Which run is shown first. */
  readonly first: string;
}

/** What the diagram needs to know of a check. */
export interface PageCheck {
  readonly id: string;
  readonly status: Status;
  readonly run: string | null;
  readonly message: string;
  readonly evidence: readonly number[];
}

/** Ids of the elements that hold the script's data, and that it fills. */
export const IDS = {
  data: 'data',
  scenes: 'scene',
  diagram: 'diagram',
  heads: 'heads',
  lines: 'lines',
  drawing: 'drawing',
  table: 'table',
  views: 'views',
  tools: 'tools',
  details: 'details',
  terminals: 'terminals',
  print: 'print',
  tip: 'tip',
  theme: 'theme',
} as const;
