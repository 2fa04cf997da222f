/** A refused API call in AWS's error shape, here always with status 400. */
export class ApiError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** A failure inside an execution: the error and its cause, as Retry, Catch and DescribeExecution name them. */
export interface Failure {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** A failure of a state's own data or expressions, before Retry and Catch are asked. */
export class StateFailure extends Error {
  readonly error: string;
  /** The field that was being evaluated, as AWS writes it: `Arguments/Payload/id`. */
  readonly location: string | undefined;
  constructor(error: string, cause: string, location?: string) {
    super(cause);
    this.error = error;
    this.location = location;
  }
}

/**
 * The most bytes of UTF-8 in an input or output of a state, an execution or a task.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const MAX_DATA_BYTES = 262_144;

export function isWithinDataLimit(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_DATA_BYTES;
}
