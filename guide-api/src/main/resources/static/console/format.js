import { taste } from './session.js'

const ZONE = 'Asia/Shanghai'

const formats = new Map()

function cached(kind, make) {
  const key = taste.language + kind
  if (!formats.has(key)) formats.set(key, make(taste.language))
  return formats.get(key)
}

/** Fen as yuan; exact up to nine thousand billion yuan. */
export function yuan(fen) {
  if (fen === null || fen === undefined) return '–'
  const text = cached('yuan', language => new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))
    .format(Math.abs(fen) / 100)
  return (fen < 0 ? '−' : '') + '¥' + text
}

/** Short, for the axes of charts. */
export function shortYuan(fen) {
  return cached('short', language => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })).format(fen / 100)
}

export function number(count) {
  return count === null || count === undefined
    ? '–' : cached('number', language => new Intl.NumberFormat(language)).format(count)
}

/** Basis points as a percentage, with both decimals: nothing is rounded. */
export function percent(bp) {
  return bp === null || bp === undefined ? '–' : (bp / 100).toFixed(bp % 100 === 0 ? 0 : bp % 10 === 0 ? 1 : 2) + '%'
}

export function moment(at) {
  return at ? cached('moment', language => new Intl.DateTimeFormat(language, {
    timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false
  })).format(new Date(at)) : '–'
}

export function clock(at) {
  return at ? cached('clock', language => new Intl.DateTimeFormat(language, {
    timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false
  })).format(new Date(at)) : '–'
}

/** The business day of a moment, as 2026-11-22. */
export function dayOf(at) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(at))
}

export function daysBefore(day, count) {
  const date = new Date(day + 'T00:00:00Z')
  date.setUTCDate(date.getUTCDate() - count)
  return date.toISOString().slice(0, 10)
}

/** The change from one number to another as a percentage; none from nothing. */
export function change(value, before) {
  return before > 0 ? Math.trunc((value - before) * 1000 / before) / 10 : null
}

/** What an answer of the overview says, in its unit. */
export function measured(value) {
  if (!value) return '–'
  if (value.amountFen !== undefined && value.amountFen !== null) return yuan(value.amountFen)
  if (value.count !== undefined && value.count !== null) return number(value.count)
  return percent(value.rateBp)
}

export function plain(value) {
  return value.amountFen ?? value.count ?? value.rateBp ?? null
}
