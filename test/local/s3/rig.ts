import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { onTestFinished } from 'vitest';
import type { ObjectCreated } from '../../../functions/material-intake/material-intake.ts';
import { openS3, type S3, type S3Options } from '../../../local/s3/open-s3.ts';

export const BUCKET = 'materials';
export const KEY = 'materials/2021-0000-0000/one';
export const NOON = Date.parse('2021-10-11T04:00:00Z');
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The code of AWS's error document. */
  readonly code: string | undefined;
}

/** Storage on a free port, on a clock that stands still, that remembers what it told. */
export async function rig(options: Partial<S3Options> = {}) {
  const events: ObjectCreated[] = [];
  const s3 = await openS3({
    secret: 'local',
    path: ':memory:',
    bucket: BUCKET,
    clock: { now: () => NOON },
    notify: async (event) => events.push(event),
    ...options,
  });
  let open = true;
  const close = async () => {
    if (open) await s3.close();
    open = false;
  };
  onTestFinished(close);
  return { s3, events, client: clientOf(s3), close };
}

export function clientOf({ url: endpoint }: Pick<S3, 'url'>, secretAccessKey = 'local'): S3Client {
  const credentials = { accessKeyId: 'local', secretAccessKey };
  return new S3Client({ endpoint, region: 'local', credentials, forcePathStyle: true, maxAttempts: 1 });
}

/** A form as a browser posts it: its parts in order; `file` among them is the file. */
export type Part = readonly [name: string, value: string | Uint8Array];

export interface Form {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** A signed form for one to ten bytes of a PNG. */
export function signedForm(client: S3Client, options: Partial<PresignedPostOptions> = {}): Promise<Form> {
  return createPresignedPost(client, {
    Bucket: BUCKET,
    Key: KEY,
    Conditions: [['content-length-range', 1, 10]],
    Fields: { 'Content-Type': 'image/png' },
    Expires: 60,
    ...options,
  });
}

/** The parts of a signed form with this file at its end. */
export function partsOf({ fields }: Form, file: Uint8Array = PNG): Part[] {
  return [...Object.entries(fields), ['file', file]];
}

export async function post(url: string, parts: readonly Part[]): Promise<Answered> {
  const body = new FormData();
  for (const [name, value] of parts)
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new Blob([new Uint8Array(value)], { type: 'text/html' }), 'scan.html');
  return answered(await fetch(url, { method: 'POST', body, redirect: 'manual' }));
}

export async function answered(answer: Response): Promise<Answered> {
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    code: /^<\?xml [^>]*>\n<Error><Code>(\w+)<\/Code>/.exec(text)?.[1],
  };
}
