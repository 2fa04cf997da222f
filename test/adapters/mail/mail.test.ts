import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { LetterNotSent, MAX_LETTERS_AT_ONCE } from '../../../adapters/mail/channel.ts';
import { openMail } from '../../../adapters/mail/mail.ts';
import { listen } from '../../../local/machine/http/listen.ts';

const LETTER = {
  to: 'hr@example.com',
  subject: '请审核',
  body: '请打开链接。',
  reference: 'id/occasion/0/employer',
};

/** A mail server that accepts every letter except one to `nobody`, and the count of accepted letters. */
async function openPost(options: SMTPServerOptions = {}): Promise<{ url: string; taken: () => number }> {
  let taken = 0;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 100, logger: false },
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('nobody@') ? Object.assign(new Error('No'), { responseCode: 550 }) : null),
    onData(stream, _, done) {
      taken += 1;
      stream.resume().on('end', () => done());
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, taken: () => taken };
}

/** A port at which nobody listens any more. */
async function nowhere(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** A channel whose secret can be set, and the count of readings of the secret. */
async function openChannel(SecretString: string) {
  const secret = { SecretString, reads: 0 };
  const server = await listen({
    async answer() {
      secret.reads += 1;
      return { status: 200, headers: {}, body: JSON.stringify({ SecretString: secret.SecretString }) };
    },
  });
  onTestFinished(() => server.close());
  return { secret, channel: openMail({ secret: 'mail', from: 'zhicheng@example.com' }, server.url) };
}

test('the secret is read once for many letters, and not again after a permanent refusal', async () => {
  const post = await openPost();
  const { secret, channel } = await openChannel(`${post.url}\n`);
  await channel.send(LETTER);
  await expect(channel.send({ ...LETTER, to: 'nobody@example.com' })).rejects.toMatchObject({
    isPermanent: true,
  });
  await channel.send(LETTER);
  expect([post.taken(), secret.reads]).toEqual([2, 1]);
});

test.each<[string, () => Promise<string>]>([
  // The content of a new secret before anybody fills it in.
  ['is no address yet', async () => 'Zu#9]kF>q2;x'],
  ['is of a server that is gone', nowhere],
])('a secret that %s is read again for the next letter', async (_, text) => {
  const post = await openPost();
  const { secret, channel } = await openChannel(await text());
  await expect(channel.send(LETTER)).rejects.toMatchObject({ isPermanent: false });
  secret.SecretString = post.url;
  await channel.send(LETTER);
  expect([post.taken(), secret.reads]).toEqual([1, 2]);
});

test('a letter that fails ends none of those that leave beside it or wait behind it', async () => {
  const [refused, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let arrived = 0;
  const post = await openPost({
    async onRcptTo({ address }, _, done) {
      if (address !== 'busy@example.com') return done();
      await held.promise;
      done(Object.assign(new Error('Later'), { responseCode: 451 }));
    },
    async onData(stream, _, done) {
      arrived += 1;
      if (arrived === MAX_LETTERS_AT_ONCE - 1) held.resolve();
      stream.resume();
      await refused.promise;
      done();
    },
  });
  const { channel } = await openChannel(post.url);
  const busy = channel.send({ ...LETTER, to: 'busy@example.com' }).finally(refused.resolve);
  const others = Array.from({ length: MAX_LETTERS_AT_ONCE + 1 }, () => channel.send(LETTER));
  await expect(busy).rejects.toMatchObject({ isPermanent: false });
  await Promise.all(others);
  expect(arrived).toBe(others.length);
});

test('an invalid address is refused without a word of it, because a failure goes to a log', async () => {
  const { channel } = await openChannel('smtps//zhicheng:pass-word@mail.example.com:465');
  const error = await channel.send(LETTER).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(LetterNotSent);
  const { message, stack, cause } = error as Error;
  expect(JSON.stringify({ ...(error as Error), message, stack, cause })).not.toContain('pass-word');
});
