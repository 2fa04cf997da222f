import { openSecret } from '../secrets.ts';
import { type Channel, LetterNotSent } from './channel.ts';
import { openSmtp } from './smtp.ts';

/**
 * Sends mail through a server whose address and password are a secret. The secret is read with the first letter, and
 * again after a letter that could not be handed over, because it may have been filled in or renewed since, and a
 * function lives for hours.
 */
export function openMail({ secret, from }: { secret: string; from: string }, endpoint?: string): Channel {
  const read = openSecret(secret, endpoint);
  let opening: Promise<ReturnType<typeof openSmtp>> | undefined;
  const open = async () => openSmtp({ url: (await read()).trim(), from });
  return {
    async send(letter) {
      opening ??= open();
      const opened = opening;
      try {
        await (await opened).send(letter);
      } catch (error) {
        if (error instanceof LetterNotSent && error.isPermanent) throw error;
        if (opening === opened) opening = undefined;
        opened.then(
          (server) => server.close(),
          () => {},
        );
        // The error for an invalid address repeats it, password included, so it is not passed on.
        throw new LetterNotSent(false);
      }
    },
  };
}
