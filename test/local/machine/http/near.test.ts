import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { clientSettings } from '../../../../adapters/client-settings.ts';
import type { EndpointRequest } from '../../../../local/machine/http/endpoint.ts';
import { nearTo, urlOf } from '../../../../local/machine/http/near.ts';

/** Where nobody listens, so that what arrives did not come over a connection. */
const NOWHERE = 'http://127.0.0.1:1';

function clientOf(answer: (request: EndpointRequest) => { status: number; body: string }) {
  const endpoint = {
    answer: async (request: EndpointRequest) => ({
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      ...answer(request),
    }),
  };
  return new SFNClient(clientSettings(nearTo(NOWHERE, endpoint)));
}

test('a client hands its request in the wire form to an endpoint of its process and reads the answer', async () => {
  const asked: EndpointRequest[] = [];
  const client = clientOf((request) => {
    asked.push(request);
    return { status: 200, body: '{"status":"RUNNING","name":"甲"}' };
  });
  const answer = await client.send(new DescribeExecutionCommand({ executionArn: 'arn:甲' }));
  expect(answer).toMatchObject({ status: 'RUNNING', name: '甲' });
  expect(asked).toMatchObject([
    {
      method: 'POST',
      url: '/',
      headers: { 'x-amz-target': 'AWSStepFunctions.DescribeExecution' },
      body: '{"executionArn":"arn:甲"}',
    },
  ]);
});

test('a refusal of the endpoint is the client’s error', async () => {
  const client = clientOf(() => ({
    status: 400,
    body: '{"__type":"ExecutionDoesNotExist","message":"gone"}',
  }));
  await expect(client.send(new DescribeExecutionCommand({ executionArn: 'arn' }))).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
    message: 'gone',
  });
});

test('a query stands in the address as on a connection', () => {
  const query = { retention: '', versionId: 'a b', many: ['1', '2'], bare: null };
  expect(urlOf({ method: 'PUT', path: '/bucket/key', headers: {}, query })).toBe(
    '/bucket/key?retention=&versionId=a%20b&many=1&many=2&bare',
  );
});
