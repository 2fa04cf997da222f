import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/**
 * Timeouts of every client, in milliseconds. By default a client waits for ever for a service that hangs, and its
 * function ends without an answer; two tries within these limits end well within a web function's time.
 * `requestTimeout` alone only warns:
 * https://github.com/smithy-lang/smithy-typescript/blob/main/packages/node-http-handler/src/set-request-timeout.ts
 */
const HANGING = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true } as const;

/** An engine on this machine, with a way to it that costs less than the SDK's own. */
export interface NearEndpoint {
  readonly url: string;
  readonly requestHandler: NonNullable<DynamoDBClientConfig['requestHandler']>;
}

/**
 * The settings of every AWS client. A local endpoint accepts any credentials and checks no signature. Without an
 * endpoint the client finds everything in its environment.
 */
export function clientSettings(endpoint: string | NearEndpoint | undefined, secretAccessKey = 'local') {
  if (endpoint === undefined) return { requestHandler: HANGING, maxAttempts: 2 };
  const { url, requestHandler } =
    typeof endpoint === 'string' ? { url: endpoint, requestHandler: HANGING } : endpoint;
  const credentials = { accessKeyId: 'local', secretAccessKey };
  return {
    endpoint: url,
    region: 'us-east-1',
    credentials,
    signer: { sign: unsigned },
    requestHandler,
    maxAttempts: 2,
  };
}

/**
 * Adds an authorization header without signing, because the local engines only expect its form. Computing a signature
 * would cost a tenth of each call.
 */
async function unsigned<R extends { headers: Record<string, string> }>(request: R): Promise<R> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=local/20210101/us-east-1/local/aws4_request, SignedHeaders=host, Signature=0';
  return { ...request, headers: { ...request.headers, authorization, 'x-amz-date': '20210101T000000Z' } };
}
