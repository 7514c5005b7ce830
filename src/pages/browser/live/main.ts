import { sayFrom } from '../../../diagram/words.ts';
import { IDS } from '../../conversation/data.ts';
import type { LiveData } from '../../live/live-data.ts';
import type { SayLive } from '../../live/live-words.ts';
import { find } from '../dom.ts';
import { attachTheme } from '../theme.ts';
import { connect } from './connection.ts';
import { ConversationView } from './conversation-view.ts';
import { LogView } from './log-view.ts';
import { ProgramsView } from './programs-view.ts';
import { StatusView } from './status-view.ts';
import { StepsView } from './steps-view.ts';

const data: LiveData = JSON.parse(find(IDS.data).textContent ?? '');
const say = sayFrom(data.words);
const live: SayLive = sayFrom(data.live);
attachTheme(say);
const status = new StatusView(live);
const views = [
  status,
  new StepsView(live),
  new ProgramsView({ say, live, isTry: data.isTry }),
  new LogView(say),
  new ConversationView({ live, isTry: data.isTry }),
];
status.show({ status: data.status });
connect({
  changed: (change) => {
    for (const view of views) view.show(change);
  },
  connection: (state) => {
    status.connection(state);
    // Without a connection, nothing can be typed.
    document.body.classList.toggle('gone', state !== 'there');
    for (const field of document.querySelectorAll('fieldset')) field.disabled = state !== 'there';
  },
});
