const STATUS = {
  ValidationException: 400,
  ResourceNotFoundException: 404,
  ConflictException: 409,
} as const;

export type RefusalName = keyof typeof STATUS;

/** An error that the API answers, under AWS's name for it. */
export interface Refusal extends Error {
  readonly name: RefusalName;
  readonly status: number;
}

export function refusal(name: RefusalName, message: string): Refusal {
  return Object.assign(new Error(message), { name, status: STATUS[name] });
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name in STATUS && 'status' in error;
}
