import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Letter, LetterNotSent } from '../../../adapters/mail/channel.ts';
import { openSmtp } from '../../../adapters/mail/smtp.ts';

const FROM = '职称申报 <zhicheng@example.com>';
const LETTER: Letter = {
  to: 'hr@example.com',
  subject: '请审核申报ZC2021-000001-0，请在截止日前办理并选择同意、退回补正或不予推荐',
  body: `请打开链接审核。\nPlease open the link.\nhttps://example.com/review/${'x'.repeat(120)}`,
  reference: 'ZC2021-000001-0/asked-to-review/0/body:jx-nanhu-point',
};

interface Post {
  readonly url: string;
  readonly mails: string[];
  readonly envelopes: unknown[];
  readonly connections: () => number;
}

const refusal = (responseCode: number) => Object.assign(new Error('Not here'), { responseCode });

/** A mail server on a free port, which keeps the letters it accepts. */
async function openPost(options: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<Post> {
  const mails: string[] = [];
  const envelopes: unknown[] = [];
  let connections = 0;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 100, logger: false },
    onConnect(_, callback) {
      connections += 1;
      callback();
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString('utf8'));
        envelopes.push(session.envelope);
        callback();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `smtp://${host}:${port}`, mails, envelopes, connections: () => connections };
}

function openChannel(url: string) {
  const channel = openSmtp({ url, from: FROM });
  onTestFinished(() => channel.close());
  return channel;
}

const rejecting = (post: SMTPServerOptions, to: string = LETTER.to) =>
  openPost(post).then(({ url }) =>
    openChannel(url)
      .send({ ...LETTER, to })
      .catch((error) => error),
  );

/** The header of a letter, unfolded, and its text. */
function read(mail = '') {
  const [header = '', body = ''] = mail.split(/\r\n\r\n([\s\S]*)/);
  const lines = header.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const encoded = lines.some((line) => /^content-transfer-encoding: base64$/i.test(line));
  const text = encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return { lines, text, of: (name: string) => lines.filter((line) => line.startsWith(`${name}: `)) };
}

/** RFC 2047: each word of the header in base64. */
function decoded(header = ''): string {
  return header
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, word: string) => Buffer.from(word, 'base64').toString('utf8'))
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, word: string) =>
      decodeURIComponent(word.replaceAll('_', ' ').replaceAll('=', '%')),
    );
}

describe('a letter', () => {
  test('arrives as it is, as plain text under its Chinese subject', async () => {
    const post = await openPost();
    await openChannel(post.url).send(LETTER);
    const mail = read(post.mails[0]);
    expect(mail.of('To')).toEqual(['To: hr@example.com']);
    expect(mail.of('Content-Type')[0]).toMatch(/^Content-Type: text\/plain; charset=utf-8/);
    expect(decoded(mail.of('Subject')[0])).toBe(`Subject: ${LETTER.subject}`);
    expect(mail.text.replaceAll('\r\n', '\n').trimEnd()).toBe(LETTER.body);
  });

  test('names the ledger’s record, and is threaded by hashes that name nobody', async () => {
    const post = await openPost();
    const channel = openChannel(post.url);
    const other = { ...LETTER, reference: 'ZC2021-000001-0/asked-to-post/0/employer' };
    for (const letter of [LETTER, LETTER, other]) await channel.send(letter);
    const [first, again, next] = post.mails.map(read);
    expect(first?.of('X-Zhicheng-Reference')).toEqual([`X-Zhicheng-Reference: ${LETTER.reference}`]);
    expect(first?.of('Message-ID')[0]).toMatch(/^Message-ID: <[0-9a-f]{32}@example\.com>$/);
    expect(again?.of('Message-ID')).toEqual(first?.of('Message-ID'));
    expect(next?.of('Message-ID')).not.toEqual(first?.of('Message-ID'));
    expect(next?.of('References')).toEqual(first?.of('References'));
  });

  test('shares its connection with the next letter', async () => {
    const post = await openPost();
    const channel = openChannel(post.url);
    await channel.send(LETTER);
    await channel.send({ ...LETTER, reference: 'another' });
    expect(post.mails).toHaveLength(2);
    expect(post.connections()).toBe(1);
  });

  test('cannot smuggle a header in by its subject or reference, or a recipient by its address', async () => {
    const post = await openPost();
    const channel = openChannel(post.url);
    const smuggled = '\r\nBcc: thief@example.com\r\n\r\nX';
    await channel.send({
      ...LETTER,
      subject: `提醒${smuggled}`,
      reference: `${LETTER.reference}${smuggled}`,
    });
    expect(read(post.mails[0]).of('Bcc')).toEqual([]);
    expect(post.envelopes).toMatchObject([{ rcptTo: [{ address: 'hr@example.com' }] }]);
    for (const to of [`hr@example.com${smuggled}`, 'hr@example.com, thief@example.com', 'hr@example.com>'])
      await expect(channel.send({ ...LETTER, to })).rejects.toMatchObject({ isPermanent: true });
    expect(post.mails).toHaveLength(1);
  });
});

