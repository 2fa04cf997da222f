import { expect, test } from 'vitest';
import { openLambda } from '../../../local/lambda/open-lambda.ts';

const lambda = openLambda(['Inspection'], async (name, payload) => ({ name, payload }));
const ask = (method: string, url: string, body = '{}') => lambda.answer({ method, url, headers: {}, body });
const INVOKE = '/2015-03-31/functions/Inspection/invocations';

test('a function is invoked with its payload, and its answer is the body', async () => {
  const { status, body } = await ask('POST', INVOKE, '{"a":1}');
  expect([status, JSON.parse(body)]).toEqual([200, { name: 'Inspection', payload: { a: 1 } }]);
});

test.each([
  ['another operation', 'GET', '/2015-03-31/functions/', 400, 'InvalidRequestContentException'],
  ['another method', 'GET', INVOKE, 400, 'InvalidRequestContentException'],
  [
    'a function of another kind',
    'POST',
    INVOKE.replace('Inspection', 'Patrol'),
    404,
    'ResourceNotFoundException',
  ],
])('%s is refused in the service’s own shape', async (_, method, url, status, name) => {
  const answer = await ask(method, url);
  expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, name]);
});
