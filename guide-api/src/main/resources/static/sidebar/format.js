// Amounts, days and moments as people write them. Business days are those of Shanghai.

import { i18n } from './words.js'

const ZONE = 'Asia/Shanghai'
const tag = () => i18n.global.locale.value

export function yuan(fen) {
  return new Intl.NumberFormat(tag(), { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' }).format(
    fen / 100,
  )
}

export function percent(bp) {
  return new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: 1 }).format(bp / 10000)
}

export function day(moment) {
  return moment
    ? new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeZone: ZONE }).format(new Date(moment))
    : ''
}

export function minute(moment) {
  return moment
    ? new Intl.DateTimeFormat(tag(), {
        month: 'numeric',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
        timeZone: ZONE,
      }).format(new Date(moment))
    : ''
}

/** Whole fen out of what somebody has typed, or null where that is no amount. */
export function fenOf(text) {
  const match = /^\s*(\d{1,7})(?:\.(\d{1,2}))?\s*$/.exec(text)
  return match ? Number(match[1]) * 100 + Number((match[2] || '').padEnd(2, '0')) : null
}

/** What a coupon takes off, in words. */
export function couponWorth(coupon, t) {
  const off = {
    AMOUNT: () => t('coupon.amount', { off: yuan(coupon.offFen) }),
    SHARE: () => t('coupon.share', { off: percent(coupon.offBp) }),
    FREIGHT: () => t('coupon.freight'),
  }[coupon.kind]()
  return coupon.thresholdFen > 0 ? `${off} · ${t('coupon.from', { from: yuan(coupon.thresholdFen) })}` : off
}
