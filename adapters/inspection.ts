import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Drawn, PageToDraw } from '../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../domain/declaration/files/material-file.ts';
import type { Opened } from '../domain/declaration/files/opened-file.ts';
import { clientSettings } from './client-settings.ts';
import { RecordsUnavailable } from './records/store/persist.ts';
import type { UploadForm } from './signed-storage.ts';
import { unlessBusy } from './unavailable.ts';

/** Opens files in a function that does nothing else. */
export interface Inspection {
  /** Whether a reader can open the file. Only addresses are sent, nothing about their owner. */
  open(file: ToOpen): Promise<Opened>;
  /** A page of a file as a picture that we made. Nothing of the file itself is in it. */
  draw(file: ToDraw): Promise<Drawn>;
}

/** A file in storage that is to be opened. */
export interface ToOpen {
  readonly type: MaterialType;
  /** The address that hands out exactly the version to open. */
  readonly from: string;
  /** The form that takes a picture redrawn; absent for a file that is kept as it came. */
  readonly to?: UploadForm;
}

/** A file in storage, of which a page is to be drawn. */
export interface ToDraw extends Pick<ToOpen, 'type' | 'from'> {
  readonly draw: PageToDraw;
}

/** A drawn page as it goes through JSON. */
export type DrawnInBase64 = Exclude<Drawn, { readonly jpeg: Uint8Array }> | { readonly jpeg: string };

/** Milliseconds to wait for the function: one second more than it may run. */
export const INSPECTION_TIMEOUT_MS = 13_000;

export function openInspection(FunctionName: string, endpoint?: string): Inspection {
  const settings = clientSettings(endpoint);
  const requestHandler = { ...settings.requestHandler, requestTimeout: INSPECTION_TIMEOUT_MS };
  const client = new LambdaClient({ ...settings, requestHandler });
  const ask = async <A>(asked: ToOpen | ToDraw): Promise<A | GivenUp> => {
    const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(asked) });
    const answer = await unlessBusy('Inspection', () => client.send(command));
    const said = answer.Payload?.transformToString() ?? '';
    return answer.FunctionError === undefined ? (JSON.parse(said) as A) : brokenBy(said);
  };
  return {
    open: (file) => ask<Opened>(file),
    async draw(file) {
      const drawn = await ask<DrawnInBase64>(file);
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
