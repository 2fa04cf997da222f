/** What the engine does with a message, besides taking it: a provider's bad days, for tests. */
export type SmsFault = 'hangs' | 'throttles' | 'refuses the number' | 'takes it and breaks';

/** How the engine behaves. Without anything it takes every sound message, and every telephone is on. */
export interface SmsBehaviour {
  /** The fault that a request of this action meets; the number is eleven digits. */
  readonly faultOf?: (action: string, number: string) => SmsFault | undefined;
  /** What the network reports of a number; nothing yet if undefined. */
  readonly reportOf?: (number: string) => 'SUCCESS' | 'FAIL' | undefined;
}
