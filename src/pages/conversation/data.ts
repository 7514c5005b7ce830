import type { Status } from '../../model/verdict.ts';
import type { Packed } from './packed.ts';

/** What the page's script is given. */
export interface PageData extends Packed {
  /** The picture's sentences, by their ids. */
  readonly words: Readonly<Record<string, string>>;
  readonly checks: readonly PageCheck[];
  /** Which run is shown first. */
  readonly first: string;
}

/** A check, as far as the diagram knows it. */
export interface PageCheck {
  readonly id: string;
  readonly status: Status;
  readonly run: string | null;
  readonly message: string;
  readonly evidence: readonly number[];
}

/** Where the script finds its data, and what it fills. */
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
