import process from 'node:process';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Endpoint } from '../../../../local/machine/http/endpoint.ts';
import { listen } from '../../../../local/machine/http/listen.ts';

async function serve(answer: Endpoint['answer']): Promise<string> {
  const server = await listen({ answer });
  onTestFinished(() => server.close());
  return server.url;
}

const echo: Endpoint['answer'] = async (request) => ({
  status: 201,
  headers: { 'x-method': request.method },
  body: `${request.url} ${request.body}`,
});

test('hands over the request as received and sends the answer', async () => {
  const url = await serve(echo);
  const reply = await fetch(`${url}/schedules/a?groupName=b`, { method: 'PUT', body: '截止锁' });
  expect(reply.status).toBe(201);
  expect(reply.headers.get('x-method')).toBe('PUT');
  expect(await reply.text()).toBe('/schedules/a?groupName=b 截止锁');
});

test('takes a body of two megabytes and answers a larger one with 413', async () => {
  const url = await serve(echo);
  const post = (bytes: number) => fetch(url, { method: 'POST', body: Buffer.alloc(bytes, 'x') });
  expect((await post(2 * 1024 * 1024)).status).toBe(201);
  expect((await post(2 * 1024 * 1024 + 1)).status).toBe(413);
});

test('answers an exception with 500 and keeps its stack to itself', async () => {
  const shown = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => shown.mockRestore());
  const url = await serve(() => Promise.reject(new Error('the file is gone')));
  const reply = await fetch(url);
  expect(reply.status).toBe(500);
  expect(await reply.json()).toEqual({ __type: 'InternalServerException', message: 'the file is gone' });
});

test.runIf(process.platform === 'linux')(
  'is not found at the address where a page of another site would look for it',
  async () => {
    const { hostname, port } = new URL(await serve(echo));
    expect(hostname).toMatch(/^127\./);
    expect(hostname).not.toBe('127.0.0.1');
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  },
);
