/**
 * Node's options for the programs of a run. V8's memory reducer sets a timer of eight seconds now and then: it would
 * make an idle program look like one that is about to do something. And one helper thread for the compiler and the
 * garbage collector instead of four is three threads less to look at.
 */
export const NODE_OPTIONS = ['--no-memory-reducer', '--v8-pool-size=1'] as const;
