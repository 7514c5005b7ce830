import type { Change } from './edit.ts';
import { addressChanges } from './operators/addresses.ts';
import { numberChanges } from './operators/numbers.ts';
import { orderChanges } from './operators/order.ts';
import { receiverChanges } from './operators/receivers.ts';
import { sendChanges } from './operators/sends.ts';
import { stateChanges } from './operators/state.ts';
import { textChanges } from './operators/texts.ts';
import type { Source } from './source.ts';

/** What each of giliran's own operators does to a program, by the operator's name. */
export const OWN_OPERATORS = {
  'send-drop': 'a message is not sent',
  'send-double': 'a message is sent twice',
  'send-late': 'each message is sent in place of the next one to the same receiver',
  'send-merge': 'two messages are sent as one',
  'send-truncate': 'what is beyond 512 characters is not sent',
  'send-cut': 'the last two characters of a message are not sent',
  'send-misroute': 'a message goes to somebody else who is at hand',
  'send-to-self': 'a datagram goes to this machine alone',
  'show-drop': 'something is not shown',
  'show-double': 'something is shown twice',
  'all-but-first': 'the first of several is left out',
  'all-but-last': 'the last of several is left out',
  'first-alone': 'all but the first of several are left out',
  'port-other': 'the next port',
  'address-other': 'another address',
  'group-other': 'another multicast group',
  'ttl-other': 'another TTL',
  'option-other': 'an option the other way round',
  'option-drop': 'an option is not set',
  'join-drop': 'a multicast group is not joined',
  'leave-drop': 'a multicast group is not left',
  'call-drop': 'something is not done',
  'state-drop': 'something is not remembered',
  'await-drop': 'something is not waited for',
  'order-flip': 'a queue is filled or emptied at its other end',
  'order-swap': 'two things are done the other way round',
  'frame-drop': 'what has come is taken for one message',
  'label-drop': 'a value is left out of a text',
  'label-swap': 'two values of a text are exchanged',
  'newline-drop': 'a newline is missing',
  'newline-double': 'a newline too many',
  'number-off': 'one more than is meant',
  'index-off': 'the next one in place of the one that is meant',
} as const;

/** All mistakes that giliran's own operators can make in a program, which are mistakes of network programming. */
export function ownChanges(source: Source): readonly Change[] {
  return [
    ...sendChanges(source),
    ...receiverChanges(source),
    ...addressChanges(source),
    ...stateChanges(source),
    ...orderChanges(source),
    ...textChanges(source),
    ...numberChanges(source),
  ];
}
