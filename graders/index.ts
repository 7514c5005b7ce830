import type { Graders } from '../src/model/grader.ts';
import { announced } from './announced.ts';
import { answers } from './answers.ts';
import { bound } from './bound.ts';
import { byGroup } from './by-group.ts';
import { delivery } from './delivery.ts';
import { exits } from './exits.ts';
import { greeted } from './greeted.ts';
import { groupTold } from './group-told.ts';
import { groupsApart } from './groups-apart.ts';
import { heldBack } from './held-back.ts';
import { inTurn } from './in-turn.ts';
import { joined } from './joined.ts';
import { labels } from './labels.ts';
import { late } from './late.ts';
import { overEndpoints } from './lib/beside-network.ts';
import { networked } from './lib/networked.ts';
import { withOwnWords } from './lib/own-words.ts';
import { listening } from './listening.ts';
import { membership } from './membership.ts';
import { names } from './names.ts';
import { noEcho } from './no-echo.ts';
import { onWire } from './on-wire.ts';
import { sentOnce } from './sent-once.ts';
import { sentToBroadcast } from './sent-to-broadcast.ts';
import { sentToGroup } from './sent-to-group.ts';
import { stores } from './stores.ts';
import { textOnly } from './text-only.ts';
import { verbatim } from './verbatim.ts';
import { whole } from './whole.ts';
import { wholeOrNone } from './whole-or-none.ts';

const kinds: Graders = {
  announced: networked(announced),
  answers: networked(answers),
  bound,
  'by-group': byGroup,
  delivery: overEndpoints(networked(delivery)),
  exits,
  greeted: networked(greeted),
  'group-told': networked(groupTold),
  'groups-apart': groupsApart,
  'held-back': overEndpoints(networked(heldBack)),
  'in-turn': overEndpoints(networked(inTurn)),
  joined,
  labels: overEndpoints(networked(labels)),
  late: overEndpoints(networked(late)),
  listening,
  membership,
  names: networked(names),
  'no-echo': overEndpoints(networked(noEcho)),
  'on-wire': onWire,
  'sent-once': sentOnce,
  'sent-to-broadcast': sentToBroadcast,
  'sent-to-group': sentToGroup,
  stores,
  'text-only': textOnly,
  verbatim: networked(verbatim),
  whole: overEndpoints(networked(whole)),
  'whole-or-none': wholeOrNone,
};

/** Every kind of check, by the id that lab files use. */
export const graders: Graders = Object.fromEntries(
  Object.entries(kinds).map(([id, grader]) => [id, withOwnWords(grader)]),
);
