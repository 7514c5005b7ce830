import { MessageError } from '../../model/message.ts';

/** A batch's folder that cannot be used. */
export class JournalError extends MessageError {
  override readonly name = 'JournalError';
}
