#!/usr/bin/env node
import module from 'node:module';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

// Keeps the compiled code between runs, where node can (22.1 and later).
module.enableCompileCache?.();
await import('../dist/giliran.js');
