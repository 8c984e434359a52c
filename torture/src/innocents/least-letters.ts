/** That a p99 may be told of. */
export const LEAST_LETTERS = 50;
