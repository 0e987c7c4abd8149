/** What goes over the wire; the part of `wx` that the client needs. A test brings its own. */
export interface Transport {
  request(call: TransportCall): void;
  uploadFile?(upload: TransportUpload): void;
}

export interface TransportAnswer {
  statusCode: number;
  data: unknown;
  header: Record<string, string>;
}

export interface TransportCall {
  url: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  header: Record<string, string>;
  data?: string;
  /** `text`, so that the answer is parsed here and an error is an error of ours. */
  dataType: 'text';
  responseType: 'text' | 'arraybuffer';
  timeout: number;
  success(answer: TransportAnswer): void;
  fail(failure: { errMsg: string }): void;
}

export interface TransportUpload {
  url: string;
  filePath: string;
  name: string;
  header: Record<string, string>;
  timeout: number;
  success(answer: { statusCode: number; data: string }): void;
  fail(failure: { errMsg: string }): void;
}

/** Where the session lies between two starts; `wx.getStorageSync` and its like. */
export interface SessionStorage {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  remove(key: string): void;
}

interface Wx extends Transport {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
  removeStorageSync(key: string): void;
  login(options: { success(answer: { code: string }): void; fail(failure: { errMsg: string }): void }): void;
}

declare const wx: Wx | undefined;
declare function setTimeout(work: () => void, millis: number): unknown;

function here(): Wx {
  if (typeof wx === 'undefined') {
    throw new Error('There is no wx here: give the client a transport, a storage and a login of its own');
  }
  return wx;
}

export function wxTransport(): Transport {
  return here();
}

export function wxStorage(): SessionStorage {
  return {
    get: (key) => here().getStorageSync(key),
    set: (key, value) => here().setStorageSync(key, value),
    remove: (key) => here().removeStorageSync(key),
  };
}

/** A fresh code of `wx.login`. */
export function wxLogin(): Promise<string> {
  return new Promise((resolve, reject) =>
    here().login({ success: (answer) => resolve(answer.code), fail: (failure) => reject(new Error(failure.errMsg)) }),
  );
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, millis));
}
