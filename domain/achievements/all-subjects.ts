/** The name of all subjects of hours together, beside those of the vocabulary. */
export const ALL_SUBJECTS = 'total';
