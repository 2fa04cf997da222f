import { openSecret } from '../secrets.ts';
import { type Channel, LetterNotSent } from './channel.ts';
import { openSmtp } from './smtp.ts';

/**
 * Sends mail through a server whose address and password are a secret. The secret is read with the first letter, and
 * again after a letter that could not be handed over, because it may have been filled in or renewed since, and a
 * function lives for hours. The server of before is closed with its last letter, so that one letter's failure is not
 * that of others.
 */
export function openMail({ secret, from }: { secret: string; from: string }, endpoint?: string): Channel {
  const read = openSecret(secret, endpoint);
  const open = async () => openSmtp({ url: (await read()).trim(), from });
  let present: Opened | undefined;
  return {
    async send(letter) {
      present ??= { server: open(), letters: 0 };
      const own = present;
      own.letters += 1;
      try {
        await (await own.server).send(letter);
      } catch (error) {
        if (error instanceof LetterNotSent && error.isPermanent) throw error;
        if (present === own) present = undefined;
        // The error for an invalid address repeats it, password included, so it is not passed on.
        throw new LetterNotSent(false);
      } finally {
        own.letters -= 1;
        if (present !== own && own.letters === 0) close(own);
      }
    },
  };
}

/** A server with the number of letters that are being handed over to it. */
interface Opened {
  readonly server: Promise<ReturnType<typeof openSmtp>>;
  letters: number;
}

function close({ server }: Opened): void {
  server.then(
    (opened) => opened.close(),
    () => {},
  );
}
