import { execa } from 'execa';

/** Builds the command and the probe helper once, before any test. */
export default async function setup(): Promise<void> {
  await execa('node', ['scripts/build.js'], { stdio: 'inherit' });
}
