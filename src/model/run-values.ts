import type { Value } from './expression.ts';
import { namesInTemplate, parseTemplate } from './template.ts';

/**
 * What is known of a run only when it is made, by the names that a lab file has for it: `network` (its network, as
 * `10.20.30.64/26`), `broadcast` (that one's last address), `n` (the role's number), `count` (how many of its kind
 * there are), `port` (of its endpoint), `host:ROLE` (the name of the machine that a role is on). Programs are told of
 * them when they are started; the script's lines are made before.
 */
export type RunValues = Readonly<Record<string, Value>>;

/** Names of values that every role has. */
export const VALUE_NAMES = ['network', 'broadcast', 'n', 'count', 'port'] as const;
/** Those of them that are numbers. */
export const NUMBER_NAMES: readonly string[] = ['n', 'count', 'port'];
/** What stands before a role's name where its host is meant. */
export const HOST_OF = 'host:';

/** Whether a name is of a value that is known only when a run is made. */
export function isRunValue(name: string): boolean {
  return name.startsWith(HOST_OF) || VALUE_NAMES.some((known) => known === name);
}

/** Names that some texts ask for, each once. */
export function namesInTexts(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => namesInTemplate(parseTemplate(text))))];
}
