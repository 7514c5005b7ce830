import type { Io } from './io.ts';

/** Shown only where something takes longer than this, in milliseconds. */
const AFTER_MS = 500;

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** A line on a terminal's standard error that shows that something goes on. @returns what takes it away again */
export function showProgress(io: Io, text: string): () => void {
  if (!io.errIsTerminal) return () => {};
  const startedAt = performance.now();
  let shown = false;
  const timer = setInterval(() => {
    const ms = performance.now() - startedAt;
    if (ms < AFTER_MS) return;
    shown = true;
    io.err(`\r${FRAMES[Math.floor(ms / 100) % FRAMES.length]} ${text} ${(ms / 1000).toFixed(1)} s`);
  }, 100);
  timer.unref();
  return () => {
    clearInterval(timer);
    if (shown) io.err('\r\x1b[K');
  };
}
