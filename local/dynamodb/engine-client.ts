import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

/** A request in DynamoDB's wire form. */
export interface Wire {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Headers of our own requests. The engine checks a signature's form only. */
const OWN_HEADERS: IncomingHttpHeaders = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

export interface EngineClient {
  /** Hands a request on as it is. */
  forward(wire: Wire): Promise<IncomingMessage>;
  /** Makes a request and reads its answer; throws the engine's refusal. */
  call<T>(operation: string, input: unknown): Promise<T>;
  close(): void;
}

/** Opens connections to the engine that are kept alive. */
export function openEngineClient(target: string): EngineClient {
  const agent = new Agent({ keepAlive: true });
  const forward = ({ headers, body }: Wire) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const options = { agent, method: 'POST', headers: { ...headers, 'content-length': body.length } };
      request(target, options, resolve).on('error', reject).end(body);
    });
  return {
    forward,
    async call<T>(operation: string, input: unknown): Promise<T> {
      const headers = { ...OWN_HEADERS, 'x-amz-target': `DynamoDB_20120810.${operation}` };
      const answer = await forward({ headers, body: Buffer.from(JSON.stringify(input)) });
      const text = Buffer.concat(await answer.toArray()).toString('utf8');
      if (answer.statusCode !== 200) throw new Error(`${operation}: ${text}`);
      return JSON.parse(text) as T;
    },
    close: () => agent.destroy(),
  };
}
