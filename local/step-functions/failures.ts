/** An API call that is refused: AWS's error shape, always status 400 here. */
export class ApiError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** A failure inside an execution: what Retry, Catch and DescribeExecution call the error and its cause. */
export interface Failure {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** A state that cannot go on by itself (its data or its expressions), before Retry and Catch are asked. */
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

/** The largest input or output of a state, of an execution and of a task, in bytes of UTF-8. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MAX_DATA_BYTES = 262_144;

export function isWithinDataLimit(text: string): boolean {
  return Buffer.byteLength(text) <= MAX_DATA_BYTES;
}
