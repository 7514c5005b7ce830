import { processNamespace, startOf } from './process-mark.ts';

/** The form of an {@link ownerMark} in a name: process namespace, pid, and time of the process's start. */
export const MARK = /(\d+)\.(\d+)\.(\d+)/;

/**
 * A part of a name that says which process something belongs to, so that it can be removed once that is gone. Linux
 * only; empty elsewhere.
 */
export function ownerMark(): string {
  return process.platform === 'linux' ? `${processNamespace()}.${process.pid}.${startOf('self')}` : '';
}

/** Whether the process of a mark is gone; false for one in another process namespace, since that cannot be known. */
export function isOwnerGone(mark: string): boolean {
  const [, namespace, pid = '', started] = MARK.exec(mark) ?? [];
  return namespace === processNamespace() && startOf(pid) !== started;
}
