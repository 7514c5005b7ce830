import { MessageError } from '../../model/message.ts';

/** A queue that cannot be used: what is wrong with it, and what to do. */
export class QueueError extends MessageError {
  override readonly name = 'QueueError';
}
