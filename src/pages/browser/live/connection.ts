import { unreachable } from '../../../model/unreachable.ts';
import { type LiveAct, type LiveEvent, type LiveState, PATHS } from '../../live/live-data.ts';

/** Whether giliran is there; `lost` where it may come back, `elsewhere` where it sends to newer tabs instead. */
export type Connection = 'there' | 'lost' | 'ended' | 'elsewhere';

export interface Listening {
  readonly changed: (change: Partial<LiveState>) => void;
  readonly connection: (state: Connection) => void;
}

/** Receives events from the giliran that serves this page, for as long as it is there. */
export function connect({ changed, connection }: Listening): void {
  const source = new EventSource(PATHS.events);
  source.addEventListener('open', () => connection('there'));
  source.addEventListener('error', () => {
    connection(source.readyState === EventSource.CLOSED ? 'ended' : 'lost');
  });
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const event: LiveEvent = JSON.parse(data);
    switch (event.kind) {
      case 'change':
        changed(event);
        break;
      case 'ended':
      case 'elsewhere':
        source.close();
        connection(event.kind);
        break;
      default:
        unreachable(event);
    }
  });
}

/** Asks for something to be done. @returns why it was not done; null where it was */
export async function act(wanted: LiveAct): Promise<string | null> {
  try {
    const response = await fetch(PATHS.act, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
    });
    return response.ok ? null : (await response.text()).trim();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
