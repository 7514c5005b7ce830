/** Exit code after Ctrl-C, as shells have it. */
export const INTERRUPTED = 130;
