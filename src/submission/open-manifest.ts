import { rethrowShortage } from '../machine/shortage-code.ts';
import { type Message, MessageError } from '../model/message.ts';
import type { Manifest } from './manifest.ts';

/** A manifest, or why it cannot be used. */
type Opened =
  | { readonly kind: 'usable'; readonly manifest: Manifest }
  | { readonly kind: 'unusable'; readonly reason: Message | string };

/** Reads a submission's manifest. @param file its name */
export async function openManifest(folder: string, file: string): Promise<Opened> {
  try {
    // The YAML library is not loaded for nothing.
    const { readManifest } = await import('./manifest.ts');
    return { kind: 'usable', manifest: readManifest(folder, file) };
  } catch (error) {
    rethrowShortage(error);
    return { kind: 'unusable', reason: reasonOf(error) };
  }
}

/** What is wrong with a manifest: a message of ours, or the first line of what the YAML library says. */
function reasonOf(error: unknown): Message | string {
  if (error instanceof MessageError) return error.userMessage;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
