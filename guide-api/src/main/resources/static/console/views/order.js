import { defineComponent, h } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRoute } from 'vue-router'
import { get } from '../api.js'
import { moment, number, percent, yuan } from '../format.js'
import { icon } from '../icons.js'
import { info, nameOf, numberHead } from '../metrics.js'
import { badge, card, cell, Empty, num, page, Shown, Status, table, useAnswer } from '../parts.js'

const ICONS = {
  TOUCH: 'link', BINDING: 'person', FRIEND: 'person', ASSIST: 'cart', HOME_STORE: 'store', PICK_UP_STORE: 'store', LEAVERS_STORE: 'store', IMPORTED_STORE: 'store', HQ: 'organization', RULING: 'rules'
}
const SPLIT_COLOURS = ['bg-primary', 'bg-green', 'bg-orange', 'bg-purple']

/** What happened to the order and what spoke for whom, in the order of time; what has no time of its own comes apart. */
export function moments(order, attribution) {
  const told = []
  const add = (at, rank, moment) => at && told.push({ at, rank, ...moment })
  for (const candidate of attribution?.candidates || []) {
    add(candidate.occurredAt, 0, { kind: 'candidate', candidate })
  }
  add(order.placedAt, 1, { kind: 'event', name: 'placedEvent', icon: 'cart' })
  if (attribution) add(attribution.decidedAt, 2, { kind: 'decision' })
  // WeChat tells whole seconds: a payment never comes before its order.
  add(order.paidAt && new Date(order.paidAt) < new Date(order.placedAt) ? order.placedAt : order.paidAt, 3, { kind: 'event', name: 'paidEvent', icon: 'coin' })
  add(order.shippedAt, 4, { kind: 'event', name: 'shippedEvent', icon: 'right' })
  add(order.receivedAt, 5, { kind: 'event', name: 'receivedEvent', icon: 'check' })
  for (const refund of order.refunds || []) {
    add(refund.finishedAt || refund.requestedAt, 6, { kind: 'event', name: 'refundEvent', icon: 'back', bad: true, amountFen: refund.amountFen, status: refund.status, reason: refund.reason })
  }
  add(order.windowEndsAt, 7, { kind: 'event', name: 'windowEvent', icon: 'jobs' })
  add(order.closedAt, 8, { kind: 'event', name: 'closedEvent', icon: 'cross', reason: order.closeReason })
  return told.sort((one, other) => new Date(one.at) - new Date(other.at) || one.rank - other.rank)
}

