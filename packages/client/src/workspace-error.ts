/** Why a change of the files was refused, with a sentence for a person. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  /** A `PathProblem`, or `exists`, `missing`, `is-folder`, `is-file`, `into-itself`, `too-large`, `too-many-files`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
