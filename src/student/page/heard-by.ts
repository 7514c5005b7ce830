import { findSightings } from '../../diagram/find-arrows.ts';
import type { RunEvent, RunRecord } from '../../model/trace.ts';
import type { SayRecord } from '../../trace/queries.ts';

/** How many records are searched for who shows a typed line: older lines are shown already, or never will be. */
const WINDOW = 300;

/** A typed line, and the roles that show it so far. */
export interface HeardBy {
  readonly said: SayRecord;
  readonly roles: readonly string[];
}

/** Tells, while a run goes on, who shows the lines that are typed in it. */
export class HeardByWatch {
  private run: RunRecord | null = null;
  private readonly kept: RunEvent[] = [];
  /** Numbers of the records that have been reported. */
  private told = new Set<number>();

  take(record: RunEvent): void {
    if (record.kind === 'run') this.run = record;
    this.kept.push(record);
    if (this.kept.length > 2 * WINDOW) this.kept.splice(0, WINDOW);
  }

  /** What has become known of the lines since the last time; asked when the programs rest. */
  news(): readonly HeardBy[] {
    const { run } = this;
    if (run === null) return [];
    const events = this.kept.slice(-WINDOW);
    const says = events.filter(
      (event): event is SayRecord => event.kind === 'move' && event.do === 'say' && event.done,
    );
    const fresh = findSightings({ run, events }).filter(({ shown }) => !this.told.has(shown));
    const news = says.flatMap((said): readonly HeardBy[] => {
      const shown = fresh.filter((sighting) => sighting.said === said.n).map((sighting) => sighting.shown);
      const roles = [...new Set(events.filter(({ n }) => shown.includes(n)).flatMap(roleOf))];
      return roles.length > 0 || !this.told.has(said.n) ? [{ said, roles }] : [];
    });
    const [oldest] = events;
    this.told = new Set(
      [...this.told, ...fresh.map(({ shown }) => shown), ...says.map(({ n }) => n)].filter(
        (n) => n >= (oldest?.n ?? 0),
      ),
    );
    return news;
  }
}

function roleOf(event: RunEvent): readonly string[] {
  return event.kind === 'print' || event.kind === 'heard' ? [event.role] : [];
}
