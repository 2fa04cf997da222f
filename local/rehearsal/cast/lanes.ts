/**
 * The lanes of a rehearsal, one a district. People and mailboxes of one district meet nobody of another, so districts
 * can go on at the same time and still give the same letters every time.
 */
export interface DistrictLanes {
  /** Learns in which lane a declaration is. */
  put(declaration: string, lane: string): void;
  /** The lane of an execution, which is named after its declaration and run; the empty lane if it is nobody's. */
  ofExecution(name: string): string;
}

export function openDistrictLanes(): DistrictLanes {
  const lanes = new Map<string, string>();
  return {
    put: (declaration, lane) => void lanes.set(declaration, lane),
    ofExecution: (name) => lanes.get(name.slice(0, name.lastIndexOf('-'))) ?? '',
  };
}
