import { Readable } from 'node:stream';
import type { NearEndpoint } from '../../adapters/client-settings.ts';
import { type RequestHandler, type SdkRequest, urlOf } from '../machine/http/near.ts';
import { unsupported } from './refusal.ts';
import { answerTo, type BucketRequest, type ServedBucket } from './serve-bucket.ts';

/** The way of this process's own client to the bucket. Only browsers post forms, and they come to `url`. */
export function nearBucket(url: string, served: Omit<ServedBucket, 'post'>): NearEndpoint {
  const post = async () => {
    throw unsupported('POST');
  };
  const requestHandler: RequestHandler = {
    async handle(request) {
      const {
        status,
        headers = {},
        body = '',
      } = await answerTo(requestOf(request, served.host), { ...served, post });
      const bytes = request.method === 'HEAD' ? Buffer.alloc(0) : Buffer.from(body);
      const told = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      return {
        response: {
          statusCode: status,
          headers: Object.fromEntries([...told, ['content-length', String(body.length)]]),
          // The client reads an object's bytes as a stream.
          body: Readable.from([bytes]),
        },
      };
    },
  };
  return { url, requestHandler };
}

function requestOf(request: SdkRequest, host: string): BucketRequest {
  const { method, headers, body } = request;
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(String(body ?? ''));
  return Object.assign(Readable.from([bytes]), {
    method,
    url: urlOf(request),
    headers: { ...headers, host },
  });
}
