import { RecordsUnavailable } from './records/store/persist.ts';

/**
 * Runs a call to a service. If the service does not answer, that is not the caller's fault: it throws
 * `RecordsUnavailable`, the front answers 503, and nothing is lost.
 */
export async function unlessBusy<T>(service: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { $metadata, name = '' } = error as { $metadata?: { httpStatusCode?: number }; name?: string };
    const status = $metadata?.httpStatusCode;
    if (status !== undefined && status < 500 && status !== 429) throw error;
    throw new RecordsUnavailable(`${service} did not answer: ${name}`);
  }
}
