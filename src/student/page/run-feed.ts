import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Player } from '../../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../../model/message.ts';
import type { ExitRecord, RunEvent } from '../../model/trace.ts';
import { waitMessage } from '../../model/waits.ts';
import type { LiveEntry, LiveProgram } from '../../pages/live/live-data.ts';
import { HeardByWatch } from './heard-by.ts';
import type { LiveFeed } from './live-feed.ts';

export interface RunFeedOptions {
  readonly feed: LiveFeed;
  readonly language: Language;
  /** Whether events are shown one by one as they happen; otherwise only the screens are shown. */
  readonly isLive: boolean;
  /** Roles whose programs cannot be started, with the reason. */
  readonly problems?: readonly { readonly role: string; readonly note: string }[];
}

/** Shows a run on the page: its screens, which programs run, and who waits for whom. */
export class RunFeed {
  private readonly options: RunFeedOptions;
  private readonly programs = new Map<string, LiveProgram>();
  private readonly heardBy = new HeardByWatch();

  constructor(options: RunFeedOptions) {
    this.options = options;
  }

  isRunning(role: string): boolean {
    return this.programs.get(role)?.isRunning ?? false;
  }

  take(record: RunEvent): void {
    const { feed, isLive } = this.options;
    if (isLive) this.heardBy.take(record);
    if ('role' in record) feed.show(record.role, record);
    switch (record.kind) {
      case 'run':
        this.begin(record.roles);
        break;
      case 'print':
        this.note('shown', record.stream === 'err' ? 'live.complained' : 'live.printed', record);
        break;
      case 'move':
        if (record.do === 'start') {
          this.change(record.role, { isRunning: true, note: '' });
          this.note('done', 'diagram.starts', record);
        } else if (record.do === 'say')
          this.note('done', record.done ? 'live.typed' : 'live.not-running', record);
        break;
      case 'exit':
        this.change(record.role, { isRunning: false, note: '' });
        this.exited(record);
        break;
      case 'settled':
        for (const wait of record.waits ?? []) {
          const note = say(waitMessage(wait), this.options.language);
          if (this.programs.get(wait.role)?.note === note) continue;
          this.change(wait.role, { note });
          if (isLive) feed.note(note, 'waits');
        }
        if (isLive) this.noteHeard();
        break;
      default:
    }
  }

  private begin(roles: readonly { readonly id: string; readonly player: Player }[]): void {
    const { feed, problems = [] } = this.options;
    for (const { id, player } of roles)
      this.programs.set(id, { role: id, playedBy: this.playedBy(player), isRunning: false, note: '' });
    for (const { role, note } of problems)
      this.programs.set(role, { role, playedBy: '', isRunning: false, note });
    feed.clearScreens([...this.programs.keys()]);
    feed.set({ programs: [...this.programs.values()] });
  }

  private change(role: string, change: Partial<LiveProgram>): void {
    const known = this.programs.get(role);
    if (!known) return;
    this.programs.set(role, { ...known, ...change });
    this.options.feed.set({ programs: [...this.programs.values()] });
  }

  private exited({ role, code, signal, because }: ExitRecord): void {
    if (because === 'stopped') this.note('done', 'diagram.stopped', { role });
    else if (because !== 'itself') this.note('done', `diagram.over-${because}`, { role });
    else if (code === null) this.note('done', 'diagram.killed', { role, signal: signal ?? '?' });
    else this.note('done', 'diagram.exited', { role, code });
  }

  private noteHeard(): void {
    for (const { said, roles } of this.heardBy.news()) {
      const { role, text } = said;
      if (roles.length > 0) this.note('shown', 'live.shown-by', { role, text, roles });
      else this.note('shown', 'live.shown-by-nobody', { role, text });
    }
  }

  private note<Id extends MessageId>(as: LiveEntry['as'], id: Id, ...params: ParamsAfter<Id>): void {
    if (this.options.isLive) this.options.feed.note(say(message(id, ...params), this.options.language), as);
  }

  /** Who plays a role, where it is not the student's program. */
  private playedBy(player: Player): string {
    const { language } = this.options;
    if (player.by === 'student') return '';
    if (player.by === 'through') return say(message('diagram.by-through', { role: player.role }), language);
    return say(message(`diagram.by-${player.by}`), language);
  }
}
