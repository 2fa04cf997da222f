import { connect } from 'node:net';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { answered, BUCKET, KEY, type Part, PNG, partsOf, post, rig, signedForm } from './rig.ts';

// The form's shape: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html

const shapes: [string, (signed: Part[]) => Part[]][] = [
  ['without a file', (signed) => signed.slice(0, -1)],
  ['with a file of another name', (signed) => [...signed.slice(0, -1), ['photo', PNG]]],
  ['with two files', (signed) => [...signed, ['file', PNG]]],
  ['with a text in the place of the file', (signed) => [...signed.slice(0, -1), ['file', 'text']]],
  ['that is empty', () => []],
];

test.each(shapes)('a form %s is refused, and nothing is kept', async (_name, shape) => {
  const { client, events, s3 } = await rig();
  const form = await signedForm(client);
  const { status, code } = await post(form.url, shape(partsOf(form)));
  expect([status, code]).toEqual([400, expect.stringMatching(/^(InvalidArgument|MalformedPOSTRequest)$/)]);
  await s3.settle();
  expect(events).toEqual([]);
});

test('nothing behind the file is read: the file lands where the policy says', async () => {
  const { client } = await rig();
  const form = await signedForm(client);
  const behind: Part[] = [
    ['key', 'elsewhere'],
    ['Content-Type', 'text/html'],
    ['success_action_redirect', 'http://evil.example/'],
  ];
  const { status, headers } = await post(form.url, [...partsOf(form), ...behind]);
  expect([status, headers.get('location')]).toEqual([204, null]);
  const kept = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: KEY }));
  expect(kept.ContentType).toBe('image/png');
  await expect(client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'elsewhere' }))).rejects.toThrow(
    expect.objectContaining({ name: 'NoSuchKey' }),
  );
});

test('a form whose fields stand behind the file has no policy', async () => {
  const { client } = await rig();
  const form = await signedForm(client);
  expect(await post(form.url, partsOf(form).toReversed())).toMatchObject({
    status: 403,
    code: 'AccessDenied',
  });
});

test.each([
  ['application/x-www-form-urlencoded', 'key=a', 400],
  ['application/json', '{}', 400],
  ['multipart/form-data', 'no boundary', 400],
  ['multipart/form-data; boundary=x', 'no part', 400],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\ncut',
    400,
  ],
])('a body of the type %s that is no form is refused: %#', async (type, body, status) => {
  const { s3 } = await rig();
  const answer = await answered(
    await fetch(`${s3.url}/${BUCKET}`, { method: 'POST', body, headers: { 'content-type': type } }),
  );
  expect([answer.status, answer.code]).toEqual([status, expect.any(String)]);
});

test('a browser that goes away in the middle of its file leaves nothing behind, and storage goes on', async () => {
  const { client, events, s3 } = await rig();
  const form = await signedForm(client);
  const fields = Object.entries(form.fields).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n123';
  const { hostname, port } = new URL(s3.url);
  const head = `POST /${BUCKET} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9999\r\n\r\n`;
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(head + fields.join('') + file, () => setTimeout(() => socket.destroy(), 50));
    });
    socket.on('close', () => resolve());
  });
  expect((await post(form.url, partsOf(form))).status).toBe(204);
  await s3.settle();
  expect(events).toHaveLength(1);
});
