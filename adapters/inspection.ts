import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Drawn, PageToDraw } from '../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../domain/declaration/files/material-file.ts';
import type { Opened } from '../domain/declaration/files/opened-file.ts';
import { clientSettings } from './client-settings.ts';
import { RecordsUnavailable } from './records/store/persist.ts';
import { unlessBusy } from './unavailable.ts';

/** Opens files in a function that does nothing else. */
export interface Inspection {
  /** Whether a reader can open the file. Only the bytes are sent, nothing about their owner. */
  open(type: MaterialType, bytes: Uint8Array): Promise<Opened>;
  /** A page of a file as a picture that we made. Nothing of the file itself is in it. */
  draw(type: MaterialType, bytes: Uint8Array, asked: PageToDraw): Promise<Drawn>;
}

/** Milliseconds to wait for the function: one second more than it may run. */
export const INSPECTION_TIMEOUT_MS = 13_000;

export function openInspection(FunctionName: string, endpoint?: string): Inspection {
  const settings = clientSettings(endpoint);
  const requestHandler = { ...settings.requestHandler, requestTimeout: INSPECTION_TIMEOUT_MS };
  const client = new LambdaClient({ ...settings, requestHandler });
  const ask = async <A>(asked: object, bytes: Uint8Array): Promise<A | GivenUp> => {
    // 4 MiB become 5.6 MB in base64, of 6 MB: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    const Payload = JSON.stringify({ ...asked, bytes: Buffer.from(bytes).toString('base64') });
    const command = new InvokeCommand({ FunctionName, Payload });
    const answer = await unlessBusy('Inspection', () => client.send(command));
    const said = answer.Payload?.transformToString() ?? '';
    return answer.FunctionError === undefined ? (JSON.parse(said) as A) : brokenBy(said);
  };
  return {
    open: (type, bytes) => ask<Opened>({ type }, bytes),
    async draw(type, bytes, draw) {
      const drawn = await ask<{ readonly jpeg: string } | Exclude<Drawn, { readonly jpeg: Uint8Array }>>(
        { type, draw },
        bytes,
      );
      return 'jpeg' in drawn ? { jpeg: Buffer.from(drawn.jpeg, 'base64') } : drawn;
    },
  };
}

/** The limit that a file met. */
interface GivenUp {
  readonly gaveUp: 'time' | 'crash';
}

/**
 * Judges an error of the function. If its time or memory ran out, the file caused it; any other error is ours and says
 * nothing about the file: https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
 */
function brokenBy(said: string): GivenUp {
  if (/Sandbox\.Timedout|Task timed out/.test(said)) return { gaveUp: 'time' };
  if (/Runtime\.(ExitError|OutOfMemory)/.test(said)) return { gaveUp: 'crash' };
  throw new RecordsUnavailable('Inspection failed');
}
