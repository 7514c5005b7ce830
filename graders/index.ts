import type { Graders } from '../src/model/grader.ts';
import { announced } from './announced.ts';
import { delivery } from './delivery.ts';
import { greeted } from './greeted.ts';
import { heldBack } from './held-back.ts';
import { inTurn } from './in-turn.ts';
import { joined } from './joined.ts';
import { labels } from './labels.ts';
import { late } from './late.ts';
import { listening } from './listening.ts';
import { noEcho } from './no-echo.ts';
import { sentOnce } from './sent-once.ts';
import { sentToGroup } from './sent-to-group.ts';
import { whole } from './whole.ts';

/** Every kind of check, by the id that lab files use. */
export const graders: Graders = {
  announced,
  delivery,
  greeted,
  'held-back': heldBack,
  'in-turn': inTurn,
  joined,
  labels,
  late,
  listening,
  'no-echo': noEcho,
  'sent-once': sentOnce,
  'sent-to-group': sentToGroup,
  whole,
};
