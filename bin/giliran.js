#!/usr/bin/env node
import module from 'node:module';

// Keeps the compiled code between runs, where node can (22.1 and later).
module.enableCompileCache?.();
await import('../dist/giliran.js');
