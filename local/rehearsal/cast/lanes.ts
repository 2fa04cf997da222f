/**
 * The lanes of a rehearsal: one a district, and one for each employer that reports to the committee without bodies.
 * People and mailboxes of one lane meet nobody of another, so lanes can go on at the same time and still give the same
 * letters every time.
 */
export interface RehearsalLanes {
  /** Learns in which lane a declaration is. */
  put(declaration: string, lane: string): void;
  /** The lane of an execution, which is named after its declaration and run; the empty lane if it is nobody's. */
  ofExecution(name: string): string;
}

export function openRehearsalLanes(): RehearsalLanes {
  const lanes = new Map<string, string>();
  return {
    put: (declaration, lane) => void lanes.set(declaration, lane),
    ofExecution: (name) => lanes.get(name.slice(0, name.lastIndexOf('-'))) ?? '',
  };
}
