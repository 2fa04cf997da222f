import type { DynamoRequest } from '../dynamodb/faults.ts';
import { type DynamoFront, openDynamoFront } from '../dynamodb/open-front.ts';
import { openRig, type Rig, type RigOptions } from './rig.ts';

export interface FrontedRig {
  readonly rig: Rig;
  readonly front: DynamoFront;
  /** Lets everything go that is held, then stops the machine and the front. */
  close(): Promise<void>;
}

/** A rig with a front before its table, at which a test can hold single requests back. */
export async function openFrontedRig(options: Omit<RigOptions, 'throughFront'>): Promise<FrontedRig> {
  const opened: DynamoFront[] = [];
  const throughFront = async (target: string) => {
    const front = await openDynamoFront({ target });
    opened.push(front);
    return front.endpoint;
  };
  const rig = await openRig({ ...options, throughFront });
  const [front] = opened;
  if (!front) throw new Error('The front was not opened');
  const close = async () => {
    await front.clear();
    await rig.stop();
    await front.close();
  };
  return { rig, front, close };
}

type Match = (request: DynamoRequest) => boolean;

function names(operation: string, ...parts: string[]): Match {
  return (request) => {
    const text = JSON.stringify(request.body);
    return request.operation === operation && parts.every((part) => text.includes(part));
  };
}

/** The one write that carries out an act or a lapse: it repeats the standing that it leaves. */
export const carriesOut = (id: string) => names('TransactWriteItems', `DECLARATION#${id}`, ':oldStanding');
/** The ladder's reading of the declaration with its timeline and ledger. */
export const readsStory = (id: string): Match => {
  const reads = names('Query', `DECLARATION#${id}`);
  return (request) => reads(request) && !JSON.stringify(request.body).includes(':own');
};
/** The ladder's write of a reviewer's messages into the ledger. */
export const keepsMessage = (id: string) =>
  names('TransactWriteItems', `DECLARATION#${id}`, 'MESSAGE#', 'queued');
/** The write by which a waiting task keeps its token. */
export const setsDue = (id: string) => names('TransactWriteItems', `DECLARATION#${id}`, 'SET dueAt = :due');
export const keepsToken = (id: string) => names('TransactWriteItems', `DECLARATION#${id}`, ':token');
