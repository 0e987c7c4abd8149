import { NetworkFailure, Problem } from './problem';
import { pause, wxLogin, wxStorage, wxTransport } from './transport';
import type { SessionStorage, Transport, TransportAnswer } from './transport';

/** How an operation goes over the wire; written by the generator. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Needs a session. */
  readonly session: boolean;
  /** Takes an Idempotency-Key, and may therefore be repeated. */
  readonly once: boolean;
  /** The field of a form that carries a file. */
  readonly file?: string;
  /** Answers bytes. */
  readonly bytes?: boolean;
}

export interface Input {
  readonly path?: object;
  readonly query?: object;
  readonly body?: object;
  readonly filePath?: string;
}

export interface CallOptions {
  /**
   * For operations that take one: the key of the intention, kept by the caller who wants to repeat it after a restart. Without
   * it each call has a key of its own, which its retries share.
   */
  readonly idempotencyKey?: string;
}

export interface Session {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly refreshToken: string;
  readonly refreshExpiresAt: string;
  readonly sessionId: string;
  readonly member: { readonly id: string; readonly newMember: boolean };
}

export interface ClientOptions {
  /** Such as `https://shop.example.com`. */
  readonly baseUrl: string;
  /** `zh-CN` if absent. */
  readonly language?: 'zh-CN' | 'en';
  /** The version of the privacy policy that the shopper has agreed to. */
  readonly consentVersion?: string;
  /** Shown to the shopper in the list of devices. */
  readonly deviceName?: string;
  readonly timeoutMillis?: number;
  readonly transport?: Transport;
  readonly storage?: SessionStorage;
  /** Brings a fresh code of `wx.login`. */
  readonly login?: () => Promise<string>;
  readonly now?: () => number;
}

const SESSION_KEY = 'guidepost.session';
const DEVICE_KEY = 'guidepost.device';
const ATTEMPTS = 3;
/** A server that wants more patience than this is told to the caller at once. */
const LONGEST_PAUSE_SECONDS = 5;
/** Renewed so long before it ends, so that no call carries a token that has just ended. */
const MARGIN_MILLIS = 30_000;

/**
 * Carries calls to the shop, with the session they need.
 *
 * - Signs in with `wx.login` when it has no session, renews it before the access token ends, and signs in again when it cannot
 *   be renewed. However many calls wait for it, this happens once.
 * - Repeats what may be repeated (reading, replacing, deleting, and everything with an Idempotency-Key) up to three times when
 *   the network or the server is away for a moment, and never anything else.
 */
export class Client {
  private readonly options: ClientOptions;
  private readonly transport: Transport;
  private readonly storage: SessionStorage;
  private readonly login: () => Promise<string>;
  private readonly now: () => number;
  private session: Session | undefined;
  private signingIn: Promise<Session> | undefined;

  constructor(options: ClientOptions) {
    this.options = options;
    this.transport = options.transport ?? wxTransport();
    this.storage = options.storage ?? wxStorage();
    this.login = options.login ?? wxLogin;
    this.now = options.now ?? Date.now;
    const stored = this.storage.get(SESSION_KEY);
    this.session = isSession(stored) ? stored : undefined;
  }

  /** Who is signed in; signs in if nobody is. */
  async signIn(): Promise<Session> {
    return this.current();
  }

  /** Ends the session here and at the server; the next call signs in anew. */
  async signOut(): Promise<void> {
    const session = this.session;
    this.forget();
    if (session) {
      try {
        await this.send({ method: 'DELETE', path: '/api/shop/v1/sessions/current', session: true, once: false }, {}, session, '');
      } catch (caught) {
        if (!(caught instanceof Problem && caught.status === 401)) {
          throw caught;
        }
      }
    }
  }

