import { expect } from 'vitest';
import type { Needs } from '../../../casework/needs.ts';
import { reviewerPages } from '../../../functions/reviewer-pages/reviewer-pages.ts';
import type { GatewayAnswer } from '../../../web/gateway-event.ts';
import { formIn } from '../web/browser.ts';
import type { WebRig } from '../web/rig.ts';

type Fields = Readonly<Record<string, string>>;

/** A reader of a mailbox, who opens the link of its latest letter. */
export interface ByLetter {
  /** The desk's address, without the origin. */
  desk(): string;
  /** One answer; with fields it is a post of our own form. */
  ask(path: string, fields?: Fields, needs?: Needs): Promise<GatewayAnswer>;
  /** Opens a page, fills in its form to this action, and posts it: it must be taken. */
  fillIn(page: string, action: string, fields: Fields): Promise<GatewayAnswer>;
}

export function byLetter(rig: WebRig, mailbox: string, see: (answer: GatewayAnswer) => void): ByLetter {
  const desk = () => {
    const letters = rig.machine.outbox.letters().filter(({ to }) => to === mailbox);
    const address = /\S+\/review\/\S+/.exec(letters.at(-1)?.body ?? '')?.[0];
    if (address === undefined) throw new Error('No letter with a link');
    return address.replace(rig.origin, '');
  };
  const ask: ByLetter['ask'] = async (path, fields, needs = rig.machine.needs) => {
    const event = {
      rawPath: path,
      rawQueryString: '',
      headers: { origin: rig.origin, 'sec-fetch-site': 'same-origin' },
      ...(fields === undefined ? {} : { body: new URLSearchParams(fields).toString() }),
      isBase64Encoded: false,
      requestContext: {
        http: { method: fields === undefined ? 'GET' : 'POST' },
        timeEpoch: rig.clock.now(),
        requestId: 'one',
      },
    };
    const answer = await rig.inFunction('ReviewerPagesFunction', () => reviewerPages(needs)(event));
    see(answer);
    return answer;
  };
  return {
    desk,
    ask,
    async fillIn(page, action, fields) {
      const { body } = await ask(page);
      const answer = await ask(action, { ...formIn(body, action), ...fields });
      expect([action.split('/').at(-1), answer.statusCode < 400]).toEqual([action.split('/').at(-1), true]);
      return answer;
    },
  };
}
