import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { everyFingerprint } from '../functions/every-item.ts';
import type { RigOptions } from '../machine/rig.ts';
import { anotherPdf } from '../real-files.ts';
import { type ApiAnswer, openWebRig, type WebRig } from '../web/rig.ts';

export interface ApiRig extends WebRig {
  /** Every item of the table by its key and a fingerprint: what a test compares that nothing was written. */
  everything(): Promise<string[]>;
}

type Options = Omit<RigOptions, 'throughFront'> & { readonly issuerKeyFile?: string };

export async function openApiRig(options: Options = {}): Promise<ApiRig> {
  const rig = await openWebRig({
    ...options,
  });
  return { ...rig, everything: () => everyFingerprint(rig.database) };
}

/** The answer of a request that must change nothing: no item of the table is another afterwards. */
export async function refused(rig: ApiRig, send: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  await rig.settle();
  const before = await rig.everything();
  const answer = await send();
  expect(await rig.everything()).toEqual(before);
  expect(answer.status).toBeLessThan(500);
  if (answer.status >= 400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return answer;
}

/** One defect of a problem document. */
export interface Told {
  readonly pointer: string;
  readonly because: string;
  readonly detail: string;
  readonly clause?: string;
}

/** A declaration of the nth invented person. */
export interface Own {
  readonly id: string;
  /** `/declarations/{id}`. */
  readonly path: string;
}

export async function begun(rig: WebRig, nth: number): Promise<Own> {
  const { json } = await rig.api(nth, 'POST', '/declarations', { body: { call: rig.call.id } });
  return { id: json.id, path: `/declarations/${json.id}` };
}

/** A complete draft, with files that count as taken in. */
export async function filledIn(rig: WebRig, nth: number): Promise<Own> {
  const own = await begun(rig, nth);
  await rig.change(own.id, rig.applicant(nth).draft);
  return own;
}

/** The present ETag, as a header that an act is sent under. */
export async function ifMatch(rig: WebRig, nth: number, path: string): Promise<{ 'if-match': string }> {
  return { 'if-match': (await rig.api(nth, 'GET', path)).headers.get('etag') ?? '' };
}

/** Sends the submission as it should be, but for what is given otherwise. */
export async function submission(
  rig: WebRig,
  nth: number,
  path: string,
  { body = {}, headers = {} }: { body?: object; headers?: Readonly<Record<string, string>> } = {},
): Promise<ApiAnswer> {
  const { json } = await rig.api(undefined, 'GET', `/calls/${rig.call.id}`);
  return rig.api(nth, 'POST', `${path}/submission`, {
    body: { agreedHash: json.commitment.sha256, ...body },
    headers: {
      ...(await ifMatch(rig, nth, path)),
      'idempotency-key': `submit ${path}`.replace(' ', '-'),
      ...headers,
    },
  });
}

export function announcementOf(bytes: Uint8Array) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { material: 'papers', fileName: '论文.pdf', type: 'application/pdf', bytes: bytes.length, sha256 };
}

export interface Form {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Posts a form to storage with this file, and waits until storage has told of it. */
export async function post(rig: WebRig, { url, fields }: Form, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'x');
  const { status } = await fetch(url, { method: 'POST', body: form });
  await rig.settle();
  return status;
}

/** The id of an upload that was taken in. */
export async function taken(rig: WebRig, nth: number, { path }: Own, bytes = anotherPdf()): Promise<string> {
  const { json } = await rig.api(nth, 'POST', `${path}/materials`, { body: announcementOf(bytes) });
  await post(rig, json.form, bytes);
  const completed = await rig.api(nth, 'POST', `${path}/materials/${json.upload}/complete`);
  if (completed.status !== 200) throw new Error(completed.text);
  return json.upload;
}
