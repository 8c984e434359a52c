/** A file from outside that may become one of the session's. */
export interface Candidate {
  /** As it came, below the folder it goes to. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  read(): Promise<Uint8Array>;
}

/** What was found outside, and the names of the folders that were not even looked into. */
export interface Gathered {
  readonly candidates: readonly Candidate[];
  readonly skippedFolders: readonly string[];
}
