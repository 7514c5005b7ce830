import type { RunEvent } from '../../model/trace.ts';
import { Recorder, type Unnumbered } from '../../trace/recorder.ts';

/** A recorder that also passes on each record as it comes. */
export class ObservedRecorder extends Recorder {
  /** Called with every record of a run. */
  onRecord: (record: RunEvent) => void = () => {};

  override record<E extends Unnumbered>(event: E): E & Pick<RunEvent, 'n'> {
    const record = super.record(event);
    const unnumbered: Unnumbered = event;
    this.onRecord({ ...unnumbered, n: record.n });
    return record;
  }
}
