/** The little of Node that the tests use. */
declare function require(name: 'node:http'): {
  request(
    url: string,
    options: { method: string; headers: Record<string, string>; timeout: number },
    answered: (answer: {
      statusCode: number;
      headers: Record<string, string>;
      on(event: 'data', heard: (piece: Uint8Array) => void): void;
      on(event: 'end', heard: () => void): void;
    }) => void,
  ): {
    on(event: 'error', heard: (failure: Error) => void): void;
    end(body?: string | Uint8Array): void;
  };
};
declare const Buffer: {
  concat(pieces: Uint8Array[]): Uint8Array & { toString(): string };
  from(text: string, encoding?: 'base64'): Uint8Array;
};
declare const process: { env: Record<string, string | undefined>; exit(status: number): never };
declare const console: { log(...words: unknown[]): void };
