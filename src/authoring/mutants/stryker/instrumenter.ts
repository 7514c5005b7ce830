/** Stryker's instrumenter: loaded through this file alone, and only where its mutators are asked for. */
export { Instrumenter } from '@stryker-mutator/instrumenter';
