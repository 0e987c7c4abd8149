// The one door to the server: token, language, problems and request keys.

const BASE = '/api/guide/v1'
const STORED = 'guidepost.guide'
const PATIENCE_MS = 20000

let session = read()
let language = 'zh-CN'
let onSignedOut = () => {}

function read() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORED))
    return stored && Date.parse(stored.expiresAt) > Date.now() ? stored : null
  } catch {
    return null
  }
}

/** What the server says no with; `title` and `detail` are in the language of the page. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || String(status))
    this.status = status
    this.code = body.code || ''
    this.traceId = body.traceId || ''
    this.fields = (body.errors || []).map((error) => `${error.field}: ${error.message}`)
  }
}

/** Whether the server has been heard at all: without an answer the same request may be sent again with the same key. */
export class NoAnswer extends Error {}

export function speak(tag) {
  language = tag
}

export function signedIn() {
  return session
}

export function whenSignedOut(callback) {
  onSignedOut = callback
}

export function signOut() {
  session = null
  sessionStorage.removeItem(STORED)
}

/** `code` is WeCom's, good once. */
export async function signIn(code) {
  signOut()
  const opened = await call('POST', '/sessions', { body: { code } })
  session = opened
  sessionStorage.setItem(STORED, JSON.stringify(opened))
  return opened
}

/** The name of one wish: sent again with the wish until it is fulfilled, so that it is fulfilled once. */
export function newKey() {
  return crypto.randomUUID()
}

export const get = (path) => call('GET', path)
export const post = (path, body = {}, key) => call('POST', path, { body, key })
export const put = (path, body) => call('PUT', path, { body })
export const remove = (path) => call('DELETE', path)
/** A file as the one part named `file`. */
export const upload = (path, file) => call('POST', path, { file })
/** An address for an `img`, because a picture asks without a token; to be revoked by who shows it. */
export const picture = (path) => call('GET', path, { isPicture: true })

async function call(method, path, { body, key, isPicture, file } = {}) {
  const headers = { 'Accept-Language': language }
  if (session) headers.Authorization = `Bearer ${session.accessToken}`
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key) headers['Idempotency-Key'] = key
  const answer = await asked(BASE + path, {
    method,
    headers,
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE_MS),
    body: file ? parts(file) : body === undefined ? undefined : JSON.stringify(body),
  })
  if (!answer.ok) {
    const problem = new Problem(answer.status, await answer.json().catch(() => ({})))
    if (answer.status === 401 && session) {
      signOut()
      onSignedOut()
    }
    throw problem
  }
  if (isPicture) return URL.createObjectURL(await answer.blob())
  const text = await answer.text()
  return text ? JSON.parse(text) : null
}

function parts(file) {
  const form = new FormData()
  form.append('file', file, file.name || 'photo.jpg')
  return form
}

async function asked(url, request) {
  try {
    return await fetch(url, request)
  } catch (cause) {
    throw new NoAnswer(cause.message)
  }
}
