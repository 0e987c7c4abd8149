import { NetworkFailure, Problem, ShopApi, isProblemOf } from '../src';
import type { Session } from '../src';
import { FakeStorage, FakeWx } from './fake-wx';

const SHOP = process.env['SHOP_URL'] ?? '';
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const tests: Array<[string, () => Promise<void>]> = [];
const test = (name: string, body: () => Promise<void>): void => void tests.push([name, body]);

function equal<Value>(actual: Value, expected: Value, what: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
}

async function caught(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (failure) {
    return failure;
  }
  throw new Error('It did not fail');
}

let number = 0;

function shopper(storage = new FakeStorage(), name = `ts${Date.now()}${number++}`) {
  const wx = new FakeWx();
  let logins = 0;
  const clock = { ahead: 0 };
  const api = new ShopApi({
    baseUrl: SHOP,
    language: 'en',
    consentVersion: '2026-11',
    deviceName: 'Test phone',
    transport: wx,
    storage,
    login: async () => {
      logins++;
      return `sim:${name}`;
    },
    now: () => Date.now() + clock.ahead,
  });
  return { api, wx, storage, clock, name, logins: () => logins };
}

const calls = (wx: FakeWx, method: string, path: string) =>
  wx.calls.filter((call) => call.method === method && call.url.split('?')[0] === SHOP + path);

test('many calls at once sign in once', async () => {
  const me = shopper();
  const answers = await Promise.all([me.api.getMe(), me.api.getMe(), me.api.getProducts({ query: { limit: 3 } })]);
  equal(me.logins(), 1, 'log-ins');
  equal(answers[0].id, answers[1].id, 'the member');
  equal(answers[2].items?.length, 3, 'products');
  equal(answers[0].consents[0]?.version, '2026-11', 'the consent');
});

test('a session survives a restart', async () => {
  const first = shopper();
  const before = await first.api.getMe();
  const second = shopper(first.storage, first.name);
  equal((await second.api.getMe()).id, before.id, 'the member');
  equal(second.logins(), 0, 'log-ins');
});

test('a session is renewed before its token ends, once for all who wait', async () => {
  const me = shopper();
  await me.api.getMe();
  me.clock.ahead = 3 * 3600 * 1000;
  const stored = me.storage.values.get('guidepost.session') as Session;
  const renewed = Promise.all([me.api.getMe(), me.api.getMe()]);
  await renewed;
  equal(calls(me.wx, 'POST', '/api/shop/v1/sessions/renewal').length >= 1, true, 'renewals');
  equal(me.logins(), 1, 'log-ins');
  const after = me.storage.values.get('guidepost.session') as Session;
  equal(after.sessionId, stored.sessionId, 'the session');
  equal(after.refreshToken !== stored.refreshToken, true, 'another token');
});

test('what the server has ended is opened anew, and the call is made after all', async () => {
  const me = shopper();
  const member = await me.api.getMe();
  const elsewhere = shopper(new FakeStorage(), me.name);
  await elsewhere.api.deleteSessions();
  equal((await me.api.getMe()).id, member.id, 'the member');
  equal(me.logins(), 2, 'log-ins');
});

test('signing out ends the session at the server', async () => {
  const me = shopper();
  await me.api.getMe();
  const token = (me.storage.values.get('guidepost.session') as Session).accessToken;
  await me.api.signOut();
  equal(me.storage.values.has('guidepost.session'), false, 'a stored session');
  const stolen = shopper();
  stolen.storage.set('guidepost.session', {
    accessToken: token,
    refreshToken: 'gone',
    expiresAt: new Date(Date.now() + 3600_000).toISOString(),
    refreshExpiresAt: new Date(Date.now() + 3600_000).toISOString(),
    sessionId: '1',
    member: { id: '1', newMember: false },
  });
  const thief = shopper(stolen.storage, stolen.name);
  equal((await thief.api.getMe()).nickname, '', 'somebody else');
  equal(thief.logins(), 1, 'log-ins');
});

