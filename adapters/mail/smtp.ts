import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { isEmailAddress } from '../../domain/identifiers/email.ts';
import { type Channel, type Letter, LetterNotSent, MAX_LETTERS_AT_ONCE } from './channel.ts';

export interface MailServer {
  /** `smtps://user:password@host:465`, or `smtp://…:587`, which STARTTLS encrypts before anything is sent. */
  readonly url: string;
  /** The sender's address, with or without a name: `职称申报 <zhicheng@example.com>`. */
  readonly from: string;
}

/**
 * The limit for one letter, including the wait for a connection, so that a web function that sends a letter still
 * answers in time.
 */
const LETTER_MILLISECONDS = 12_000;
const CONNECT_MILLISECONDS = 5_000;
const ANSWER_MILLISECONDS = 8_000;
/** A connection serves the letters of one ladder step, and is closed before a frozen function could find it dead. */
const IDLE_MILLISECONDS = 5_000;

/**
 * Sends mail by SMTP. A letter counts as sent once the server accepted it. A later bounce goes to the sender's mailbox
 * and cannot be read here: the ledger says "sent", and the operators look into that mailbox.
 */
export function openSmtp({ url, from }: MailServer): Channel & { close(): void } {
  const transport = createTransport({
    url,
    // Letters carry links, so they leave this machine encrypted or not at all.
    requireTLS: !isThisMachine(new URL(url).hostname),
    pool: true,
    maxConnections: MAX_LETTERS_AT_ONCE,
    maxRequeues: 1,
    idleTimeout: IDLE_MILLISECONDS,
    dnsTimeout: CONNECT_MILLISECONDS,
    connectionTimeout: CONNECT_MILLISECONDS,
    greetingTimeout: ANSWER_MILLISECONDS,
    socketTimeout: ANSWER_MILLISECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      if (!isEmailAddress(letter.to)) throw new LetterNotSent(true);
      const signal = AbortSignal.timeout(LETTER_MILLISECONDS);
      await transport.sendMail({ ...mailOf(letter, from), signal }).catch(refuse);
    },
    close: () => transport.close(),
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

/** A second copy gets the Message-ID of the first, so that a mailbox with both can show one. */
function mailOf({ to, subject, body, reference }: Letter, from: string) {
  const [declaration = ''] = reference.split('/');
  return {
    from,
    // As an object, the address is not parsed as a list of addresses.
    to: { name: '', address: to },
    subject,
    text: body,
    // Chinese would take three times its size as quoted-printable, and base64 breaks no address over lines.
    textEncoding: 'base64' as const,
    messageId: idOf(reference, from),
    references: idOf(declaration, from),
    headers: {
      'X-Zhicheng-Reference': reference,
      // Asks for no out-of-office answers: https://www.rfc-editor.org/rfc/rfc3834#section-5
      'Auto-Submitted': 'auto-generated',
    },
  };
}

function idOf(text: string, from: string): string {
  const host = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(text).digest('hex').slice(0, 32)}@${host}>`;
}

/**
 * A 5xx that answers the recipient or the letter itself is permanent. A 5xx that answers our sign-in or our sender's
 * address is ours to mend, and passes then: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
function refuse(error: unknown): never {
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
  throw new LetterNotSent(responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA'));
}