  /** One call, with its session and its retries. Throws {@link Problem} or {@link NetworkFailure}. */
  protected async call<Answer>(operation: Operation, input: Input, options?: CallOptions): Promise<Answer> {
    const key = operation.once ? options?.idempotencyKey ?? randomKey() : '';
    if (!operation.session) {
      return (await this.repeated(operation, () => this.send(operation, input, undefined, key))) as Answer;
    }
    const session = await this.current();
    try {
      return (await this.repeated(operation, () => this.send(operation, input, session, key))) as Answer;
    } catch (caught) {
      if (!(caught instanceof Problem && caught.status === 401)) {
        throw caught;
      }
    }
    // Refused before anything was done: so it is done now, once, with another session.
    const next = await this.after(session);
    return (await this.repeated(operation, () => this.send(operation, input, next, key))) as Answer;
  }

  private async repeated(operation: Operation, send: () => Promise<unknown>): Promise<unknown> {
    const mayRepeat = operation.once || (operation.method !== 'POST' && !operation.file);
    for (let attempt = 1; ; attempt++) {
      try {
        return await send();
      } catch (caught) {
        const seconds = patience(caught, attempt);
        if (!mayRepeat || attempt === ATTEMPTS || seconds === undefined) {
          throw caught;
        }
        await pause(seconds * 1000);
      }
    }
  }

  private current(): Promise<Session> {
    const session = this.session;
    if (session && Date.parse(session.expiresAt) - MARGIN_MILLIS > this.now()) {
      return Promise.resolve(session);
    }
    return this.alone(() => (session ? this.renewed(session) : this.opened()));
  }

  /** The session that follows this one, which the server no longer accepts; somebody else may have fetched it already. */
  private after(refused: Session): Promise<Session> {
    const session = this.session;
    if (session && session.accessToken !== refused.accessToken) {
      return Promise.resolve(session);
    }
    return this.alone(() => this.renewed(refused));
  }

  private alone(work: () => Promise<Session>): Promise<Session> {
    if (!this.signingIn) {
      const done = (): void => {
        this.signingIn = undefined;
      };
      this.signingIn = work();
      this.signingIn.then(done, done);
    }
    return this.signingIn;
  }

  private async renewed(session: Session): Promise<Session> {
    const renewal: Operation = { method: 'POST', path: '/api/shop/v1/sessions/renewal', session: false, once: true };
    const body = { refreshToken: session.refreshToken, deviceId: this.deviceId() };
    try {
      // The server answers the same token once more within a minute, so a lost answer is asked for again.
      return this.keep((await this.repeated(renewal, () => this.send(renewal, { body }, undefined, ''))) as Session);
    } catch (caught) {
      if (caught instanceof Problem && caught.status === 401) {
        this.forget();
        return this.opened();
      }
      throw caught;
    }
  }

  private async opened(): Promise<Session> {
    const signIn: Operation = { method: 'POST', path: '/api/shop/v1/sessions', session: false, once: false };
    const body = {
      code: await this.login(),
      deviceId: this.deviceId(),
      deviceName: this.options.deviceName,
      consentVersion: this.options.consentVersion,
    };
    return this.keep((await this.send(signIn, { body }, undefined, '')) as Session);
  }

  private keep(session: Session): Session {
    this.session = session;
    this.storage.set(SESSION_KEY, session);
    return session;
  }

  private forget(): void {
    this.session = undefined;
    this.storage.remove(SESSION_KEY);
  }

  private deviceId(): string {
    const known = this.storage.get(DEVICE_KEY);
    if (typeof known === 'string' && known.length >= 8) {
      return known;
    }
    const made = randomKey();
    this.storage.set(DEVICE_KEY, made);
    return made;
  }

  private send(operation: Operation, input: Input, session: Session | undefined, key: string): Promise<unknown> {
    const url = this.options.baseUrl.replace(/\/+$/, '') + filled(operation.path, input.path) + queryOf(input.query);
    const header: Record<string, string> = { 'Accept-Language': this.options.language ?? 'zh-CN' };
    if (session) {
      header['Authorization'] = `Bearer ${session.accessToken}`;
    }
    if (key) {
      header['Idempotency-Key'] = key;
    }
    return operation.file ? this.upload(operation.file, url, header, input) : this.request(operation, url, header, input);
  }

