export { ShopApi } from './generated/api';
export * from './generated/api';
export { Problem, NetworkFailure, isProblemOf } from './problem';
export type { CallOptions, ClientOptions, Session } from './client';
export type { SessionStorage, Transport, TransportAnswer, TransportCall, TransportUpload } from './transport';
