/** Runs a function of the project in this process, as Lambda's Invoke would. Rejects with the function's own error. */
export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>;
