import type { Endpoint, EndpointAnswer } from '../machine/http/endpoint.ts';
import type { Invoke } from '../machine/invoke.ts';

/** The path of a synchronous invocation: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const INVOCATION = /^\/2015-03-31\/functions\/(\w+)\/invocations$/;

/**
 * The most bytes of a synchronous payload: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MAX_PAYLOAD = 6 * 1024 * 1024;

/**
 * The local Lambda: the part of Invoke that the project uses, for functions that run in this process. A function's
 * error is a 200 with the header that says so, as in AWS.
 */
export function openLambda(functions: readonly string[], invoke: Invoke): Endpoint {
  return {
    mostBodyBytes: MAX_PAYLOAD,
    async answer({ method, url, body }) {
      const [, name] = INVOCATION.exec(url) ?? [];
      if (method !== 'POST' || name === undefined)
        return refused('InvalidRequestContentException', 'The local Lambda supports only Invoke.');
      if (!functions.includes(name))
        return refused('ResourceNotFoundException', `Function not found: ${name}`);
      try {
        return answered(await invoke(name, JSON.parse(body)));
      } catch (error) {
        const { name: errorType, message: errorMessage } = error as Error;
        return answered({ errorType, errorMessage }, { 'x-amz-function-error': 'Unhandled' });
      }
    },
  };
}

function answered(payload: unknown, headers: Readonly<Record<string, string>> = {}): EndpointAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(payload),
  };
}

function refused(name: string, Message: string): EndpointAnswer {
  return {
    status: name === 'ResourceNotFoundException' ? 404 : 400,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
    body: JSON.stringify({ Type: 'User', Message }),
  };
}
