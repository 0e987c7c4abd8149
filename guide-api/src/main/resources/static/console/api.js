import { end, session, taste } from './session.js'

const BASE = '/api/admin/v1'

/** What the server refuses, in the words of the language that was asked for. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `HTTP ${status}`)
    this.status = status
    this.code = body.code || ''
    this.title = body.title || ''
    this.traceId = body.traceId || ''
    this.errors = body.errors || []
  }
}

function address(path, query) {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query || {})) {
    if (value !== undefined && value !== null && value !== '') asked.append(name, value)
  }
  const text = asked.toString()
  return BASE + path + (text ? '?' + text : '')
}

function headers(more) {
  const all = { 'Accept-Language': taste.language, ...more }
  if (session.open && !all.Authorization) all.Authorization = 'Bearer ' + session.open.accessToken
  return all
}

/** A key for what must not happen twice: kept by the caller while the same thing is tried again. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

async function refusal(answer) {
  const body = await answer.json().catch(() => ({}))
  // A wrong password or code of somebody who is signed in is his mistake, not the end of his session.
  if (answer.status === 401 && session.open && !['bad_credentials', 'bad_second_factor'].includes(body.code)) end({ expired: true })
  return new Problem(answer.status, body)
}

async function send(method, path, { query, body, key, signal, token } = {}) {
  const more = {}
  if (token) more.Authorization = 'Bearer ' + token
  if (body !== undefined) more['Content-Type'] = 'application/json'
  if (key) more['Idempotency-Key'] = key
  let answer
  try {
    answer = await fetch(address(path, query), {
      method, signal, headers: headers(more), body: body === undefined ? undefined : JSON.stringify(body)
    })
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed
    throw new Problem(0, { code: 'unreachable' })
  }
  if (!answer.ok) throw await refusal(answer)
  if (answer.status === 204) return null
  const type = answer.headers.get('Content-Type') || ''
  return type.includes('json') ? answer.json() : answer.blob()
}

export const get = (path, query, more) => send('GET', path, { query, ...more })
export const post = (path, body = {}, more) => send('POST', path, { body, ...more })
export const put = (path, body, more) => send('PUT', path, { body, ...more })
export const remove = (path, more) => send('DELETE', path, more)

/** Hands a file of the server to the browser; a link could not carry the token. */
export async function download(path, query, name) {
  const file = await get(path, query)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file instanceof Blob ? file : new Blob([JSON.stringify(file)]))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const pause = (ms, signal) => new Promise(resolve => {
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
})

/**
 * Server-sent events, read by hand because EventSource sends no token. Comes back after a broken line with the id of the
 * last event; ends with the signal, with 204, or when told that it is over.
 */
export async function listen(path, signal, { told, state }) {
  let last = ''
  for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 30000)) {
    try {
      const answer = await fetch(address(path), {
        signal, headers: headers({ Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) })
      })
      if (answer.status === 204) return state('over')
      if (!answer.ok) throw await refusal(answer)
      state('live')
      wait = 1000
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        const parts = (rest + value).split(/\r?\n\r?\n/)
        rest = parts.pop()
        for (const part of parts) {
          const event = { name: 'message', data: '' }
          for (const line of part.split(/\r?\n/)) {
            if (line.startsWith('event:')) event.name = line.slice(6).trim()
            if (line.startsWith('data:')) event.data += line.slice(5).trim()
            if (line.startsWith('id:')) last = line.slice(3).trim()
          }
          if (event.data) told(event.name, JSON.parse(event.data))
          if (event.name === 'over') return state('over')
        }
      }
    } catch (broken) {
      if (signal.aborted) return
      if (broken instanceof Problem && broken.status >= 400 && broken.status < 500) {
        return state('refused', broken)
      }
    }
    state('waiting')
    await pause(wait, signal)
  }
}
