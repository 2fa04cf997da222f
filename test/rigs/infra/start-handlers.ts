import process from 'node:process';

/** A bundle to be started, and what stands in its environment. */
export interface ToStart {
  readonly name: string;
  readonly file: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A start: the environment that it asked for, and its end. */
export interface Started {
  readonly name: string;
  readonly asked: readonly string[];
  /** The module's exports; empty if it refused to start. */
  readonly exports: Readonly<Record<string, string>>;
  readonly refused?: string;
}

/**
 * Starts each bundle by itself, as the Lambda runtime does, and notes which names it looks up. It runs in a process of
 * its own, whose environment is replaced.
 */
async function startAll(bundles: readonly ToStart[]): Promise<Started[]> {
  const started: Started[] = [];
  for (const [at, { name, file, variables }] of bundles.entries()) {
    const asked = new Set<string>();
    process.env = new Proxy(
      { ...variables },
      {
        get(own, key) {
          asked.add(String(key));
          return Reflect.get(own, key) as string | undefined;
        },
        has(own, key) {
          asked.add(String(key));
          return Reflect.has(own, key);
        },
      },
    );
    const end = await import(`${file}?start=${at}`).then(
      (module: object) => ({
        exports: Object.fromEntries(Object.entries(module).map(([key, value]) => [key, typeof value])),
      }),
      (error: unknown) => ({ exports: {}, refused: String(error) }),
    );
    started.push({ name, asked: [...asked], ...end });
  }
  return started;
}

if (import.meta.main) {
  const bundles = JSON.parse(process.argv[2] ?? '[]') as ToStart[];
  process.stdout.write(JSON.stringify(await startAll(bundles)));
}
