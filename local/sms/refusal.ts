import type { EndpointAnswer } from '../machine/http/endpoint.ts';

/** A refusal in the provider's words: https://cloud.tencent.com/document/api/382/52075 */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An answer in the provider's form. A refusal too comes with status 200. */
export function answered(body: object): EndpointAnswer {
  const Response = { ...body, RequestId: '00000000-0000-0000-0000-000000000000' };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ Response }) };
}

export function refused({ code, message }: Refusal): EndpointAnswer {
  return answered({ Error: { Code: code, Message: message } });
}