  private request(operation: Operation, url: string, header: Record<string, string>, input: Input): Promise<unknown> {
    const data = input.body === undefined ? undefined : JSON.stringify(input.body);
    if (data !== undefined) {
      header['Content-Type'] = 'application/json';
    }
    return new Promise((resolve, reject) =>
      this.transport.request({
        url,
        method: operation.method,
        header,
        data,
        dataType: 'text',
        responseType: operation.bytes ? 'arraybuffer' : 'text',
        timeout: this.options.timeoutMillis ?? 20_000,
        success: (answer) => settle(answer, operation.bytes === true, resolve, reject),
        fail: (failure) => reject(new NetworkFailure(failure.errMsg)),
      }),
    );
  }

  private upload(name: string, url: string, header: Record<string, string>, input: Input): Promise<unknown> {
    const transport = this.transport;
    return new Promise((resolve, reject) => {
      if (!transport.uploadFile || !input.filePath) {
        reject(new Error('A file is sent with uploadFile and a filePath'));
        return;
      }
      transport.uploadFile({
        url,
        filePath: input.filePath,
        name,
        header,
        timeout: this.options.timeoutMillis ?? 60_000,
        success: (answer) => settle({ ...answer, header: {} }, false, resolve, reject),
        fail: (failure) => reject(new NetworkFailure(failure.errMsg)),
      });
    });
  }
}

function settle(
  answer: TransportAnswer,
  isBytes: boolean,
  resolve: (value: unknown) => void,
  reject: (failure: Error) => void,
): void {
  if (answer.statusCode >= 200 && answer.statusCode < 300) {
    try {
      resolve(isBytes ? answer.data : parsed(answer.data));
    } catch {
      // Somebody between us and the server has answered in its place.
      reject(new NetworkFailure('The answer is no JSON'));
    }
    return;
  }
  let body: unknown;
  try {
    body = parsed(answer.data);
  } catch {
    body = undefined;
  }
  reject(new Problem(answer.statusCode, body, seconds(headerOf(answer.header, 'retry-after'))));
}

function parsed(data: unknown): unknown {
  return typeof data === 'string' ? (data === '' ? undefined : JSON.parse(data)) : data;
}

function headerOf(header: Record<string, string>, name: string): string | undefined {
  for (const key of Object.keys(header)) {
    if (key.toLowerCase() === name) {
      return header[key];
    }
  }
  return undefined;
}

function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]+$/.test(text) ? Number(text) : undefined;
}

/** After how many seconds the same may be tried again; undefined if that would be of no use. */
function patience(caught: unknown, attempt: number): number | undefined {
  const pauseSeconds = 0.2 * attempt + Math.random() * 0.3;
  if (caught instanceof NetworkFailure) {
    return pauseSeconds;
  }
  if (caught instanceof Problem) {
    const isPassing =
      caught.status === 502 ||
      caught.status === 503 ||
      caught.status === 504 ||
      caught.status === 429 ||
      caught.code === 'request_in_progress';
    const wanted = caught.retryAfterSeconds ?? 0;
    return isPassing && wanted <= LONGEST_PAUSE_SECONDS ? Math.max(wanted, pauseSeconds) : undefined;
  }
  return undefined;
}

function filled(path: string, values: object | undefined): string {
  const known = (values ?? {}) as Record<string, unknown>;
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = known[name];
    if (value === undefined || value === null || value === '') {
      throw new Error(`${name} is missing`);
    }
    return encodeURIComponent(String(value));
  });
}

function queryOf(values: object | undefined): string {
  const known = (values ?? {}) as Record<string, unknown>;
  const parts: string[] = [];
  for (const name of Object.keys(known)) {
    const value = known[name];
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) {
        parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`);
      }
    }
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Unlike any other; nobody guards anything by it. */
function randomKey(): string {
  const digits = (count: number): string => {
    let made = '';
    while (made.length < count) {
      made += Math.floor(Math.random() * 0x100000000)
        .toString(16)
        .padStart(8, '0');
    }
    return made.slice(0, count);
  };
  return `${Date.now().toString(16)}-${digits(24)}`;
}

function isSession(value: unknown): value is Session {
  const known = value as Partial<Session> | null | undefined;
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof known?.accessToken === 'string' &&
    typeof known.refreshToken === 'string' &&
    typeof known.expiresAt === 'string'
  );
}
