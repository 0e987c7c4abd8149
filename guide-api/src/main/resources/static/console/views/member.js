import { defineComponent, h } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRoute } from 'vue-router'
import { get } from '../api.js'
import { moment, number, yuan } from '../format.js'
import { info, nameOf, numberHead } from '../metrics.js'
import { card, cell, Empty, num, page, Shown, Status, table, useAnswer } from '../parts.js'
import { useNames } from './names.js'

export default defineComponent({
  setup() {
    const { t, te } = useI18n()
    const said = (group, name) => !name ? '–' : te(`${group}.${name}`) ? t(`${group}.${name}`) : name
    const id = useRoute().params.id
    const names = useNames()
    const portrait = useAnswer(() => get('/members/' + id))
    const bindings = useAnswer(() => get(`/members/${id}/bindings`))
    const who = one => [one.guideName || names.guide(one.guideId), one.storeName].filter(Boolean).join(' · ')

    function trade(found) {
      const one = (metric, text) => h('div', { key: metric, class: 'col-6 col-md-3' }, [h('div', { class: 'subheader' }, [nameOf(metric), info(metric)]), h('div', { class: 'h2 m-0' }, text)])
      return h('div', { class: 'card-body' }, [
        h('div', { class: 'd-flex flex-wrap gap-3 align-items-baseline mb-3' }, [
          h('span', { class: 'h2 m-0' }, found.member.wecomName || found.member.nickname || '–'), h('span', { class: 'font-monospace' }, found.member.phone || ''),
          h('span', { class: 'text-secondary' }, `${t('members.registered')} ${moment(found.member.registeredAt)}`)
        ]),
        h('div', { class: 'row g-3' }, [one('member_orders', number(found.trade.orders)), one('member_paid', yuan(found.trade.paidFen)), one('member_refunded', yuan(found.trade.refundedFen)), h('div', { class: 'col-6 col-md-3' }, [h('div', { class: 'subheader' }, t('members.lastPaid')), h('div', moment(found.trade.lastPaidAt))])])
      ])
    }

    const binding = found => card(t('members.binding'), found.current ? h('div', { class: 'card-body' }, [
      h('div', { class: 'h2' }, who(found.current)),
      h('dl', { class: 'row mb-0' }, [[t('members.bound'), moment(found.current.boundAt)], [t('members.until'), moment(found.current.expiresAt)], [t('members.protected'), moment(found.current.protectedUntilAt)], [t('members.source'), said('bindingSource', found.current.source)], [t('members.home'), found.homeStoreId ? names.store(found.homeStoreId) : '–']]
        .flatMap(([name, text]) => [h('dt', { class: 'col-5 text-secondary' }, name), h('dd', { class: 'col-7' }, text)]))
    ]) : h(Empty, { text: t('members.notBound') }))

    const history = found => card(t('members.history'), found.history.length || found.current ? table([t('members.bound'), t('withdrawals.guide'), t('members.source'), t('reason')],
      (found.history.length ? found.history : [found.current]).flatMap(one => [
        h('tr', { key: one.id }, [cell(moment(one.boundAt), 'nowrap'), cell(who(one)), cell(said('bindingSource', one.source)), cell(one.endReason ? `${said('bindingEnd', one.endReason)} · ${moment(one.endedAt)}` : '–')]),
        ...one.changes.map((change, at) => h('tr', { key: one.id + ':' + at, class: 'text-secondary depth-1' }, [cell(moment(change.happenedAt), 'nowrap'), cell(said('bindingChange', change.kind)), cell(said('bindingCause', change.cause)), cell([change.reason, change.adminName].filter(Boolean).join(' · '))]))])) : h(Empty))

    return () => page(h('span', [t('members.number') + ' ', h('span', { class: 'font-monospace' }, id)]), { pretitle: h(RouterLink, { to: '/members' }, () => '← ' + t('nav.members')) },
      h('div', { class: 'row row-cards' }, [
        h('div', { class: 'col-12' }, [card(null, h(Shown, { state: portrait.state, again: portrait.again }, trade))]),
        h('div', { class: 'col-md-5' }, [h(Shown, { state: bindings.state, again: bindings.again }, binding)]),
        h('div', { class: 'col-md-7' }, [bindings.state.data ? history(bindings.state.data) : null]),
        portrait.state.data ? [
          h('div', { class: 'col-md-7' }, [card(t('members.orders'), portrait.state.data.recentOrders.length ? table([t('orders.id'), t('orders.placed'), t('status.label'), numberHead('order_payable')],
            portrait.state.data.recentOrders.map(order => h('tr', { key: order.id }, [cell(h('a', { href: '#/orders/' + order.id, class: 'font-monospace' }, order.id)), cell(moment(order.placedAt), 'nowrap'), cell(h(Status, { of: order.status })), num(yuan(order.payableFen))]))) : h(Empty))]),
          h('div', { class: 'col-md-5' }, [card(t('members.friends'), portrait.state.data.friends.length ? table([t('withdrawals.guide'), t('members.added')],
            portrait.state.data.friends.map(friend => h('tr', { key: friend.guideId + friend.externalUserId }, [cell(friend.guideName || friend.guideId), cell(moment(friend.addedAt), 'nowrap')]))) : h(Empty))])
        ] : null
      ]))
  }
})