describe('a letter that is not accepted', () => {
  test.each<[string, SMTPServerOptions, boolean]>([
    ['550 to the recipient', { onRcptTo: (_, __, done) => done(refusal(550)) }, true],
    [
      '554 to the letter',
      {
        onData(stream, _, done) {
          stream.resume().on('end', () => done(refusal(554)));
        },
      },
      true,
    ],
    ['451 to the recipient', { onRcptTo: (_, __, done) => done(refusal(451)) }, false],
    ['550 to our own address', { onMailFrom: (_, __, done) => done(refusal(550)) }, false],
    ['554 to the connection', { onConnect: (_, done) => done(refusal(554)) }, false],
  ])('because of %s', async (_, options, isPermanent) => {
    const error = await rejecting(options);
    expect(error).toBeInstanceOf(LetterNotSent);
    expect(error).toMatchObject({ name: 'LetterNotSent', isPermanent });
    const said = JSON.stringify([error.message, error.stack, { ...error }]);
    expect(said).not.toContain(LETTER.to);
    expect(said).not.toContain('Not here');
    expect(error.cause).toBeUndefined();
  });

  test('because our password is wrong passes later, because that is ours to mend', async () => {
    const { url } = await openPost({
      ...{ authOptional: false, allowInsecureAuth: true, authMethods: ['PLAIN'] },
      onAuth: (_, __, done) => done(refusal(535)),
    });
    const channel = openChannel(url.replace('//', '//user:wrong@'));
    await expect(channel.send(LETTER)).rejects.toMatchObject({ name: 'LetterNotSent', isPermanent: false });
  });

  test('because nobody listens passes later', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const address = free.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise((resolve) => free.close(resolve));
    const sending = openChannel(`smtp://127.0.0.1:${port}`).send(LETTER);
    await expect(sending).rejects.toMatchObject({ name: 'LetterNotSent', isPermanent: false });
  });
});

describe('without encryption', () => {
  /** Another address of this machine, which counts as another machine: Linux answers on all of 127.0.0.0/8. */
  const ELSEWHERE = '127.0.0.2';

  test.each<[string, SMTPServerOptions]>([
    ['offers none', {}],
    ['offers one that nobody vouches for', { disabledCommands: [] }],
  ])('no letter leaves for a server that %s, and it learns no address', async (_, options) => {
    const named: string[] = [];
    const onRcptTo: SMTPServerOptions['onRcptTo'] = ({ address }, _session, done) => {
      named.push(address);
      done();
    };
    const post = await openPost({ ...options, onRcptTo }, ELSEWHERE);
    const sending = openChannel(post.url).send(LETTER);
    await expect(sending).rejects.toMatchObject({ name: 'LetterNotSent', isPermanent: false });
    expect([post.mails, named]).toEqual([[], []]);
    expect(post.connections()).toBeGreaterThan(0);
  });

  test('no letter leaves for a server that speaks no TLS although it should from the first word', async () => {
    const post = await openPost({}, ELSEWHERE);
    const sending = openChannel(post.url.replace('smtp:', 'smtps:')).send(LETTER);
    await expect(sending).rejects.toMatchObject({ name: 'LetterNotSent', isPermanent: false });
    expect(post.mails).toEqual([]);
  });

  test('a letter to this machine itself may go unencrypted, because it crosses no line', async () => {
    const post = await openPost();
    await openChannel(post.url).send(LETTER);
    expect(post.mails).toHaveLength(1);
  });
});
