import fc from 'fast-check';

/** So few runs, since a thousand mutants are tried, and from one seed, so that a survivor survives again. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 20, seed: 1 });
