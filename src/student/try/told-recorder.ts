import type { RunEvent } from '../../model/trace.ts';
import { Recorder, type Unnumbered } from '../../trace/recorder.ts';

/** A recorder that also passes on each record as it comes. */
export class ToldRecorder extends Recorder {
  /** Called with every record of a run. */
  told: (record: RunEvent) => void = () => {};

  override record<E extends Unnumbered>(event: E): E & Pick<RunEvent, 'n'> {
    const record = super.record(event);
    const told: Unnumbered = event;
    this.told({ ...told, n: record.n });
    return record;
  }
}
