/** The attributes of a due item that say which item to read, and whether it waits for a letter; see `Due`. */
const PARTS_OF_WHAT_IS_DUE = [
  'kind',
  'id',
  'call',
  'stage',
  'declaration',
  'number',
  'occasion',
  'round',
  'audience',
  'run',
  'unseen',
  'mailbox',
] as const;

/**
 * The table's form, with the attributes that each index holds beside the keys. The stacks and the local start read it.
 */
export const tableForm = {
  keys: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  attributes: ['pk', 'sk', 'dueShard', 'dueAt', 'governedBy', 'queue', 'place'],
  indexes: [
    { name: 'due', hash: 'dueShard', range: 'dueAt', holds: PARTS_OF_WHAT_IS_DUE },
    { name: 'governed', hash: 'governedBy', range: 'pk', holds: [] },
    { name: 'queue', hash: 'queue', range: 'place', holds: ['lateUntil'] },
  ],
} as const;
