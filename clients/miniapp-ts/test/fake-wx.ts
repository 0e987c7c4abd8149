import type { SessionStorage, Transport, TransportCall } from '../src';

const http = require('node:http');

/** `wx.request` over Node: everything it is asked for is remembered, and the next calls can be made to fail. */
export class FakeWx implements Transport {
  readonly calls: TransportCall[] = [];
  readonly failures: Array<(call: TransportCall) => boolean> = [];

  request(call: TransportCall): void {
    this.calls.push(call);
    const failure = this.failures[0];
    if (failure) {
      this.failures.shift();
      if (failure(call)) {
        return;
      }
    }
    this.send(call.url, call.method, call.header, call.data, call);
  }

  uploadFile(upload: Parameters<NonNullable<Transport['uploadFile']>>[0]): void {
    const boundary = 'guidepost-boundary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${upload.name}"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), Buffer.from(upload.filePath, 'base64'), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    this.send(upload.url, 'POST', { ...upload.header, 'Content-Type': `multipart/form-data; boundary=${boundary}` }, body, {
      responseType: 'text',
      timeout: upload.timeout,
      success: (answer) => upload.success({ statusCode: answer.statusCode, data: String(answer.data) }),
      fail: upload.fail,
    });
  }

  private send(
    url: string,
    method: string,
    header: Record<string, string>,
    body: string | Uint8Array | undefined,
    call: Pick<TransportCall, 'responseType' | 'timeout' | 'success' | 'fail'>,
  ): void {
    const request = http.request(url, { method, headers: header, timeout: call.timeout }, (answer) => {
      const pieces: Uint8Array[] = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => {
        const bytes = Buffer.concat(pieces);
        const data = call.responseType === 'arraybuffer' ? bytes : bytes.toString();
        call.success({ statusCode: answer.statusCode, data, header: answer.headers });
      });
    });
    request.on('error', (failure) => call.fail({ errMsg: failure.message }));
    request.end(body);
  }
}

export class FakeStorage implements SessionStorage {
  readonly values = new Map<string, unknown>();

  get(key: string): unknown {
    return this.values.get(key) ?? '';
  }

  set(key: string, value: unknown): void {
    this.values.set(key, JSON.parse(JSON.stringify(value)));
  }

  remove(key: string): void {
    this.values.delete(key);
  }
}
