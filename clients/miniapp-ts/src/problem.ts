import type { ErrorCodes } from './generated/api';

/**
 * The server said no, in the shape of RFC 9457. Decide by `code`; `detail` is for people, in the client's language. What a
 * code brings along (the SKU that is out of stock, the reasons against closing an account) is in `facts`.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly errors: ReadonlyArray<{ field: string; message: string }>;
  readonly facts: Readonly<Record<string, unknown>>;
  /** After how many seconds another try makes sense, where the server knows. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: unknown, retryAfterSeconds?: number) {
    const facts = isRecord(body) ? body : {};
    super(text(facts['detail']) || `HTTP ${status}`);
    Object.setPrototypeOf(this, Problem.prototype);
    this.name = 'Problem';
    this.status = status;
    this.code = text(facts['code']) || `http_${status}`;
    this.title = text(facts['title']);
    this.detail = text(facts['detail']);
    this.traceId = text(facts['traceId']);
    this.errors = Array.isArray(facts['errors']) ? facts['errors'] : [];
    this.facts = facts;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The server was not reached, or its answer did not arrive: what was asked for may have happened. */
export class NetworkFailure extends Error {
  constructor(message: string) {
    super(message);
    Object.setPrototypeOf(this, NetworkFailure.prototype);
    this.name = 'NetworkFailure';
  }
}

/** Narrows a caught error to a problem of this operation, so that its codes are checked by the compiler. */
export function isProblemOf<Name extends keyof ErrorCodes>(
  _operation: Name,
  caught: unknown,
): caught is Problem & { readonly code: ErrorCodes[Name] } {
  return caught instanceof Problem;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
