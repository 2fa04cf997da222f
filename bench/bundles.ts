import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { buildSync } from 'esbuild';
import { type Folder, SETTINGS_OF } from '../functions/settings.ts';
import { BUNDLING, type Bundle, bundle } from '../infra/bundle.ts';
import type { Measured } from './bench.ts';
import { median } from './median.ts';

const RUNS = 9;
/** Packages that speak to the world or read a form that people write: a bare function with the same duties has them too. */
const CLIENTS = [
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/lib-dynamodb',
  '@aws-sdk/util-dynamodb',
  '@aws-sdk/client-s3',
  '@aws-sdk/s3-presigned-post',
  '@aws-sdk/client-sfn',
  '@aws-sdk/client-scheduler',
  '@aws-sdk/client-secrets-manager',
  'nodemailer',
  'yaml',
  'jose',
];

/**
 * Each function's bundle against a bare one: a handler that does nothing and imports, by the same names, what ours
 * imports of its clients. Size, and the time of an import in a process of its own, by turns in one run.
 */
export async function measureBundles(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bundles-'));
  try {
    return (Object.keys(SETTINGS_OF) as Folder[]).flatMap((name) => measured(name, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(name: Folder, folder: string): Measured[] {
  const own = bundle(name, folder);
  const bare = bareBundle(name, filesIn(own), join(folder, `${name}-bare`));
  const times = { own: [] as number[], bare: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    times.own.push(importMilliseconds(join(own.path, 'index.mjs'), name));
    times.bare.push(importMilliseconds(bare.path, name));
  }
  const [ownTime, bareTime] = [median(times.own), median(times.bare)];
  const kilobytes = (bytes: number) => Math.round(bytes / 1024);
  return [
    {
      what: `${name}: bundle against a bare function with its clients`,
      value: `${(own.bytes / bare.bytes).toFixed(2)} × (${kilobytes(own.bytes)} KB against ${kilobytes(bare.bytes)} KB), import ${(ownTime / bareTime).toFixed(2)} × (${ownTime.toFixed(0)} ms against ${bareTime.toFixed(0)} ms)`,
      aim: 'aim 1.3 × and 1.5 ×',
    },
  ];
}

/** The files of which something is left in a bundle. */
function filesIn({ meta }: Bundle): string[] {
  const kept = Object.values(meta.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return kept.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
}

/** The names that our adapters import, so that the bare bundle is shaken as ours is. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '@aws-sdk/client-dynamodb': ['DynamoDBClient'],
  '@aws-sdk/lib-dynamodb': ['DynamoDBDocumentClient', 'GetCommand', 'QueryCommand', 'TransactWriteCommand'],
  '@aws-sdk/util-dynamodb': ['unmarshall'],
  '@aws-sdk/client-s3': ['S3Client', 'GetObjectCommand', 'DeleteObjectCommand', 'PutObjectRetentionCommand'],
  '@aws-sdk/s3-presigned-post': ['createPresignedPost'],
  '@aws-sdk/client-sfn': [
    'SFNClient',
    'StartExecutionCommand',
    'StopExecutionCommand',
    'DescribeExecutionCommand',
    'SendTaskSuccessCommand',
  ],
  '@aws-sdk/client-scheduler': ['SchedulerClient', 'CreateScheduleCommand', 'UpdateScheduleCommand'],
  '@aws-sdk/client-secrets-manager': ['SecretsManagerClient', 'GetSecretValueCommand'],
  nodemailer: ['createTransport'],
  yaml: ['parseDocument', 'LineCounter'],
  jose: ['CompactSign', 'compactVerify'],
};

function bareBundle(name: Folder, inputs: readonly string[], folder: string) {
  const has = CLIENTS.filter((client) => inputs.some((input) => input.includes(`node_modules/${client}/`)));
  const imports = has.map((client) => `import { ${NAMES[client]?.join(', ')} } from '${client}';`);
  const held = has.flatMap((client) => NAMES[client] ?? []);
  const text = `${imports.join('\n')}\nexport const handler = async () => [${held.join(', ')}].length;\n`;
  const { outputFiles } = buildSync({
    ...BUNDLING,
    absWorkingDir: process.cwd(),
    stdin: { contents: text, resolveDir: process.cwd(), sourcefile: `${name}-bare.ts` },
    outfile: 'index.mjs',
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'index.mjs');
  writeFileSync(path, contents);
  return { path, bytes: contents.length };
}

function importMilliseconds(path: string, name: Folder): number {
  const settings = Object.fromEntries(SETTINGS_OF[name].map((setting) => [setting, settingOf(setting)]));
  const script = `const t = performance.now(); await import(${JSON.stringify(path)}); process.stdout.write(String(performance.now() - t)); process.exit(0);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...settings, AWS_REGION: 'us-east-1' },
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return Number(stdout);
}

function settingOf(setting: string): string {
  return setting.endsWith('_MACHINE')
    ? 'arn:aws:states:us-east-1:000000000000:stateMachine:x'
    : 'https://x.example';
}
