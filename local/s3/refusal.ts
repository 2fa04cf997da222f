/** A refusal of storage, in AWS's words: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function denied(message: string): Refusal {
  return new Refusal(403, 'AccessDenied', message);
}

export function missing(version: string | undefined): Refusal {
  if (version !== undefined)
    return new Refusal(404, 'NoSuchVersion', 'The specified version does not exist.');
  return new Refusal(404, 'NoSuchKey', 'The specified key does not exist.');
}

export function unsupported(what: string): Refusal {
  return new Refusal(501, 'NotImplemented', `The local S3 does not support ${what} here.`);
}

/** The body of an error, in AWS's shape. */
export function errorDocument({ code, message }: Pick<Refusal, 'code' | 'message'>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
