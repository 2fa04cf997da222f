import { type Channel, LetterNotSent } from './channel.ts';
import { openSecret } from './secrets.ts';
import { openSmtp } from './smtp.ts';

/** Mail through the server whose address, with its password, is a secret; it is read with the first letter. */
export function openMail({ secret, from }: { secret: string; from: string }): Channel {
  const read = openSecret(secret);
  let opening: Promise<Channel> | undefined;
  const server = () => {
    opening ??= read().then(
      (url) => openSmtp({ url: url.trim(), from }),
      () => {
        opening = undefined;
        throw new LetterNotSent(false);
      },
    );
    return opening;
  };
  return { send: async (letter) => (await server()).send(letter) };
}