test('an order is placed once, however often its answer is lost', async () => {
  const me = shopper();
  await me.api.signIn();
  me.wx.failures.push(
    (call) => {
      // It arrives, and the answer does not.
      me.wx.request({ ...call, success: () => call.fail({ errMsg: 'request:fail timeout' }) });
      return true;
    },
  );
  const placed = await me.api.postOrders({
    body: {
      lines: [{ skuId: '101101', quantity: 1 }],
      address: { name: '陈小满', phone: '13800138000', region: '上海市静安区', detail: '南京西路 1 号' },
    },
  });
  const sent = calls(me.wx, 'POST', '/api/shop/v1/orders');
  equal(new Set(sent.map((call) => call.header['Idempotency-Key'])).size, 1, 'keys');
  const orders = await me.api.getOrders();
  equal(orders.items?.length, 1, 'orders');
  equal(orders.items?.[0]?.id, placed.id, 'the order');
});

test('a refusal is a problem with a code that the compiler knows', async () => {
  const me = shopper();
  const failure = await caught(me.api.getOrdersById({ path: { id: '1' } }));
  if (!isProblemOf('getOrdersById', failure)) {
    throw new Error(String(failure));
  }
  const code: 'not_found' = failure.code === 'not_found' ? failure.code : (undefined as never);
  equal(code, 'not_found', 'the code');
  equal(failure.status, 404, 'the status');
  equal(/^[0-9a-f]{32}$/.test(failure.traceId), true, 'the trace');
  equal(/[A-Za-z]/.test(failure.detail), true, 'the language');
});

test('facts come along, and malformed fields are named', async () => {
  const me = shopper();
  const failure = await caught(me.api.putMe({ body: { nickname: 'x'.repeat(40), version: 0 } }));
  equal(failure instanceof Problem && failure.errors[0]?.field, 'nickname', 'the field');
});

test('reading is repeated when the network is away for a moment, and not for ever', async () => {
  const me = shopper();
  await me.api.signIn();
  const lost = (call: { fail(failure: { errMsg: string }): void }): boolean => {
    call.fail({ errMsg: 'request:fail' });
    return true;
  };
  me.wx.failures.push(lost, lost);
  await me.api.getMe();
  equal(calls(me.wx, 'GET', '/api/shop/v1/me').length, 3, 'attempts');
  me.wx.failures.push(lost, lost, lost);
  equal((await caught(me.api.getMe())) instanceof NetworkFailure, true, 'a network failure');
});

test('what might happen twice is not repeated', async () => {
  const me = shopper();
  await me.api.signIn();
  me.wx.failures.push((call) => {
    call.fail({ errMsg: 'request:fail' });
    return true;
  });
  const failure = await caught(me.api.postMeClosure({ body: { code: `sim:${me.name}` } }));
  equal(failure instanceof NetworkFailure, true, 'a network failure');
  equal(calls(me.wx, 'POST', '/api/shop/v1/me/closure').length, 1, 'attempts');
});

test('a server that asks for patience is given it', async () => {
  const me = shopper();
  await me.api.signIn();
  const started = Date.now();
  me.wx.failures.push((call) => {
    call.success({
      statusCode: 503,
      data: JSON.stringify({ code: 'overloaded', status: 503, detail: 'busy' }),
      header: { 'Retry-After': '1' },
    });
    return true;
  });
  await me.api.getMe();
  equal(Date.now() - started >= 1000, true, 'the pause');
});

test('a picture is uploaded and fetched as bytes', async () => {
  const me = shopper();
  const profile = await me.api.postMeAvatar({ filePath: PICTURE });
  equal(profile.avatarUrl, '/api/shop/v1/me/avatar', 'the picture');
  equal((await me.api.getMeAvatar()).byteLength > 20, true, 'its bytes');
});

async function run(): Promise<void> {
  let failed = 0;
  await Promise.all(
    tests.map(async ([name, body]) => {
      try {
        await body();
      } catch (failure) {
        failed++;
        console.log(`FAILED ${name}:`, failure instanceof Error ? failure.stack : failure);
      }
    }),
  );
  console.log(failed === 0 ? `all is well: ${tests.length} tests` : `${failed} of ${tests.length} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

void run();
