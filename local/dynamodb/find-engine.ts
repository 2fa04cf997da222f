import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';

/** The place of the DynamoDB engine: one that runs already, or a program to start. */
export type Engine = { readonly runningAt: string } | { readonly program: string };

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function packagedEngine(): string | undefined {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${platform}/package.json`);
    return join(dirname(manifest), 'dynoxide');
  } catch {
    // The package is optional, since it does not exist for every platform.
    return undefined;
  }
}

/**
 * Looks for the engine in this order: an endpoint that the environment names (nothing is started then), this
 * platform's npm package, `dynoxide` on the PATH.
 */
export function findEngine(environment: NodeJS.ProcessEnv = process.env): Engine {
  const runningAt = environment.AWS_ENDPOINT_URL_DYNAMODB;
  if (runningAt) return { runningAt };
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'dynoxide'));
  const program = [packagedEngine(), ...onPath].find((file) => file !== undefined && isExecutable(file));
  if (program !== undefined) return { program };
  throw new Error(
    [
      `本机（${process.platform}-${process.arch}）没有可用的 DynamoDB 引擎 dynoxide。请把 dynoxide 程序放到 PATH 中，或启动任意一个 DynamoDB 兼容服务并设置 AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:端口。`,
      `No DynamoDB engine (dynoxide) for this machine (${process.platform}-${process.arch}). Put the dynoxide program on the PATH, or start any DynamoDB-compatible server and set AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:PORT.`,
    ].join('\n'),
  );
}
