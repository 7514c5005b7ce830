import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { freePort } from './free-port.ts';

/** A Redis for one test. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends it; its data is lost. */
  readonly stop: () => Promise<void>;
}

const running: TestRedis[] = [];

afterEach(async () => {
  for (const redis of running.splice(0)) await redis.stop();
});

/** Starts a Redis that writes nothing to disk, on a free port of this machine; it is stopped after the test. */
export async function startRedis(...options: readonly string[]): Promise<TestRedis> {
  return startRedisAt(await freePort(), ...options);
}

/** The same, on the port of an earlier one. */
export async function startRedisAt(port: number, ...options: readonly string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-redis-'));
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...flags, '--dir', folder, ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  await ready(child);
  const redis: TestRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  running.push(redis);
  return redis;
}

/** Resolves when it reports that it accepts connections. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('Ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`redis-server did not start:\n${said}`)));
  });
}
