import type { LocalMachine } from './machine.ts';

/** Puts a call's file into the bucket, as an operator does before publishing it, and gives the name that the act takes. */
export function layCall({ upload }: Pick<LocalMachine, 'upload'>, text: string): string {
  const file = 'calls/call.yaml';
  upload({ key: file, type: 'application/yaml', bytes: Buffer.from(text) });
  return file;
}
