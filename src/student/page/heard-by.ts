import { findSightings } from '../../diagram/find-arrows.ts';
import type { RunEvent, RunRecord } from '../../model/trace.ts';
import type { SayRecord } from '../../trace/queries.ts';

/** Records that are looked through for who shows what was typed: older lines have long been shown, or never will be. */
const WINDOW = 300;

/** A typed line, and who has come to show it; nobody where nobody has. */
export interface HeardBy {
  readonly said: SayRecord;
  readonly roles: readonly string[];
}

/** Says of the lines that are typed in a run who shows them, as it goes on. */
export class HeardByWatch {
  private run: RunRecord | null = null;
  private readonly kept: RunEvent[] = [];
  /** Numbers of records that have been told of. */
  private told = new Set<number>();

  take(record: RunEvent): void {
    if (record.kind === 'run') this.run = record;
    this.kept.push(record);
    if (this.kept.length > 2 * WINDOW) this.kept.splice(0, WINDOW);
  }

  /** What has become known of the lines since the last time, when the programs rest. */
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
