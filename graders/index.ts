import type { Graders } from '../src/model/grader.ts';
import { announced } from './announced.ts';
import { delivery } from './delivery.ts';
import { greeted } from './greeted.ts';
import { heldBack } from './held-back.ts';
import { inTurn } from './in-turn.ts';
import { joined } from './joined.ts';
import { labels } from './labels.ts';
import { late } from './late.ts';
import { networked } from './lib/networked.ts';
import { withOwnWords } from './lib/own-words.ts';
import { listening } from './listening.ts';
import { noEcho } from './no-echo.ts';
import { sentOnce } from './sent-once.ts';
import { sentToGroup } from './sent-to-group.ts';
import { whole } from './whole.ts';

const kinds: Graders = {
  announced: networked(announced),
  delivery: networked(delivery),
  greeted: networked(greeted),
  'held-back': networked(heldBack),
  'in-turn': networked(inTurn),
  joined,
  labels: networked(labels),
  late: networked(late),
  listening,
  'no-echo': networked(noEcho),
  'sent-once': sentOnce,
  'sent-to-group': sentToGroup,
  whole: networked(whole),
};

/** Every kind of check, by the id that lab files use. */
export const graders: Graders = Object.fromEntries(
  Object.entries(kinds).map(([id, grader]) => [id, withOwnWords(grader)]),
);
