import type { Endpoint, EndpointAnswer, EndpointRequest } from '../../machine/http/endpoint.ts';
import { ApiError } from '../failures.ts';
import type { Operation } from './operation.ts';

const TARGET = /^AWSStepFunctions\.(\w+)$/;

/**
 * Answers AWS JSON 1.0, where X-Amz-Target names the operation. The writes are `committed` before the answer.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export function openEndpoint(
  operations: Readonly<Record<string, Operation>>,
  committed: () => Promise<void>,
): Endpoint {
  return {
    async answer(request) {
      try {
        const answer = operationOf(operations, request)(bodyOf(request));
        await committed();
        return answerOf(200, answer);
      } catch (fault) {
        if (!(fault instanceof ApiError)) throw fault;
        return answerOf(400, { __type: fault.type, message: fault.message });
      }
    },
  };
}

function operationOf(operations: Readonly<Record<string, Operation>>, request: EndpointRequest): Operation {
  const target = request.headers['x-amz-target'];
  const name = typeof target === 'string' ? TARGET.exec(target)?.[1] : undefined;
  const operation = name !== undefined && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined)
    throw new ApiError('UnknownOperationException', `The local endpoint does not know ${String(target)}.`);
  return operation;
}

function bodyOf({ body }: EndpointRequest): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new ApiError('SerializationException', 'The request is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ApiError('SerializationException', 'The request is not a JSON object.');
  return parsed;
}

function answerOf(status: number, body: object): EndpointAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: JSON.stringify(body) };
}
