/** Stryker's instrumenter. Only this file imports it, and it is loaded only where its mutators are asked for. */
export { Instrumenter } from '@stryker-mutator/instrumenter';
