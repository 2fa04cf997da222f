/** The columns that a move may change, in the order in which they are written. */
export const MUTABLE = [
  ...(['status', 'stoppedAt', 'output', 'error', 'cause', 'state', 'stateInput', 'variables'] as const),
  ...([
    'enteredAt',
    'enteredEvent',
    'phase',
    'carried',
    'dueAt',
    'token',
    'retries',
    'events',
    'turn',
  ] as const),
];
/** The columns that are written once, besides the number that SQLite gives. */
const FIXED = [
  'arn',
  'name',
  'machineArn',
  'roleArn',
  'revision',
  'input',
  'startedAt',
  'expiresAt',
] as const;

/** Every column that an insertion writes. */
export const WRITTEN = [...FIXED, ...MUTABLE];
