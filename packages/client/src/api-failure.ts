interface ApiFailureOptions extends ErrorOptions {
  readonly retryAfter?: number | null;
}

/** Why a request failed, with a sentence for a person. `statusCode` 0: the server was not reached. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly statusCode: number;
  readonly code: string;
  /** Seconds after which the server wants to be asked again; null: it did not say. */
  readonly retryAfter: number | null;

  constructor(statusCode: number, code: string, message: string, options: ApiFailureOptions = {}) {
    super(message, options);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}
