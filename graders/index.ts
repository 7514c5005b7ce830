import type { Graders } from '../src/model/grader.ts';
import { announced } from './announced.ts';
import { delivery } from './delivery.ts';
import { greeted } from './greeted.ts';
import { heldBack } from './held-back.ts';
import { inTurn } from './in-turn.ts';
import { joined } from './joined.ts';
import { labels } from './labels.ts';
import { late } from './late.ts';
import { overEndpoints } from './lib/beside-network.ts';
import { networked } from './lib/networked.ts';
import { withOwnWords } from './lib/own-words.ts';
import { listening } from './listening.ts';
import { noEcho } from './no-echo.ts';
import { onWire } from './on-wire.ts';
import { sentOnce } from './sent-once.ts';
import { sentToGroup } from './sent-to-group.ts';
import { whole } from './whole.ts';

const kinds: Graders = {
  announced: networked(announced),
  delivery: overEndpoints(networked(delivery)),
  greeted: networked(greeted),
  'held-back': overEndpoints(networked(heldBack)),
  'in-turn': overEndpoints(networked(inTurn)),
  joined,
  labels: overEndpoints(networked(labels)),
  late: overEndpoints(networked(late)),
  listening,
  'no-echo': overEndpoints(networked(noEcho)),
  'on-wire': onWire,
  'sent-once': sentOnce,
  'sent-to-group': sentToGroup,
  whole: overEndpoints(networked(whole)),
};

/** Every kind of check, by the id that lab files use. */
export const graders: Graders = Object.fromEntries(
  Object.entries(kinds).map(([id, grader]) => [id, withOwnWords(grader)]),
);
