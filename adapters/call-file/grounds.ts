import file from '../../calls/grounds.json' with { type: 'json' };

/** The grounds of entries in the register of sanctions, as `calls/grounds.json` has them. */
export const GROUNDS: readonly { readonly id: string; readonly name: string; readonly en: string }[] = file;
