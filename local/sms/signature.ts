import { createHash, createHmac } from 'node:crypto';
import type { SmsKey } from '../../adapters/keys/key-ring.ts';
import type { EndpointRequest } from '../machine/http/endpoint.ts';
import { Refusal } from './refusal.ts';

/** Seconds by which a request's time may differ from the engine's, by the wall's clock. */
const MAX_SKEW_SECONDS = 300;

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/([^/]+)\/tc3_request, SignedHeaders=content-type;host, Signature=([0-9a-f]{64})$/;

/**
 * Checks the signature of a request, as the provider does: https://cloud.tencent.com/document/api/382/52072. The SDK signs
 * the host without its port and takes the service's name from the host, which on one machine is a number.
 */
export function checkSignature({ method, headers, body }: EndpointRequest, { id, key }: SmsKey): void {
  const text = (name: string) => String(headers[name] ?? '');
  const [, by, day = '', service = '', signature] = AUTHORIZATION.exec(text('authorization')) ?? [];
  const at = Number(text('x-tc-timestamp'));
  if (by !== id) throw new Refusal('AuthFailure.SecretIdNotFound', 'The SecretId is not found.');
  if (!(Math.abs(Date.now() / 1000 - at) <= MAX_SKEW_SECONDS))
    throw new Refusal('AuthFailure.SignatureExpire', 'The signature has expired.');
  const host = text('host').replace(/:\d+$/, '');
  const request = [
    ...[method, '/', '', `content-type:${text('content-type')}`, `host:${host}`, ''],
    ...['content-type;host', hash(body)],
  ].join('\n');
  const toSign = ['TC3-HMAC-SHA256', at, `${day}/${service}/tc3_request`, hash(request)].join('\n');
  const signing = [day, service, 'tc3_request'].reduce<string | Buffer>(
    (by, part) => createHmac('sha256', by).update(part).digest(),
    `TC3${key}`,
  );
  if (createHmac('sha256', signing).update(toSign).digest('hex') !== signature)
    throw new Refusal('AuthFailure.SignatureFailure', 'The signature does not match.');
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