export default defineComponent({
  setup() {
    const { t, te } = useI18n()
    const id = useRoute().params.id
    const orElse = (path, key) => get(path).catch(problem => {
      if (problem.status === 404) return key
      throw problem
    })
    const order = useAnswer(() => get('/orders/' + id))
    const attribution = useAnswer(() => orElse(`/orders/${id}/attribution`, {}))
    const commission = useAnswer(() => orElse(`/orders/${id}/commission`, { lines: [] }))
    const basis = name => te('basis.' + name) ? t('basis.' + name) : name
    const who = one => [one.guide?.name, one.store?.name].filter(Boolean).join(' · ') || t('orders.hq')

    function split(splits) {
      return splits.length ? [
        ['performance_share', splits.filter(part => part.performanceBp), 'performanceBp'],
        ['commission_share', splits.filter(part => part.commissionBp), 'commissionBp']
      ].filter(([, parts]) => parts.length).map(([metric, parts, field]) => h('div', { class: 'mt-2', key: metric }, [
        h('div', { class: 'small text-secondary mb-1' }, [nameOf(metric), info(metric)]),
        h('div', { class: 'd-flex flex-wrap gap-2' }, parts.map((part, at) => h('span', { class: 'badge ' + SPLIT_COLOURS[at % 4] + ' text-white', key: part.payeeType + part.payeeId },
          `${t('payee.' + part.payeeType)} ${part.name || ''} ${percent(part[field])}`)))
      ])) : null
    }

    function candidate(found) {
      const { accepted, kind, text, reason, late } = found
      return [
        h('div', { class: 'd-flex flex-wrap gap-2 align-items-center' }, [
          h('strong', te('kind.' + kind) ? t('kind.' + kind) : kind),
          badge(t(accepted ? 'orders.accepted' : 'orders.turnedDown'), accepted ? 'green' : 'secondary'),
          late ? badge(t('orders.late'), 'orange') : null
        ]),
        h('div', { class: 'mt-1' }, text),
        !accepted && reason ? h('code', { class: 'small' }, reason) : null
      ]
    }

    function one(told, decided) {
      const dot = name => h('span', { class: 'dot' }, [icon(name)])
      const at = h('div', { class: 'small text-secondary mb-1' }, moment(told.at))
      if (told.kind === 'candidate') {
        return h('li', { class: told.candidate.accepted ? 'won' : 'lost', 'data-candidate': told.candidate.kind },
          [dot(ICONS[told.candidate.kind] || 'link'), at, h('div', { class: 'what' }, candidate(told.candidate))])
      }
      if (told.kind === 'decision') {
        return h('li', { class: 'decision', 'data-decision': '' }, [dot('rules'), at, h('div', { class: 'what' }, [
          h('div', { class: 'd-flex flex-wrap gap-2 align-items-center' }, [
            h('strong', { class: 'fs-3' }, t('orders.decision', { who: who(decided) })), badge(basis(decided.basis), 'blue'),
            decided.revision > 1 ? badge(t('orders.revision', { n: decided.revision }), 'orange') : null
          ]),
          h('div', { class: 'mt-1' }, decided.text),
          h('div', { class: 'small text-secondary mt-1' }, `${t('orders.rules')}: ${decided.ruleSetName || ''} v${decided.ruleSetVersion ?? '–'}`),
          split(decided.splits || [])
        ])])
      }
      return h('li', { class: told.bad ? 'bad' : '' }, [dot(told.icon), at, h('div', { class: 'py-1' }, [
        h('strong', t('orders.' + told.name, { amount: told.amountFen === undefined ? '' : yuan(told.amountFen) })),
        told.status ? [' ', h(Status, { of: told.status })] : null,
        told.reason ? h('div', { class: 'text-secondary' }, told.reason) : null
      ])])
    }

    function timeline(found) {
      const decided = attribution.state.data?.decidedAt ? attribution.state.data : null
      const standing = (decided?.candidates || []).filter(candidate => !candidate.occurredAt)
      return [
        h('div', { class: 'card-body' }, [
          !decided && !attribution.state.loading ? h('p', { class: 'text-secondary' }, t('orders.undecided')) : null,
          h('ul', { class: 'moments' }, moments(found, decided).map(told => one(told, decided)))
        ]),
        standing.length ? h('div', { class: 'card-body border-top' }, [
          h('h4', t('orders.ground')),
          h('ul', { class: 'list-unstyled d-grid gap-3 mb-0' }, standing.map((found, at) => h('li', { key: at, 'data-candidate': found.kind }, candidate(found))))
        ]) : null
      ]
    }

    const payee = ({ type }, line) => {
      const all = [...(attribution.state.data?.splits || []), ...(attribution.state.data?.lines || []).flatMap(of => of.splits)]
      const named = all.find(part => part.payeeType === line.payee.type && part.payeeId === line.payee.id)
      return `${t('payee.' + type)} ${named?.name || line.payee.id}`
    }

    return () => page(h('span', [t('orders.id') + ' ', h('span', { class: 'font-monospace' }, id)]), {
      pretitle: h(RouterLink, { to: '/orders' }, () => '← ' + t('nav.orders')),
      actions: order.state.data ? [h(Status, { of: order.state.data.status })] : null
    }, h(Shown, { state: order.state, again: order.again, lines: 10 }, found => h('div', { class: 'row row-cards' }, [
      h('div', { class: 'col-12' }, [h('div', { class: 'card' }, [h('div', { class: 'card-body d-flex flex-wrap gap-4' }, [
        ['order_payable', yuan(found.payableFen)], ['order_refunded', yuan(found.refundedFen)]
      ].map(([metric, text]) => h('div', { key: metric }, [h('div', { class: 'subheader' }, [nameOf(metric), info(metric)]), h('div', { class: 'h2 m-0' }, text)]))
        .concat([
          h('div', [h('div', { class: 'subheader' }, t('orders.guide')), h('div', { class: 'h3 m-0' }, found.guide?.name || '–')]),
          h('div', [h('div', { class: 'subheader' }, t('orders.store')), h('div', { class: 'h3 m-0' }, found.store?.name || '–')]),
          h('div', [h('div', { class: 'subheader' }, t('orders.member')), h(RouterLink, { to: '/members/' + found.memberId, class: 'font-monospace' }, () => found.memberId)])
        ]))])]),
      h('div', { class: 'col-lg-6' }, [card(t('orders.timeline'), h(Shown, { state: attribution.state, again: attribution.again, lines: 8 }, () => timeline(found)))]),
      h('div', { class: 'col-lg-6 d-grid gap-3 align-content-start' }, [
        card(t('orders.lines'), table([t('orders.lines'), numberHead('line_quantity', t('orders.quantity')), numberHead('line_paid'), numberHead('order_refunded')],
          found.lines.map(line => h('tr', { key: line.id }, [cell([h('div', line.title), h('div', { class: 'small text-secondary' }, line.spec)]), num(number(line.quantity)), num(yuan(line.paidFen)), num(line.refundedFen ? yuan(line.refundedFen) : '–')])))),
        card(t('orders.commission'), h(Shown, { state: commission.state, again: commission.again }, earned => earned.lines.length ? table(
          [t('orders.payee'), numberHead('commission_base'), numberHead('commission_rate', t('orders.rate')), numberHead('commission_accrued'), numberHead('commission_clawed_back'), numberHead('commission_net')],
          [...earned.lines.flatMap((line, at) => [h('tr', { key: at, class: 'told-below' }, [
            cell(payee(line.payee, line)), num(yuan(line.baseFen)),
            num(line.rateBp !== undefined && line.rateBp !== null ? percent(line.rateBp) : yuan(line.fixedFen)),
            num(yuan(line.accruedFen)), num(line.clawedBackFen ? yuan(line.clawedBackFen) : '–'), num(yuan(line.netFen))]), h('tr', { key: at + ':why' }, [h('td', { colspan: 6, class: 'small text-secondary pt-0' }, line.why)])]),
          h('tr', { class: 'fw-medium' }, [h('td', { colspan: 5 }, t('total')), num(yuan(earned.totalNetFen))])]) : h(Empty)))
      ])
    ])))
  }
})
