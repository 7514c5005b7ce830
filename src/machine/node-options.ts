/**
 * Node's options for the programs of a run. V8's memory reducer sets a timer of eight seconds now and then, so that an
 * idle program would look as if it were about to do something. One helper thread for compiler and garbage collector
 * instead of four leaves three threads less to look at.
 */
export const NODE_OPTIONS = ['--no-memory-reducer', '--v8-pool-size=1'] as const;
